import { lookup } from 'node:dns';
import { once } from 'node:events';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type AddressPolicy, pinned, type Resolve } from './addresses.ts';
import { OutgoingError } from './outgoing-error.ts';

/** Requests the server makes to platforms: a time-out, a limit in bytes, no redirects, an address policy, a key cache. */
export type OutgoingOptions = {
  policy: AddressPolicy;
  timeoutMs?: number;
  maxBytes?: number;
  now?: () => number;
  /** How names are looked up; the system's way unless told otherwise. */
  resolve?: Resolve;
};
export type RequestOptions = {
  headers?: Record<string, string>;
  form?: Record<string, string>;
  json?: unknown;
  searchParams?: URLSearchParams;
};
export type Answer = { body: string; headers: Record<string, string>; statusCode: number };

const KEYS_MS = 300_000;
const REFETCH_MS = 10_000;

async function textOf(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new OutgoingError('response_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function written({ headers, form, json }: RequestOptions) {
  const all: Record<string, string> = { 'user-agent': 'waymark', 'accept-encoding': 'identity' };
  const content = (type: string, body: string) => {
    all['content-type'] = type;
    all['content-length'] = String(Buffer.byteLength(body));
    return body;
  };
  let body: string | null = null;
  if (form !== undefined)
    body = content('application/x-www-form-urlencoded', new URLSearchParams(form).toString());
  if (json !== undefined) body = content('application/json', JSON.stringify(json));
  for (const [name, value] of Object.entries(headers ?? {})) all[name.toLowerCase()] = value;
  return { headers: all, body };
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

function requester(options: OutgoingOptions) {
  const { policy, timeoutMs = 5_000, maxBytes = 1 << 20, resolve = lookup } = options;
  // Connections are of this policy alone.
  const http = { ask: httpRequest, agent: new HttpAgent({ keepAlive: true }) };
  const https = { ask: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) };
  const common = { lookup: pinned(policy, resolve) };

  async function ask(method: string, url: URL, wanted: RequestOptions, signal: AbortSignal) {
    const { ask: open, agent } = url.protocol === 'https:' ? https : http;
    const { headers, body } = written(wanted);
    const request = open(url, { ...common, agent, method, headers, signal });
    request.end(body ?? undefined);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const { statusCode = 0 } = response;
    if (statusCode >= 300 && statusCode < 400) {
      response.destroy();
      throw new OutgoingError('redirected');
    }
    const text = await textOf(response, maxBytes);
    if (statusCode < 200 || statusCode > 299)
      throw new OutgoingError(`status_${statusCode}`, {
        retryAfter: response.headers['retry-after'] ?? null,
      });
    return { body: text, headers: headersOf(response), statusCode };
  }
  return async (method: string, address: string, wanted: RequestOptions = {}): Promise<Answer> => {
    if (!URL.canParse(address)) throw new OutgoingError('address_refused');
    const url = new URL(address);
    policy.check(url);
    for (const [name, value] of wanted.searchParams ?? []) url.searchParams.append(name, value);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await ask(method, url, wanted, signal);
    } catch (error) {
      if (error instanceof OutgoingError) throw error;
      throw new OutgoingError(signal.aborted ? 'timeout' : 'unreachable', { cause: error });
    }
  };
}

type Cached = { answer: Promise<Answer>; good: Answer | null; fetchedAt: number };

/**
 * Key sets are kept for 300 s; past that a failing platform's old set still serves. `refetchKeys` asks again for a
 * key id we do not know, at most every 10 s: an invented key id cannot make us hammer a platform.
 */
export function createOutgoing(options: OutgoingOptions) {
  const request = requester(options);
  const { now = () => Date.now() } = options;
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
