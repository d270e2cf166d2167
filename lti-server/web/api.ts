import * as v from 'valibot';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { ProblemSchema } from '../../shared/protocol/errors.ts';
import {
  type CodeResponse,
  type Connection,
  ConnectionSchema,
  PATHS,
  type PairingOffer,
  PairingOfferSchema,
} from '../../shared/protocol/http.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; code: ErrorCode };

const CodeSchema = v.object({ code: v.string(), expiresAt: v.number(), connectUrl: v.string() });

type Ask<T> = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  access?: string;
  body?: unknown;
  schema: v.GenericSchema<unknown, T>;
};

/** Failures are values: `unreachable`, the server's own code, or `unavailable` for an answer that is not ours. */
async function ask<T>({ method, path, access, body, schema }: Ask<T>): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(access === undefined ? {} : { authorization: `Bearer ${access}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
    });
    const text = await response.text();
    const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
    const parsed = v.safeParse(schema, json.success ? json.output : undefined);
    if (response.ok && parsed.success) return { ok: true, value: parsed.output };
    const problem = v.safeParse(ProblemSchema, json.success ? json.output : undefined);
    return { ok: false, code: problem.success ? problem.output.error.code : 'unavailable' };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
}

export const makeCode = (access: string): Promise<Answer<CodeResponse>> =>
  ask({ method: 'POST', path: PATHS.code, access, body: {}, schema: CodeSchema });

export const readOffer = (code: string): Promise<Answer<PairingOffer>> =>
  ask({ method: 'POST', path: PATHS.offer, body: { code }, schema: PairingOfferSchema });

export const listConnections = (access: string): Promise<Answer<Connection[]>> =>
  ask({ method: 'GET', path: PATHS.connections, access, schema: v.array(ConnectionSchema) });

export const endConnection = (access: string, id: string): Promise<Answer<unknown>> =>
  ask({
    method: 'DELETE',
    path: `${PATHS.connections}/${encodeURIComponent(id)}`,
    access,
    schema: v.unknown(),
  });
