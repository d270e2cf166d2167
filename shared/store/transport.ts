import * as v from 'valibot';
import { type ErrorCode, ProblemSchema } from '../protocol/errors.ts';
import { type Meta, MetaSchema, PATHS } from '../protocol/http.ts';
import {
  type PullRequest,
  type PullResponse,
  PullResponseSchema,
  type PushRequest,
  type PushResponse,
  PushResponseSchema,
} from '../protocol/sync.ts';
import { listen } from './live.ts';

export type Answer<T> =
  | { ok: true; value: T }
  /** `retryAfterMs`: how long the server asked to be left alone. `garbled`: it took the request, and we cannot read its answer. */
  | { ok: false; code: ErrorCode; retryAfterMs?: number; garbled?: true };

/**
 * The session's bearer token, null when there is none any more; `refresh` mends an expired one, false when the server
 * refuses. Both reject when the server cannot be asked: that is `unreachable`, not the end of the session.
 */
export type TokenSource = {
  access(): Promise<string | null>;
  refresh(): Promise<boolean>;
};

/** Failures are values: `unreachable` (no answer), `malformed` (not ours), `session_ended`, or the server's own code. */
export type Transport = {
  push(request: PushRequest, signal: AbortSignal): Promise<Answer<PushResponse>>;
  pull(request: PullRequest, signal: AbortSignal): Promise<Answer<PullResponse>>;
  /** Which versions the server speaks; asked without a token. */
  meta(signal: AbortSignal): Promise<Answer<Meta>>;
  /** Calls `onChange` for every change, and as the stream begins (the server sees to that); resolves when it ends. */
  live(onChange: () => void, signal: AbortSignal): Promise<Answer<null>>;
};

const TIMEOUT_MS = 20_000;
/** A browser finishes such a request after its page is gone; together they may hold 64 KiB (Fetch, keepalive quota). */
const KEEPALIVE_BYTES = 30_000;

type Fetch = typeof fetch;
type Send = (token: string) => Promise<Response>;

function retryAfter(response: Response): { retryAfterMs?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {};
}

async function refusalOf<T>(response: Response, body: unknown): Promise<Answer<T>> {
  const problem = v.safeParse(ProblemSchema, body);
  if (problem.success) {
    return { ok: false, code: problem.output.error.code, ...retryAfter(response) };
  }
  // A proxy in between answers in its own words, a server of another version in words we do not know.
  const { status } = response;
  if (status === 413) return { ok: false, code: 'too_large', ...retryAfter(response) };
  const garbled = status >= 400 && status < 500 && status !== 429;
  return {
    ...{ ok: false, code: 'unavailable', ...retryAfter(response) },
    ...(garbled ? { garbled } : {}),
  };
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `server`: its address, with or without a path. */
export function createTransport(
  server: string,
  tokens: TokenSource,
  send: Fetch = fetch,
): Transport {
  const url = (path: string) => new URL(path, server).href;

  async function authorized(request: Send): Promise<Answer<Response>> {
    const ended = { ok: false, code: 'session_ended' } as const;
    try {
      for (const last of [false, true]) {
        const token = await tokens.access();
        if (token === null) return ended;
        const response = await request(token);
        if (response.status !== 401) return { ok: true, value: response };
        await response.body?.cancel();
        if (last || !(await tokens.refresh())) return ended;
      }
      return ended;
    } catch {
      // fetch rejects without saying why: no network, no server, a timeout, or the caller's signal.
      return { ok: false, code: 'unreachable' };
    }
  }

  async function post<T>(
    path: string,
    schema: v.GenericSchema<unknown, T>,
    request: unknown,
    signal: AbortSignal,
  ): Promise<Answer<T>> {
    const body = JSON.stringify(request);
    const keepalive = new TextEncoder().encode(body).length <= KEEPALIVE_BYTES;
    const answer = await authorized((token) =>
      send(url(path), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
        keepalive,
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      }),
    );
    if (!answer.ok) return answer;
    try {
      const json = await jsonOf(answer.value);
      // A refused mutation may come with 403 and its results all the same.
      const parsed = v.safeParse(schema, json);
      if (parsed.success) return { ok: true, value: parsed.output };
      if (answer.value.ok) return { ok: false, code: 'unavailable', garbled: true };
      return await refusalOf(answer.value, json);
    } catch {
      return { ok: false, code: 'unreachable' };
    }
  }

  return {
    push: (request, signal) => post(PATHS.push, PushResponseSchema, request, signal),
    pull: (request, signal) => post(PATHS.pull, PullResponseSchema, request, signal),
    meta: async (signal) => {
      try {
        const response = await send(url(PATHS.meta), {
          credentials: 'omit',
          cache: 'no-store',
          signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        });
        const meta = v.safeParse(MetaSchema, await jsonOf(response));
        return meta.success ? { ok: true, value: meta.output } : { ok: false, code: 'unavailable' };
      } catch {
        return { ok: false, code: 'unreachable' };
      }
    },
    live: async (onChange, signal) => {
      const ending = new AbortController();
      const both = AbortSignal.any([signal, ending.signal]);
      const answer = await authorized((token) =>
        send(url(PATHS.live), {
          headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
          credentials: 'omit',
          cache: 'no-store',
          signal: both,
        }),
      );
      if (!answer.ok) return answer;
      if (!answer.value.ok) return refusalOf(answer.value, await jsonOf(answer.value));
      return listen(answer.value, onChange, () => ending.abort());
    },
  };
}
