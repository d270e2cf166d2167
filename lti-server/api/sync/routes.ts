import type { Request, Response } from 'express';
import * as v from 'valibot';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { PullSchema, type PushResponse, PushSchema } from '../../../shared/protocol/sync.ts';
import type { Deps } from '../../deps.ts';
import { bodyOf, handle, sessionOf } from '../handle.ts';
import { ApiProblem, sendProblem } from '../problem.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { readRefusal, writeRefusal } from './versions.ts';

const Versioned = v.object({ protocol: v.number() });
const versionOf = (req: Request): number => bodyOf(Versioned, req).protocol;

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

export const pushRoute = ({ database, limits }: Pick<Deps, 'database' | 'limits'>) =>
  handle(async (req, res) => {
    const session = await sessionOf(database, req);
    limits.pushByPerson.take(session.person);
    limits.pushBySchool.take(session.tenant);
    // Said before the body is read further: another version's body may have another shape.
    const refusal = writeRefusal(versionOf(req));
    if (refusal !== null) throw new ApiProblem(refusal);
    const { mutations } = bodyOf(PushSchema, req);
    const results = await push(database, session.tenant, session.person, mutations);
    answer(res, { results, now: Date.now() });
  });

export const pullRoute = ({ database }: Pick<Deps, 'database'>) =>
  handle(async (req, res) => {
    const session = await sessionOf(database, req);
    const asked = v.safeParse(PullSchema, req.body);
    const refusal = readRefusal(versionOf(req), asked.success);
    if (refusal !== null || !asked.success) throw new ApiProblem(refusal ?? 'malformed');
    res.json(await pull(database, session.tenant, session.person, asked.output));
  });
