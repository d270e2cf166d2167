import { StartRefusal } from './refusal.ts';

/** PostgreSQL's codes: invalid_authorization_specification, invalid_password, invalid_catalog_name. */
const REFUSED: Readonly<Record<string, string>> = {
  '28000':
    'PostgreSQL does not let in the user of DATABASE_URL: check user, password and pg_hba.conf.',
  '28P01': 'PostgreSQL does not know the user or the password of DATABASE_URL.',
  '3D000': 'The database named in DATABASE_URL does not exist: make it first (createdb).',
};
const NETWORK = /^E[A-Z_]+$/;
const TIMEOUT = /timeout/i;

/** Why PostgreSQL cannot be had, and what to check, when that is what the error says; else null. */
export function unreachable(error: unknown): StartRefusal | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const refused = REFUSED[code];
  if (refused !== undefined) return new StartRefusal('database', refused);
  if (!NETWORK.test(code) && !TIMEOUT.test(error.message)) return null;
  return new StartRefusal(
    'database',
    `The database of DATABASE_URL does not answer (${code || 'no answer in time'}): check host and port, and that PostgreSQL runs.`,
  );
}
