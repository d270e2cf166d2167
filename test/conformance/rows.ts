/**
 * What an LMS tool has to take and to refuse, row by row: 1EdTech's certification of LTI 1.3 Core (C-B: bad launches, C-V: valid
 * ones), deep linking, names and roles, grades, and the attacks (A). A test proves a row by naming its id in its title.
 */
export type Row = {
  id: string;
  sent: string;
  wanted: string;
};

const BAD: Readonly<Record<string, string>> = {
  '01': 'token without a key id',
  '02': 'key id that is not in the key set',
  '03': 'LTI version 11.3',
  '04': 'no LTI version',
  '05': 'a token without any LTI claim',
  '06': 'audience, issuer, subject, deployment and roles missing',
  '07': 'issued and expired long ago',
  '08': 'no message type',
  '09': 'no roles',
  '10': 'no deployment',
  '11': 'no resource link, or one without an id',
  '12': 'no subject',
  '13': 'two segments, or no token at all',
};
const VALID = [
  'one role',
  'several roles',
  'a role by its short name',
  'only roles nobody knows',
  'an empty role, an empty list',
  'only an e-mail address',
  'only names',
  'no personal data',
  'no context',
];
/** Which of the nine let nobody into a course. */
const NOBODY = new Set([3, 4, 8]);

const certification: Row[] = [
  ...Object.entries(BAD).map(([number, sent]) => ({
    id: `C-B${number}`,
    sent,
    wanted: 'refused, with a number to quote, and nothing stored',
  })),
  ...(['teacher', 'learner'] as const).flatMap((role, at) =>
    VALID.map((what, n) => ({
      id: `C-V${at}${n + 1}`,
      sent: `a ${role}’s launch: ${what}`,
      wanted: NOBODY.has(n) ? 'taken, as a member of no course' : `taken, as ${role}`,
    })),
  ),
];

const services: Row[] = [
  {
    id: 'DL-1',
    sent: 'a deep linking request, and our answer to it',
    wanted:
      'signed as ours for the platform, data echoed, only accepted types, one where one is wanted',
  },
  {
    id: 'DL-2',
    sent: 'nothing chosen, or cancelled',
    wanted: 'an empty list',
  },
  {
    id: 'DL-3',
    sent: 'the types an answer may have',
    wanted: 'only those the platform accepts',
  },
  {
    id: 'DL-4',
    sent: 'a return address that is a script, or on another host',
    wanted: 'refused',
  },
  {
    id: 'NR-1',
    sent: 'our request for a token',
    wanted: 'signed, for the token address, its id used once, 5 minutes at most, the one scope',
  },
  { id: 'NR-2', sent: 'a class list of three pages; pages in a ring', wanted: 'all once; an end' },
  {
    id: 'NR-3',
    sent: 'members inactive, deleted, without a name',
    wanted: 'kept as what they are',
  },
  { id: 'NR-4', sent: 'a link to differences', wanted: 'not taken for the next page' },
  {
    id: 'AG-1',
    sent: 'line items: made, read, changed, deleted, filtered, paged',
    wanted: 'as the specification has it',
  },
  {
    id: 'AG-2',
    sent: 'a score, to a line item whose address has a query',
    wanted: '/scores stands before the query',
  },
  {
    id: 'AG-3',
    sent: 'more than the maximum, an older time, pending, cleared',
    wanted: 'as the specification has it',
  },
  { id: 'AG-4', sent: 'results of one user', wanted: 'read by user' },
  {
    id: 'AG-5',
    sent: '401 for an old token, 403, 404, 409, 429, 5xx',
    wanted: 'one new token, one more try; later again where the platform says when',
  },
];

