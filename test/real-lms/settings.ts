import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const Text = v.pipe(v.string(), v.minLength(1));
const Address = v.pipe(
  v.string(),
  v.url(),
  v.transform((address) => address.replace(/\/$/, '')),
);
const Account = v.strictObject({ id: Text, name: Text, user: Text, password: Text });
/** `word`: more than three letters, in the work this learner handed in and in no other's. */
const Learner = v.strictObject({ ...Account.entries, word: v.pipe(v.string(), v.minLength(4)) });

/** What a person who runs the journeys says of their LMS: docs/real-lms.md, field by field. */
const SettingsSchema = v.strictObject({
  flavour: v.picklist(['moodle', 'canvas']),
  address: Address,
  /** Where the LMS was told that Waymark is; the server of the journeys takes this port. */
  waymark: v.pipe(Address, v.regex(/:\d+$/, 'must end with a port')),
  platform: v.strictObject({
    clientId: Text,
    deploymentId: Text,
    issuer: v.exactOptional(Address),
    authUrl: v.exactOptional(Address),
    tokenUrl: v.exactOptional(Address),
    jwksUrl: v.exactOptional(Address),
  }),
  course: v.strictObject({ id: Text, title: Text, tool: Text }),
  assignment: v.strictObject({ id: Text, title: Text }),
  teacher: Account,
  learners: v.pipe(v.array(Learner), v.length(4)),
  /** For the journey that registers Waymark; without it that one is left out. */
  administrator: v.exactOptional(Account),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;
export type Account = v.InferOutput<typeof Account>;

/** Of the LMS the environment names (WAYMARK_LMS, the path of a JSON file); null where it names none. */
export function readSettings(): Settings | null {
  const file = process.env.WAYMARK_LMS ?? '';
  if (file === '') return null;
  const parsed = v.safeParse(SettingsSchema, JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.output;
  const wrong = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  throw new Error(`${file} (WAYMARK_LMS) is not as docs/real-lms.md says:\n${wrong.join('\n')}`);
}
