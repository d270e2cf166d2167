import { randomBytes } from 'node:crypto';
import { newId, type PersonId, sketchId, type TenantId } from '../../shared/model/ids.ts';
import { teachersScope } from '../../shared/model/scope.ts';
import type { Mutation } from '../../shared/protocol/sync.ts';
import { issueForPerson } from '../admin/sessions.ts';
import { claimCode, makeCode } from '../api/pairing/codes.ts';
import { bearerOf, comment, makeSchool, personAt, put } from '../api/sync/school.fixture.ts';
import type { Database } from '../db/database.ts';

/** Words nobody else has, in all that one person or some alone may read. */
type Secret = { word: string; readers: readonly PersonId[] };
/** A record, as it was sent, and who may write it. */
export type Kept = { sent: Mutation; writers: readonly PersonId[] };

/** 43 characters, as a proof of a browser's has. */
const CHALLENGE = 'c'.repeat(43);
const SKETCH = 'strengths';

/** A school with something of every person in it that others are after. */
export async function makeVictims(database: Database, tenant: TenantId) {
  const school = await makeSchool(database, tenant);
  const { ada, lin, max, course } = school;
  const at = (person: PersonId) => personAt(database, tenant, person);
  const secrets: Secret[] = [];
  const kept: Kept[] = [];
  const secret = (...readers: PersonId[]): string => {
    const word = `zz${randomBytes(6).toString('hex')}`;
    secrets.push({ word, readers });
    return word;
  };
  const keep = async (by: PersonId, sent: Mutation, ...others: PersonId[]) => {
    const result = await at(by).one(sent);
    if (result?.status !== 'applied') throw new Error(`${sent.kind}: ${JSON.stringify(result)}`);
    kept.push({ sent, writers: [by, ...others] });
    return sent;
  };

  const own = { learner: lin };
  const goal = await keep(lin, put('goal', { ...own, fields: { next: secret(lin) } }));
  await keep(lin, put('check_in', { ...own, parent: goal.record, fields: { text: secret(lin) } }));
  await keep(lin, put('reflection', { ...own, fields: { victories: secret(lin) } }));
  await keep(
    lin,
    put('sketch', {
      ...own,
      record: sketchId(lin, SKETCH),
      fields: { part: SKETCH, text: secret(lin) },
    }),
  );
  const audience = [teachersScope(course)];
  const shared = { next: secret(lin, ada), audience };
  await keep(lin, put('goal', { ...own, fields: shared }));

  const draft = comment(school);
  const hidden = { ...draft.feedback, fields: { observation: secret(ada), state: 'draft' } };
  await keep(ada, hidden);
  await keep(ada, { ...draft.step, fields: { text: secret(ada) } });
  const open = comment(school, 'released');
  const told = { ...open.feedback, fields: { observation: secret(ada, lin), state: 'released' } };
  await keep(ada, told);
  await keep(ada, { ...open.step, fields: { text: secret(ada, lin) } }, lin);
  const about = { context: course, learner: lin, parent: open.step.record };
  await keep(lin, put('reply', { ...about, fields: { text: secret(ada, lin) } }));
  await keep(ada, put('prompt', { learner: null, fields: { text: secret(ada) } }));

  const tokens = await bearerOf(database, tenant, lin);
  const { code } = await makeCode(database, { tenant, person: lin });
  await claimCode(database, code, CHALLENGE);
  return { tenant, school, secrets, kept, tokens, code, people: { ada, lin, max } };
}
export type Victims = Awaited<ReturnType<typeof makeVictims>>;

/** Somebody with sessions of their own; in their own school an administrator too. */
export async function attackerAt(database: Database, tenant: TenantId, person: PersonId) {
  const device = await bearerOf(database, tenant, person);
  const launch = await bearerOf(database, tenant, person, 'launch');
  const admin = await database.tenant(tenant, (tx) => issueForPerson(tx, tenant, person));
  const tokens = { device: device.access, launch: launch.access, admin };
  return { tenant, person, ...tokens, nonce: newId() };
}
export type Attacker = Awaited<ReturnType<typeof attackerAt>>;
