import type { ErrorRequestHandler, Response } from 'express';
import type { ErrorCode, Problem } from '../../shared/protocol/errors.ts';
import { PROTOCOL } from '../../shared/protocol/sync.ts';
import { DatabaseOutage } from '../db/outage.ts';
import { TooMany } from '../limits.ts';
import type { Log } from '../log.ts';
import { LaunchRefusal } from '../lti/refusal.ts';
import { referenceOf } from '../request-id.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  unauthorized: 401,
  session_ended: 401,
  sign_in_wrong: 401,
  ownership_law: 403,
  not_yours: 403,
  not_visible: 403,
  server_only: 403,
  not_allowed: 403,
  not_found: 404,
  code_unknown: 404,
  code_used: 409,
  version_too_old: 409,
  server_too_old: 409,
  code_expired: 410,
  too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
};

/** A database that was stopped is often back in seconds. */
const RETRY_SECONDS: Partial<Record<ErrorCode, string>> = { unavailable: '2' };

const ABOUT_VERSIONS = new Set<ErrorCode>(['version_too_old', 'server_too_old']);

/** Thrown by a handler to answer with a code of the protocol. */
export class ApiProblem extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
  }
}

/** Answers with a Problem; `beside` stands next to it in the body. */
export function sendProblem(res: Response, code: ErrorCode, status?: number, beside: object = {}) {
  const retry = RETRY_SECONDS[code];
  if (retry !== undefined) res.set('Retry-After', retry);
  const problem: Problem = {
    error: { code, reference: referenceOf(res) },
    ...(ABOUT_VERSIONS.has(code) ? { protocol: PROTOCOL } : {}),
  };
  res.status(status ?? STATUS[code] ?? 400).json({ ...problem, ...beside });
}

/** What body-parser calls its refusals (body-parser 1.20, README "Errors"). Express says of a malformed path its status alone. */
const PARSER: Record<string, ErrorCode> = { 'entity.too.large': 'too_large' };
const parserCode = (error: unknown): ErrorCode | null => {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  const type = 'type' in error ? String(error.type) : '';
  return PARSER[type] ?? (Number(error.status) < 500 ? 'malformed' : null);
};

/** Every error leaves as a Problem. What we did not foresee is logged; only its reference is told. */
export const problemHandler =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    if (error instanceof ApiProblem) return sendProblem(res, error.code);
    if (error instanceof TooMany) {
      res.set('Retry-After', String(error.seconds));
      return sendProblem(res, 'too_many_requests');
    }
    if (error instanceof LaunchRefusal) {
      log.warn(
        { reference: referenceOf(res), code: error.code, detail: error.detail },
        'silent launch refused',
      );
      return sendProblem(res, error.code, error.status);
    }
    if (error instanceof DatabaseOutage) {
      log.warn({ err: error, reference: referenceOf(res) }, 'database unavailable');
      return sendProblem(res, 'unavailable');
    }
    const parser = parserCode(error);
    if (parser !== null) return sendProblem(res, parser);
    log.error({ err: error, reference: referenceOf(res) }, 'request failed');
    return sendProblem(res, 'unavailable', 500);
  };
