import { RefreshSchema } from '../../shared/protocol/http.ts';
import type { Deps } from '../deps.ts';
import { meOf } from '../lti/me.ts';
import { refreshSession } from '../lti/refresh.ts';
import { endFamily } from '../lti/session.ts';
import { bodyOf, handle, sessionOf } from './handle.ts';
import { ApiProblem } from './problem.ts';

export const meRoute = ({ database }: Pick<Deps, 'database'>) =>
  handle(async (req, res) => {
    const session = await sessionOf(database, req);
    res.json(await database.tenant(session.tenant, (tx) => meOf(tx, session)));
  });

export const refreshRoute = ({ database }: Pick<Deps, 'database'>) =>
  handle(async (req, res) => {
    const issued = await refreshSession(database, bodyOf(RefreshSchema, req).refresh);
    if (issued === null) throw new ApiProblem('session_ended');
    res.json(issued.tokens);
  });

export const endRoute = ({ database }: Pick<Deps, 'database'>) =>
  handle(async (req, res) => {
    const { tenant, person, family } = await sessionOf(database, req);
    await database.tenant(tenant, (tx) => endFamily(tx, person, family));
    await database.announce(tenant);
    res.status(204).end();
  });
