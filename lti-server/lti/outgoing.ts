/** Requests the server makes to platforms: a time-out, a limit in bytes, no redirects, an address policy, a key cache. */
export type AddressPolicy = (url: URL) => void | Promise<void>;
export type OutgoingOptions = {
  /** Throws when an address may not be asked. */
  policy: AddressPolicy;
  timeoutMs?: number;
  maxBytes?: number;
  now?: () => number;
};
export type RequestOptions = {
  headers?: Record<string, string>;
  form?: Record<string, string>;
  json?: unknown;
  searchParams?: URLSearchParams;
};
export type Answer = { body: string; headers: Record<string, string>; statusCode: number };

export class OutgoingError extends Error {
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.name = 'OutgoingError';
    this.code = code;
  }
}

const KEYS_MS = 300_000;
const REFETCH_MS = 10_000;

async function textOf(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new OutgoingError('response_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function requester(options: OutgoingOptions) {
  const { policy, timeoutMs = 5_000, maxBytes = 1 << 20 } = options;
  return async (method: string, address: string, wanted: RequestOptions = {}): Promise<Answer> => {
    const url = new URL(address);
    await policy(url);
    for (const [name, value] of wanted.searchParams ?? []) url.searchParams.append(name, value);
    const headers = new Headers({ 'user-agent': 'waymark', ...wanted.headers });
    let body: URLSearchParams | string | null = null;
    if (wanted.form !== undefined) body = new URLSearchParams(wanted.form);
    if (wanted.json !== undefined) {
      body = JSON.stringify(wanted.json);
      if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    }
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method, headers, body, redirect: 'error', signal });
    const text = await textOf(response, maxBytes);
    if (!response.ok) throw new OutgoingError(`status_${response.status}`);
    return {
      body: text,
      headers: Object.fromEntries(response.headers),
      statusCode: response.status,
    };
  };
}

type Cached = { answer: Promise<Answer>; good: Answer | null; fetchedAt: number };

/**
 * Key sets are kept for 300 s; past that a failing platform's old set still serves. `refetchKeys` asks again for a
 * key id we do not know, at most every 10 s: an invented key id cannot make us hammer a platform.
 */
export function createOutgoing(options: OutgoingOptions) {
  const request = requester(options);
  const now = options.now ?? Date.now;
  const cache = new Map<string, Cached>();

  function fetchKeys(url: string, before: Answer | null): Promise<Answer> {
    const entry: Cached = { answer: request('GET', url), good: before, fetchedAt: now() };
    entry.answer = entry.answer.then(
      (answer) => {
        entry.good = answer;
        return answer;
      },
      (error: unknown) => {
        if (entry.good === null) {
          cache.delete(url);
          throw error;
        }
        return entry.good;
      },
    );
    cache.set(url, entry);
    return entry.answer;
  }
  return {
    request,
    keys(url: string): Promise<Answer> {
      const entry = cache.get(url);
      if (entry !== undefined && entry.fetchedAt > now() - KEYS_MS) return entry.answer;
      return fetchKeys(url, entry?.good ?? null);
    },
    async refetchKeys(url: string): Promise<void> {
      const entry = cache.get(url);
      if (entry !== undefined && entry.fetchedAt > now() - REFETCH_MS) return;
      await fetchKeys(url, entry?.good ?? null);
    },
  };
}
export type Outgoing = ReturnType<typeof createOutgoing>;

/** Plain http only to this machine: a trial, or a sandbox. */
export const httpsOrLoopback: AddressPolicy = (url) => {
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))
    throw new OutgoingError('address_refused');
};
