import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { StartRefusal } from '../db/refusal.ts';
import type { Deps } from '../deps.ts';
import type { Platform } from '../lti/tool.ts';

/** One command of `npm run platform`: its options are read before anything is opened. */
export type Command = { read(args: string[]): (deps: Deps) => Promise<string> };

const HINT = '"npm run platform -- help" lists every option.';
export const refuse = (words: string): StartRefusal =>
  new StartRefusal('usage', `${words} ${HINT}`);

export const Word = (option: string) =>
  v.pipe(v.optional(v.string(), ''), v.minLength(1, `--${option} is missing`));
const isAddress = (text: string) => URL.canParse(text) && /^https?:/.test(text);
export const Address = (option: string) =>
  v.pipe(
    Word(option),
    v.check((text) => text === '' || isAddress(text), `--${option} is not a web address`),
  );

/** Every option has a value, and an LMS may begin a client id with a dash. */
function joined(args: readonly string[], names: readonly string[]): string[] {
  const options = names.map((name) => `--${name}`);
  const out: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const [one = '', next] = [args[i], args[i + 1]];
    const takesNext = options.includes(one) && next !== undefined && !options.includes(next);
    out.push(takesNext ? `${one}=${next}` : one);
    if (takesNext) i++;
  }
  return out;
}

/** What was typed, as a schema of strings wants it; `many`: options that may be repeated. Throws StartRefusal. */
export function readOptions<const T extends v.ObjectEntries>(
  args: string[],
  entries: T,
  many: readonly string[] = [],
): v.InferOutput<v.ObjectSchema<T, undefined>> {
  const options = Object.fromEntries(
    Object.keys(entries).map((name) => [
      name,
      { type: 'string' as const, multiple: many.includes(name) },
    ]),
  );
  let values: object;
  try {
    values = parseArgs({ args: joined(args, Object.keys(entries)), options }).values;
  } catch (error) {
    throw refuse(`${error instanceof Error ? error.message : 'Unknown option'}.`);
  }
  const parsed = v.safeParse(v.object(entries), values);
  if (parsed.success) return parsed.output;
  throw refuse(`${parsed.issues.map((issue) => issue.message).join('; ')}.`);
}

/** A line more where a command has made a school: it may be one that is here already, written otherwise. */
export function newSchool(name: string, others: readonly string[] | null): string {
  if (others === null) return '';
  const beside =
    others.length === 0
      ? ''
      : ` Here before: ${others.slice(0, 5).join(', ')}${others.length > 5 ? ' …' : ''}.`;
  return `\n${name} is a new school on this server.${beside}`;
}

/** For commands about one LMS, or all of them. */
export const CHOICE = { issuer: v.optional(v.string()), 'client-id': v.optional(v.string()) };
type Choice = { issuer?: string | undefined; 'client-id'?: string | undefined };

/** The registered LMSs that are meant. Throws StartRefusal when there is none. */
export async function chosen({ lti }: Deps, choice: Choice): Promise<Platform[]> {
  const { issuer, 'client-id': clientId } = choice;
  const found = (await lti.platforms()).filter(
    (one) =>
      (issuer === undefined || one.issuer === issuer) &&
      (clientId === undefined || one.clientId === clientId),
  );
  if (found.length === 0) throw new StartRefusal('unknown', 'No such LMS is registered.');
  return found;
}

/** For commands about one LMS alone; several may have given the same client id. */
export const ONE = { ...CHOICE, 'client-id': Word('client-id') };
export async function chosenOne(deps: Deps, choice: Choice): Promise<Platform> {
  const [platform, ...more] = await chosen(deps, choice);
  if (platform === undefined || more.length > 0)
    throw new StartRefusal('ambiguous', 'Several LMSs have this client id: say --issuer too.');
  return platform;
}

export const titleOf = ({ issuer, clientId, name }: Platform): string =>
  `${issuer}  client ${clientId}${name === issuer ? '' : `  ${name}`}`;
