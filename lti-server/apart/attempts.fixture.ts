import { newId } from '../../shared/model/ids.ts';
import { KINDS } from '../../shared/model/kinds.ts';
import { classScope, personScope, teachersScope } from '../../shared/model/scope.ts';
import { ADMIN } from '../../shared/protocol/admin.ts';
import { PATHS } from '../../shared/protocol/http.ts';
import type { Mutation } from '../../shared/protocol/sync.ts';
import { again, put } from '../api/sync/school.fixture.ts';
import type { Attacker, Kept, Victims } from './victims.fixture.ts';

/** What somebody sends to a route to get at what is another's. `with`: which of their sessions. */
export type Attempt = { path: string; with: 'device' | 'launch' | 'admin' | null; body: unknown };
/** `atOnce`: mutations in one request. */
type Attempts = (victims: Victims, attacker: Attacker, atOnce: number) => Attempt[];

const STOLEN = 'taken over';
const PROOF = 'v'.repeat(43);

/** Another hand on a record: each of its fields, whose it is, and its end. */
function ontoRecord({ sent }: Kept, attacker: Attacker): Mutation[] {
  const words = Object.entries(sent.fields).filter(([, value]) => typeof value === 'string');
  const fields = Object.fromEntries(words.map(([name]) => [name, STOLEN]));
  return [
    again(sent, { fields }),
    again(sent, { fields, learner: attacker.person }),
    again(sent, { fields, learner: null, context: null, parent: null }),
    again(sent, { fields: { audience: [personScope(attacker.person)] } }),
    again(sent, { op: 'delete' }),
  ];
}

/** Something new in another's name, or hung on what is another's. */
function underRecord({ sent }: Kept, { school }: Victims): Mutation[] {
  return Object.keys(KINDS).flatMap((kind) => {
    const about = { parent: sent.record, fields: { text: STOLEN } };
    return [
      put(kind, { ...about, context: school.course, learner: school.lin }),
      put(kind, { ...about, context: null, learner: school.lin }),
    ];
  });
}

const notTheirs = ({ kept }: Victims, { person }: Attacker): Kept[] =>
  kept.filter(({ writers }) => !writers.includes(person));

const pushes: Attempts = (victims, attacker, atOnce) => {
  const teaches = attacker.person === victims.people.ada;
  const all = notTheirs(victims, attacker).flatMap((one) => [
    ...ontoRecord(one, attacker),
    // Their teacher may say something new; nobody else has any business there.
    ...(teaches ? [] : underRecord(one, victims)),
  ]);
  const batches = Map.groupBy(all, (one) => Math.floor(all.indexOf(one) / atOnce));
  return [...batches.values()].map((mutations) => ({
    path: PATHS.push,
    with: 'device',
    body: { protocol: 1, mutations },
  }));
};

const pulls: Attempts = ({ school, people }) => {
  const scopes = [
    ...Object.values(people).map(personScope),
    teachersScope(school.course),
    classScope(school.course),
  ];
  const cursors = Object.fromEntries(scopes.map((scope) => [scope, 0]));
  return [null, newId()].map((epoch) => ({
    path: PATHS.pull,
    with: 'device',
    body: { protocol: 1, epoch, cursors },
  }));
};

/** The person's token under the attacker's school, and with a character changed. */
const withTokens: Attempts = ({ tokens, tenant }, attacker) => {
  const refresh = tokens.refresh ?? '';
  const moved = refresh.replace(tenant, attacker.tenant);
  const changed = `${refresh.slice(0, -1)}${refresh.endsWith('A') ? 'B' : 'A'}`;
  const others = tenant === attacker.tenant ? [changed] : [changed, moved];
  return others.map((one) => ({ path: PATHS.refresh, with: 'device', body: { refresh: one } }));
};

const asks =
  (path: string, by: 'device' | 'launch' = 'device', body: unknown = {}): Attempts =>
  () => [{ path, with: by, body }];