const REFUSED = 'refused';
const attacks: Row[] = [
  { id: 'A01', sent: 'algorithm none, no signature', wanted: REFUSED },
  { id: 'A02', sent: 'HS256 with the public key as secret', wanted: REFUSED },
  { id: 'A03', sent: 'RS384, RS512, PS256 by the right key', wanted: REFUSED },
  { id: 'A04', sent: 'another key under the right key id', wanted: REFUSED },
  { id: 'A05', sent: 'no end, no beginning, a beginning in an hour', wanted: REFUSED },
  { id: 'A06', sent: 'ended, or issued too long ago', wanted: REFUSED },
  { id: 'A07', sent: 'no nonce, an empty one', wanted: REFUSED },
  { id: 'A08', sent: 'a nonce that is not the one of this login', wanted: REFUSED },
  { id: 'A09', sent: 'a token once more', wanted: REFUSED },
  { id: 'A10', sent: 'one token twice at the same moment', wanted: 'one of the two' },
  { id: 'A11', sent: 'several audiences without azp; a foreign azp', wanted: REFUSED },
  { id: 'A12', sent: 'an issuer nobody registered; another tool’s audience', wanted: REFUSED },
  { id: 'A13', sent: 'a login for one client, a token for another', wanted: REFUSED },
  { id: 'A14', sent: 'a deployment nobody knows', wanted: 'put in quarantine, 403' },
  { id: 'A15', sent: 'a target on another host, in login and token', wanted: REFUSED },
  { id: 'A16', sent: 'roles and context as text, custom as a list', wanted: REFUSED },
  { id: 'A17', sent: 'no state, or one that was changed', wanted: REFUSED },
  { id: 'A18', sent: 'a state without its browser (login CSRF)', wanted: REFUSED },
  { id: 'A19', sent: 'an attacker’s token in somebody’s login', wanted: REFUSED },
  { id: 'A20', sent: 'a used state with its cookie and a new token', wanted: REFUSED },
  { id: 'A21', sent: 'a stored proof from another page, or a wrong one', wanted: REFUSED },
  { id: 'A22', sent: 'POST //another.host/', wanted: 'no redirect: 404' },
  { id: 'A23', sent: 'a state that is an operator, as JSON', wanted: '4xx; the server lives' },
  { id: 'A24', sent: 'a launch while the database is away', wanted: '503; the server lives' },
  { id: 'A25', sent: 'script in hints, tokens and names', wanted: 'shown as the text it is' },
  { id: 'A26', sent: 'a registration without a link', wanted: '403' },
  {
    id: 'A27',
    sent: 'addresses inside, redirects there, names that change, 10 MB, slow answers',
    wanted: 'refused, and nothing asked inside',
  },
  {
    id: 'A28',
    sent: 'a registration whose issuer or addresses are on another host',
    wanted: 'refused; Canvas’s own hosts are known',
  },
  {
    id: 'A29',
    sent: 'a flood of registrations',
    wanted: '429, and the server answers others meanwhile',
  },
  {
    id: 'A30',
    sent: 'an unknown key id; odd, false and large key sets; a platform that fails',
    wanted: 'one look every 10 s; only sound keys; the old set meanwhile',
  },
  { id: 'A31', sent: 'a platform that points to another’s keys', wanted: 'speaks for itself only' },
  {
    id: 'A32',
    sent: 'a learner at a teacher’s calls; roles of an institution or of the form',
    wanted: 'refused; they make no teacher',
  },
  {
    id: 'A33',
    sent: 'a session of one school with ids of another, on every route',
    wanted: 'nothing of it is read or changed',
  },
  { id: 'A34', sent: 'one subject at two platforms', wanted: 'two people' },
  {
    id: 'A35',
    sent: 'a session token sought in addresses, referrers and logs; after its end',
    wanted: 'not there; 401',
  },
  { id: 'A36', sent: 'a launch page in a foreign frame', wanted: 'only the platform may frame it' },
  { id: 'A37', sent: 'a foreign origin that sends credentials', wanted: 'no leave to read' },
  {
    id: 'A38',
    sent: 'service addresses on other hosts',
    wanted: 'no bearer token goes there',
  },
  { id: 'A39', sent: 'large bodies, 41 fields, fields twice, long hints', wanted: '413 or 400' },
  {
    id: 'A40',
    sent: 'a return address with markup in it',
    wanted: 'escaped or refused',
  },
  {
    id: 'A41',
    sent: 'a storage answer from a foreign frame that knows the message',
    wanted: 'not heard',
  },
  {
    id: 'A42',
    sent: 'a platform switched off, or with a new key, between login and launch',
    wanted: 'refused; taken',
  },
  { id: 'A43', sent: 'clocks a minute apart', wanted: 'taken' },
  {
    id: 'A44',
    sent: 'a notice unsigned, for others, once more, of an unknown deployment',
    wanted: REFUSED,
  },
];

export const ROWS: readonly Row[] = [...certification, ...services, ...attacks];
