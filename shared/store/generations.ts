import { openAsItIs } from './as-it-is.ts';

/**
 * A database that could not be read is set aside by leaving it alone: the next one stands beside it, under the same name
 * with the moment it was begun. IndexedDB knows no renaming, and copying what cannot be read would lose more.
 */
const MARK = ' #';
/** So long a database set aside is left for whoever wants to look, ms. It holds a person's words: not for ever. */
const ASIDE_MS = 30 * 86_400_000;

const begun = (name: string, base: string): number => {
  if (name === base) return 0;
  const at = name.startsWith(base + MARK)
    ? Number(name.slice(base.length + MARK.length))
    : Number.NaN;
  return Number.isSafeInteger(at) ? at : -1;
};

/**
 * Firefox tells no name while one database of the origin is damaged. Opening that one by its name makes it empty, and then
 * the others are told again (ESR 153); where it is not this one, this one alone is known.
 */
async function namesBeside(base: string): Promise<string[]> {
  const names = async () => (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  try {
    return await names();
  } catch {
    const db = await openAsItIs(base).catch(() => 'shut' as const);
    if (typeof db !== 'string') db.close();
    return names().catch(() => [base]);
  }
}

/** All of one base, oldest first. Where the browser does not tell (none since 2024), the first alone is known. */
export async function generationsOf(base: string): Promise<string[]> {
  if (typeof indexedDB.databases !== 'function') return [base];
  return (await namesBeside(base))
    .filter((name) => begun(name, base) >= 0)
    .sort((a, b) => begun(a, base) - begun(b, base));
}

export const newestOf = async (base: string): Promise<string> =>
  (await generationsOf(base)).at(-1) ?? base;

/** Always newer than `former`, whatever the clock does. */
export const nextAfter = (former: string, base: string, now: number): string =>
  `${base}${MARK}${Math.max(now, begun(former, base) + 1)}`;

/** Those that were set aside long ago: their successor was begun that long ago. */
export async function outlived(base: string, now: number): Promise<string[]> {
  const all = await generationsOf(base);
  return all.filter((_name, at) => {
    const successor = all[at + 1];
    return successor !== undefined && now - begun(successor, base) > ASIDE_MS;
  });
}
