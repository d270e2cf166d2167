import express, { type RequestHandler, Router } from 'express';
import { PATHS } from '../../shared/protocol/http.ts';
import type { Deps } from '../deps.ts';
import { endConnectionRoute, listRoute } from './connections.ts';
import type { Live } from './live/live.ts';
import { metaRoute } from './meta.ts';
import { pairingRoutes } from './pairing/routes.ts';
import { silentRoutes } from './pairing/silent.ts';
import { problemHandler, sendProblem } from './problem.ts';
import { endRoute, meRoute, refreshRoute } from './session.ts';
import { pullRoute, pushRoute } from './sync/routes.ts';

const BODY_LIMIT = '256kb';

/** Any origin may call, as the extension does: what opens the door is a bearer token, and there are no cookies here. */
const doorstep: RequestHandler = (req, res, next) => {
  res.set({
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'no-store',
    'Access-Control-Expose-Headers': 'Retry-After',
    'X-Content-Type-Options': 'nosniff',
  });
  if (req.method !== 'OPTIONS') return next();
  res.set({
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type',
    'Access-Control-Max-Age': '600',
  });
  res.status(204).end();
};

function routes(deps: Deps, live: Live): Router {
  const router = Router();
  const pairing = pairingRoutes(deps);
  const silent = silentRoutes(deps);
  router.get(PATHS.meta, metaRoute);
  router.post(PATHS.push, pushRoute(deps));
  router.post(PATHS.pull, pullRoute(deps));
  router.get(PATHS.live, live.route);
  router.get(PATHS.me, meRoute(deps));
  router.post(PATHS.refresh, refreshRoute(deps));
  router.post(PATHS.end, endRoute(deps));
  router.post(PATHS.code, pairing.code);
  router.post(PATHS.offer, pairing.offer);
  router.post(PATHS.claim, pairing.claim);
  router.post(PATHS.redeem, pairing.redeem);
  router.post(PATHS.silentLogin, silent.login);
  router.post(PATHS.silentRedeem, silent.redeem);
  router.get(PATHS.connections, listRoute(deps));
  router.delete(`${PATHS.connections}/:id`, endConnectionRoute(deps));
  return router;
}

/** Everything under /api; mount it at the root, after `giveReference`. */
export function apiRouter(deps: Deps, live: Live): Router {
  const router = Router();
  router.use('/api', doorstep);
  router.use('/api', express.json({ limit: BODY_LIMIT }));
  router.use(routes(deps, live));
  router.use('/api', (_req, res) => sendProblem(res, 'not_found'));
  router.use('/api', problemHandler(deps.log));
  return router;
}
