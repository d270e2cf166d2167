import * as v from 'valibot';
import { type ErrorCode, isErrorCode } from '../../shared/protocol/errors.ts';

export type Result<T> = { ok: true; value: T } | { ok: false; code: ErrorCode; status: number };

const LONGEST_WAIT_MS = 20_000;
const ProblemSchema = v.object({ error: v.looseObject({ code: v.string() }) });

/**
 * One call to our server. Nothing of ours but the bearer token identifies the person: no cookies. Offline and
 * timeouts are `unreachable` (status 0); an answer in a shape we do not know is `malformed`.
 */
export async function callServer<T>(
  server: string,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  options: { body?: unknown; token?: string } = {},
): Promise<Result<T>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.token !== undefined) headers.Authorization = `Bearer ${options.token}`;
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(new URL(path, server), {
      method: options.body === undefined ? 'GET' : 'POST',
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    json = response.status === 204 ? {} : await response.json();
  } catch (error) {
    const isGarbled = error instanceof SyntaxError;
    return { ok: false, code: isGarbled ? 'unavailable' : 'unreachable', status: 0 };
  }
  if (!response.ok) {
    const problem = v.safeParse(ProblemSchema, json);
    const code = problem.success ? problem.output.error.code : 'unavailable';
    return { ok: false, code: isErrorCode(code) ? code : 'unavailable', status: response.status };
  }
  const parsed = v.safeParse(schema, json);
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, code: 'malformed', status: response.status };
}
