const NAME = 'waymark-connect-card';
const YEAR_MS = 365 * 86_400_000;

/** What we use of the browser's cookie store; absent in old browsers and on plain http. */
type CookieStore = {
  get: (name: string) => Promise<unknown>;
  set: (cookie: {
    name: string;
    value: string;
    path: string;
    expires: number;
    sameSite: 'none';
    partitioned: boolean;
  }) => Promise<void>;
};
const jar = (): CookieStore | undefined => (window as { cookieStore?: CookieStore }).cookieStore;

/**
 * Whether the card about the extension was sent away in this browser. A partitioned cookie, because a frame in an LMS
 * may be denied all other storage; where even that is denied, the card is back with the next visit.
 */
export async function isPutAside(): Promise<boolean> {
  try {
    return ((await jar()?.get(NAME)) ?? null) !== null;
  } catch {
    return false;
  }
}

export async function putAside(): Promise<void> {
  const expires = Date.now() + YEAR_MS;
  try {
    await jar()?.set({
      name: NAME,
      value: '1',
      // The page keeps the address of its launch as far as cookies go, also after it calls itself /ui/home.html.
      path: '/',
      expires,
      sameSite: 'none',
      partitioned: true,
    });
  } catch {
    return; // Gone from this page all the same.
  }
}
