/**
 * Returns run(key, work): work for one key is done one after another, in the order it came, whatever became of the work
 * before; that of different keys side by side.
 */
export function inOrder<K>(): <T>(key: K, work: () => Promise<T>) => Promise<T> {
  const last = new Map<K, Promise<unknown>>();
  return (key, work) => {
    const result = (last.get(key) ?? Promise.resolve()).then(work);
    // The next one waits for this one and does not inherit its failure, which its own caller gets.
    const ended = result.catch(() => undefined);
    last.set(key, ended);
    void ended.then(() => {
      if (last.get(key) === ended) last.delete(key);
    });
    return result;
  };
}
