/**
 * Match pattern of a whole host. Without its port: Firefox ignores patterns with one (MDN, Match patterns), and a
 * permission is for hosts anyway.
 */
export function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

export const hostPatterns = (origins: readonly string[]): string[] => [
  ...new Set(origins.map(hostPattern)),
];

/** The origin of a web address a person typed or a page gave; null where it is none, or not http(s). */
export function webOrigin(address: string): string | null {
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(whole)) return null;
  const { origin, protocol } = new URL(whole);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}
