import type { Request, Response } from 'express';
import * as v from 'valibot';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import {
  PROTOCOL,
  PullSchema,
  type PushResponse,
  PushSchema,
} from '../../../shared/protocol/sync.ts';
import type { Deps } from '../../deps.ts';
import { bodyOf, handle, sessionOf } from '../handle.ts';
import { ApiProblem, sendProblem } from '../problem.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';

const Versioned = v.object({ protocol: v.number() });
/** Said before the body is read further: another version's body may have another shape. */
function checkVersion(req: Request): void {
  const { protocol } = bodyOf(Versioned, req);
  if (protocol < PROTOCOL.min) throw new ApiProblem('version_too_old');
  if (protocol > PROTOCOL.max) throw new ApiProblem('server_too_old');
}

const FORBIDDEN = new Set<ErrorCode | undefined>([
  'ownership_law',
  'not_yours',
  'not_visible',
  'server_only',
]);

/** A lone mutation that may not be is a refused request; in a batch each result speaks for itself. */
function answer(res: Response, response: PushResponse): void {
  const [only, ...others] = response.results;
  if (others.length === 0 && only?.code !== undefined && FORBIDDEN.has(only.code)) {
    sendProblem(res, only.code, 403, response);
    return;
  }
  res.json(response);
}

export const pushRoute = ({ database }: Pick<Deps, 'database'>) =>
  handle(async (req, res) => {
    const session = await sessionOf(database, req);
    checkVersion(req);
    const { mutations } = bodyOf(PushSchema, req);
    const results = await push(database, session.tenant, session.person, mutations);
    answer(res, { results, now: Date.now() });
  });

export const pullRoute = ({ database }: Pick<Deps, 'database'>) =>
  handle(async (req, res) => {
    const session = await sessionOf(database, req);
    checkVersion(req);
    res.json(await pull(database, session.tenant, session.person, bodyOf(PullSchema, req)));
  });
