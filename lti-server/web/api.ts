import * as v from 'valibot';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { ProblemSchema } from '../../shared/protocol/errors.ts';
import {
  type Claimed,
  ClaimedSchema,
  type Connection,
  ConnectionSchema,
  type Me,
  MeSchema,
  PATHS,
  type Paired,
  PairedSchema,
  type PairingOffer,
  PairingOfferSchema,
  type Tokens,
  TokensSchema,
} from '../../shared/protocol/http.ts';
import type { CodeAnswer } from '../../shared/ui/connect/useConnect.ts';

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
export async function ask<T>({ method, path, access, body, schema }: Ask<T>): Promise<Answer<T>> {
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
      // What somebody did as they left the page still arrives.
      keepalive: method !== 'GET',
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

/** A one-time code for the person of this launch. */
export async function getCode(access: string): Promise<CodeAnswer> {
  const path = PATHS.code;
  const answer = await ask({ method: 'POST', path, access, body: {}, schema: CodeSchema });
  return answer.ok ? { ok: true, offer: answer.value } : answer;
}

/** The same code, for the home that a phone keeps. */
export async function getPhoneCode(access: string): Promise<CodeAnswer> {
  const answer = await getCode(access);
  if (!answer.ok) return answer;
  const { code, connectUrl } = answer.offer;
  const { href } = new URL(`${PATHS.home}#${code}`, connectUrl);
  return { ok: true, offer: { ...answer.offer, connectUrl: href } };
}

export const readOffer = (code: string): Promise<Answer<PairingOffer>> =>
  ask({ method: 'POST', path: PATHS.offer, body: { code }, schema: PairingOfferSchema });

/** Binds the code to whoever keeps the verifier of this challenge. */
export const claimCode = (code: string, challenge: string): Promise<Answer<Claimed>> =>
  ask({ method: 'POST', path: PATHS.claim, body: { code, challenge }, schema: ClaimedSchema });

export const redeemCode = (body: {
  code: string;
  verifier: string;
  label: string;
}): Promise<Answer<Paired>> =>
  ask({ method: 'POST', path: PATHS.redeem, body, schema: PairedSchema });

export const refreshTokens = (refresh: string): Promise<Answer<Tokens>> =>
  ask({ method: 'POST', path: PATHS.refresh, body: { refresh }, schema: TokensSchema });

export const readMe = (access: string): Promise<Answer<Me>> =>
  ask({ method: 'GET', path: PATHS.me, access, schema: MeSchema });

/** Ends the session whose token this is. */
export const endSession = (access: string): Promise<Answer<unknown>> =>
  ask({ method: 'POST', path: PATHS.end, access, body: {}, schema: v.unknown() });

export const listConnections = (access: string): Promise<Answer<Connection[]>> =>
  ask({ method: 'GET', path: PATHS.connections, access, schema: v.array(ConnectionSchema) });

export const endConnection = (access: string, id: string): Promise<Answer<unknown>> =>
  ask({
    method: 'DELETE',
    path: `${PATHS.connections}/${encodeURIComponent(id)}`,
    access,
    schema: v.unknown(),
  });