/** By an administrator of another school; in one's own, where an administrator may, by whoever is none. */
const looksAfter =
  (path: string, body: (victims: Victims) => object = () => ({})): Attempts =>
  (victims, attacker) => [
    {
      path: `${path}?school=${victims.tenant}`,
      with: attacker.tenant === victims.tenant ? 'launch' : 'admin',
      body: body(victims),
    },
  ];
const lms = { issuer: 'https://lms.example', clientId: 'c' };

/** Where nobody's session counts, or what is there is everybody's: it is asked for all the same. */
const open = (path: string): Attempts => asks(path);

/**
 * For every route what somebody would try there, by its method and path as they stand in the router. A route that is not
 * here fails the test: whoever adds one says what could be taken through it.
 */
export const ATTEMPTS: Record<string, Attempts> = {
  [`POST ${PATHS.push}`]: pushes,
  [`POST ${PATHS.pull}`]: pulls,
  [`GET ${PATHS.live}`]: asks(PATHS.live),
  [`GET ${PATHS.me}`]: asks(PATHS.me),
  [`POST ${PATHS.refresh}`]: withTokens,
  [`POST ${PATHS.end}`]: ({ school }) => [
    { path: PATHS.end, with: 'launch', body: { person: school.lin } },
  ],
  [`POST ${PATHS.code}`]: asks(PATHS.code, 'launch'),
  // Whoever has the code is who it was shown to; here it is guessed, or bound to another browser.
  [`POST ${PATHS.offer}`]: asks(PATHS.offer, 'device', { code: 'ABCDEFGHJKMN' }),
  [`POST ${PATHS.claim}`]: ({ code }) => [
    { path: PATHS.claim, with: 'device', body: { code, challenge: PROOF } },
  ],
  [`POST ${PATHS.redeem}`]: ({ code }) => [
    { path: PATHS.redeem, with: 'device', body: { code, verifier: PROOF, label: 'Mine' } },
  ],
  [`POST ${PATHS.silentLogin}`]: open(PATHS.silentLogin),
  [`POST ${PATHS.silentRedeem}`]: open(PATHS.silentRedeem),
  [`GET ${PATHS.connections}`]: asks(PATHS.connections),
  [`DELETE ${PATHS.connections}/:id`]: ({ school }) =>
    [school.lin, school.ada].map((person) => ({
      path: `${PATHS.connections}/:family:${person}`,
      with: 'device',
      body: {},
    })),
  [`GET ${PATHS.meta}`]: open(PATHS.meta),
  [`POST ${ADMIN.login}`]: asks(ADMIN.login, 'device', { name: 'it', password: 'p', code: '1' }),
  [`POST ${ADMIN.end}`]: asks(ADMIN.end, 'launch'),
  [`GET ${ADMIN.me}`]: looksAfter(ADMIN.me),
  [`GET ${ADMIN.platforms}`]: looksAfter(ADMIN.platforms),
  [`POST ${ADMIN.confirm}`]: looksAfter(ADMIN.confirm, () => lms),
  [`POST ${ADMIN.health}`]: looksAfter(ADMIN.health, () => lms),
  [`POST ${ADMIN.decide}`]: looksAfter(ADMIN.decide, ({ tenant }) => ({
    ...{ ...lms, deploymentId: 'd', school: tenant, decision: 'approve' },
  })),
  [`GET ${ADMIN.courses}`]: looksAfter(ADMIN.courses),
  [`GET ${ADMIN.browsers}`]: looksAfter(ADMIN.browsers),
  [`POST ${ADMIN.endBrowser}`]: looksAfter(ADMIN.endBrowser, ({ tenant, school }) => ({
    ...{ school: tenant, id: `:family:${school.lin}` },
  })),
  [`GET ${ADMIN.audit}`]: looksAfter(ADMIN.audit),
};

/** Pages, keys and launches: nobody is signed in there; what they refuse is in the table of attacks (test/conformance). */
export const FOR_EVERYBODY = [
  /^\/lti\//,
  /^\/connect$/,
  /^\/home\//,
  /^\/admin$/,
  /^\/(healthz|readyz)$/,
];
