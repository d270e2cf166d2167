import { look, type Seen } from '../../../lti-server/api/live/look.ts';
import { serve } from '../../../lti-server/api/server.fixture.ts';
import { push } from '../../../lti-server/api/sync/push.ts';
import { bearerOf, put } from '../../../lti-server/api/sync/school.fixture.ts';
import type { Database } from '../../../lti-server/db/database.ts';
import { issueSession } from '../../../lti-server/lti/session.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { classScope, personScope } from '../../../shared/model/scope.ts';
import { type Mutation, PROTOCOL } from '../../../shared/protocol/sync.ts';
import type { BigClass } from './big-class.ts';
import { type CountedClient, countedClient } from './counted-client.ts';
import { countedDatabase } from './counted-database.ts';

/** How many records change between two pulls. */
export const CHANGES = 10;

export type Measured = {
  who: 'learner' | 'teacher' | 'class';
  act: 'first pull' | '10-change pull' | 'push of 1' | 'live look';
  records: number;
  requests: number;
  bytes: number;
  read: number;
  written: number;
  localRows: number;
  localScans: number;
  ms: number;
};

/** What a learner answers to a step, or a teacher changes in it. */
const onStep = (big: BigClass, step: string, learner: PersonId, fields: Mutation['fields']) =>
  put('next_step', { record: step, context: big.context, learner, fields });

export async function measure(database: Database, big: BigClass): Promise<Measured[]> {
  const counted = countedDatabase(database);
  const server = await serve(counted);
  const clientOf = async (person: PersonId) => {
    const { access } = await bearerOf(database, big.tenant, person, 'launch');
    return countedClient(server.origin, access);
  };
  const found: Measured[] = [];
  async function note(
    who: Measured['who'],
    act: Measured['act'],
    client: CountedClient | null,
    work: () => Promise<unknown>,
  ): Promise<void> {
    counted.take();
    client?.take();
    const from = performance.now();
    await work();
    const ms = performance.now() - from;
    const { read, written } = counted.take();
    const { traffic, local } = client?.take() ?? {
      traffic: { requests: 0, bytes: 0 },
      local: { rows: 0, scans: 0 },
    };
    const records = client === null ? 0 : await client.held();
    client?.take();
    found.push({
      ...{ who, act, records, ...traffic, read, written, ms },
      localRows: local.rows,
      localScans: local.scans,
    });
  }

  try {
    const [first = ''] = big.learners;
    const learner = await clientOf(first);
    const teacher = await clientOf(big.teacher);
    await note('learner', 'first pull', learner, learner.pull);
    await note('teacher', 'first pull', teacher, teacher.pull);

    const mine = big.steps.ofFirst.slice(0, CHANGES);
    for (const step of mine)
      await push(database, big.tenant, big.teacher, [
        onStep(big, step, first, { text: 'Name your source, and say why you trust it.' }),
      ]);
    await note('learner', '10-change pull', learner, learner.pull);
    await teacher.pull();

    for (const [n, step] of big.steps.ofOthers.slice(0, CHANGES).entries()) {
      const person = big.learners[n + 1] ?? '';
      const said = onStep(big, step, person, { answer: 'will_do' });
      const [result] = await push(database, big.tenant, person, [said]);
      if (result?.status !== 'applied') throw new Error(`A learner was refused: ${result?.code}.`);
    }
    await note('teacher', '10-change pull', teacher, teacher.pull);

    const [own = ''] = mine;
    await note('learner', 'push of 1', learner, async () => {
      const mutations = [onStep(big, own, first, { answer: 'will_do' })];
      const answer = await learner.transport.push(
        { protocol: PROTOCOL.max, mutations },
        new AbortController().signal,
      );
      if (!answer.ok || answer.value.results[0]?.status !== 'applied')
        throw new Error('The push was not taken.');
    });

    const streams = await streamsOf(database, big);
    await note('class', 'live look', null, async () => {
      const sights = await counted.tenant(big.tenant, (tx) => look(tx, streams, false));
      const told = [...sights.values()].filter((sight) => sight?.changed === true);
      if (told.length !== 1) throw new Error(`${told.length} streams were told, not one.`);
    });
    return found;
  } finally {
    await server.close();
  }
}

/** Every learner of the class holds a stream that has seen all but the last push. */
async function streamsOf(database: Database, big: BigClass): Promise<Seen[]> {
  return database.tenant(big.tenant, async (tx) => {
    const clock = await tx.selectFrom('school.tenant_clock').select('seq').executeTakeFirst();
    const seq = (clock?.seq ?? 0) - 1;
    const streams: Seen[] = [];
    for (const person of big.learners) {
      const { session } = await issueSession(tx, big.tenant, { person, kind: 'launch', label: '' });
      const scopes = new Set([personScope(person), classScope(big.context)]);
      streams.push({ session, scopes, seq });
    }
    return streams;
  });
}
