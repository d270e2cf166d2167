import type { Request, RequestHandler, Response } from 'express';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { authenticate, type Session } from '../lti/session.ts';
import { ApiProblem } from './problem.ts';

/** Express 4 does not wait for promises: their errors go to the problem handler here. */
export const handle =
  (work: (req: Request, res: Response) => Promise<void>): RequestHandler =>
  (req, res, next) => {
    work(req, res).catch(next);
  };

/** RFC 6750, 2.1: the Authorization header only, never a URL. */
export function bearerOf(req: Request): string | null {
  const match = /^Bearer ([\w.-]{1,400})$/i.exec(req.get('authorization') ?? '');
  return match?.[1] ?? null;
}

/** Throws `unauthorized`: without a token, or with one that is unknown, expired or revoked. */
export async function sessionOf(database: Database, req: Request): Promise<Session> {
  const bearer = bearerOf(req);
  const session = bearer === null ? null : await authenticate(database, bearer);
  if (session === null) throw new ApiProblem('unauthorized');
  return session;
}

function parse<S extends v.GenericSchema>(schema: S, body: unknown) {
  try {
    return v.safeParse(schema, body);
  } catch (error) {
    // A body nested some thousand levels deep is valid JSON, but no schema of ours can walk it.
    if (error instanceof RangeError) throw new ApiProblem('malformed');
    throw error;
  }
}

/** The body, or `malformed`. */
export function bodyOf<S extends v.GenericSchema>(schema: S, req: Request): v.InferOutput<S> {
  const parsed = parse(schema, req.body);
  if (!parsed.success) throw new ApiProblem('malformed');
  return parsed.output;
}
