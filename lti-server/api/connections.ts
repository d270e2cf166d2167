import type { Request } from 'express';
import * as v from 'valibot';
import { Id } from '../../shared/model/text.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { endFamily, listConnections, type Session } from '../lti/session.ts';
import { handle, sessionOf } from './handle.ts';
import { ApiProblem } from './problem.ts';

/** A script on the LMS's pages could make a silent session: it has no say over other browsers. */
async function trusted(database: Database, req: Request): Promise<Session> {
  const session = await sessionOf(database, req);
  if (session.kind === 'silent') throw new ApiProblem('not_allowed');
  return session;
}

export const listRoute = ({ database }: Pick<Deps, 'database'>) =>
  handle(async (req, res) => {
    const session = await trusted(database, req);
    res.json(await database.tenant(session.tenant, (tx) => listConnections(tx, session)));
  });

/** Ending what is not there, or not theirs, answers the same. */
export const endConnectionRoute = ({ database }: Pick<Deps, 'database'>) =>
  handle(async (req, res) => {
    const { tenant, person } = await trusted(database, req);
    const family = v.safeParse(Id, req.params.id);
    if (!family.success) throw new ApiProblem('not_found');
    await database.tenant(tenant, (tx) => endFamily(tx, person, family.output));
    await database.announce(tenant);
    res.status(204).end();
  });
