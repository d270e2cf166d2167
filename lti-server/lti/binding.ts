import type { Request, Response } from 'express';

/**
 * The browser that began a login keeps a secret; the launch must come from that browser (login CSRF). Kept in a
 * partitioned cookie where cookies live in frames, else in storage (browser/login.js).
 */
const SECONDS = 300;
const YEAR = 31_536_000;
const WORKS = 'waymark_cookies';

/** Browsers treat these as secure without TLS, but refuse `__Host-` there. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function createBinding(publicUrl: string) {
  const { protocol, hostname } = new URL(publicUrl);
  const secure = protocol === 'https:';
  const prefix = secure ? '__Host-' : '';
  const crossSite = secure || LOOPBACK.test(hostname) ? '; Secure; SameSite=None; Partitioned' : '';
  const set = (response: Response, name: string, value: string, seconds: number) =>
    response.append(
      'set-cookie',
      `${prefix}${name}=${value}; Path=/; HttpOnly; Max-Age=${seconds}${crossSite}`,
    );
  function read(request: Request, name: string): string | null {
    const wanted = `${prefix}${name}=`;
    const pairs = (request.headers.cookie ?? '').split(/; */);
    return pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length) || null;
  }
  return {
    keep: (response: Response, key: string, secret: string) => set(response, key, secret, SECONDS),
    find: (request: Request, key: string) => read(request, key),
    /** After a launch by cookie: forgets the secret, remembers that cookies come back here. */
    spend(response: Response, key: string): void {
      set(response, key, '', 0);
      set(response, WORKS, '1', YEAR);
    },
    forget: (response: Response, key: string) => set(response, key, '', 0),
    cookiesWork: (request: Request) => read(request, WORKS) === '1',
    hasAny: (request: Request, key: string) => read(request, key) !== null,
  };
}
export type Binding = ReturnType<typeof createBinding>;
