import type { LmsAnswer, LmsPage, LmsRequest } from '../lms/asking.ts';
import { versionOf, wordsIn } from '../lms/work.ts';

const LONGEST_WAIT_MS = 15_000;

const cookie = (name: string): string => {
  const found = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
  return decodeURIComponent(found?.slice(name.length + 1) ?? '');
};

async function ask({ origin, method, path, form, proof }: LmsRequest): Promise<LmsAnswer> {
  // The tab may have gone on to another site.
  if (location.origin !== origin) return { status: 0, text: '' };
  try {
    const response = await fetch(new URL(path, origin), {
      method,
      headers: {
        Accept: 'application/json+canvas-string-ids, application/json',
        'X-Requested-With': 'XMLHttpRequest',
        ...(proof && { [proof.header]: cookie(proof.cookie) }),
      },
      ...(form && { body: new URLSearchParams(form) }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: '' }; // Offline, led elsewhere, or too slow: the background tries again.
  }
}

const versions: LmsPage['versions'] = (bodies, added) =>
  Promise.all(
    bodies.map((html) =>
      versionOf(wordsIn(new DOMParser().parseFromString(html, 'text/html').body, added)),
    ),
  );

/** In our own world of the page, for the background to call; the page's scripts see nothing of it. */
export function askLms(): void {
  (globalThis as { waymarkLms?: LmsPage }).waymarkLms = { ask, versions };
}
