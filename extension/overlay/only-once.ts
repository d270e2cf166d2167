/**
 * A script may be put into a page twice (registered, and again when a permission is granted). Both run in the same
 * isolated world: the second does nothing while the first still lives. After a reload of the extension the world is
 * a new one.
 */
export function onlyOnce(name: string, signal: AbortSignal): boolean {
  const key = Symbol.for(`waymark.${name}`);
  if (Reflect.get(globalThis, key) === true) return false;
  Reflect.set(globalThis, key, true);
  signal.addEventListener('abort', () => Reflect.deleteProperty(globalThis, key), { once: true });
  return true;
}
