/** Addresses of a service that carry a query which stays at their end (Moodle's `?type_id=`). */

/** `part` of a thing of that address: its path goes on, its query stays. */
export function under(address: string, part: string): string {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${part}`;
  return url.href;
}

/** Whether an address is the container's, or of something in it. A path that climbs out of it is resolved first. */
export function partOf(container: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const [outer, inner] = [new URL(container), new URL(address)];
  const path = outer.pathname.replace(/\/$/, '');
  const isIn = inner.pathname === path || inner.pathname.startsWith(`${path}/`);
  const isPlain =
    inner.username === '' && inner.password === '' && !/%2f|%5c|%2e/i.test(inner.pathname);
  return outer.origin === inner.origin && isIn && isPlain;
}

/** The next page of a list, from its Link header (RFC 8288). */
export function nextOf(link: string | undefined): string | null {
  const found = /<([^<>]+)>\s*;[^<>]*?\brel\s*=\s*"?next\b/i.exec(link ?? '');
  return found?.[1] ?? null;
}
