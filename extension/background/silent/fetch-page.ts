/** Answers bigger than a launch page ever is are not read, in characters. */
const LONGEST_PAGE = 2_000_000;
const LONGEST_WAIT_MS = 15_000;

/** `url`: where redirects ended. */
export type FetchedPage = { url: string; text: string };

/**
 * A page of the LMS, with the person's own LMS session. Null: not reached, refused, or not on an allowed origin
 * after its redirects.
 */
export async function fetchPage(
  url: string,
  allowedOrigins: readonly string[],
  init: RequestInit = {},
): Promise<FetchedPage | null> {
  if (!allowedOrigins.includes(new URL(url).origin)) return null;
  try {
    const response = await fetch(url, {
      credentials: 'include',
      cache: 'no-store',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      ...init,
    });
    if (!response.ok || !allowedOrigins.includes(new URL(response.url).origin)) return null;
    const text = await response.text();
    return text.length > LONGEST_PAGE ? null : { url: response.url, text };
  } catch {
    return null; // Offline, or the LMS did not answer in time: the caller says what that means.
  }
}
