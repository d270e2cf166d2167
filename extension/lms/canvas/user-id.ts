/**
 * Canvas writes the id of a user of another shard short (`1~123`) or whole (`10000000000123`): one number, the shard
 * in the ten-trillions.
 */
export function wholeUserId(id: string): string {
  const short = /^(\d+)~(\d+)$/.exec(id);
  if (short === null) return id;
  const [, shard = '', local = ''] = short;
  return (BigInt(shard) * 10_000_000_000_000n + BigInt(local)).toString();
}

export const sameId = (a: string, b: string): boolean => wholeUserId(a) === wholeUserId(b);
