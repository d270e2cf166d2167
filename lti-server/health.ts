import { Router } from 'express';
import type { Deps } from './deps.ts';
import { referenceOf } from './request-id.ts';

/** `/healthz`: the process answers. `/readyz`: it can serve, its database too; 503 otherwise, and while it shuts down. */
export function health({ database, log }: Deps): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', (_request, response) => {
    response.set('cache-control', 'no-store');
    database.ready().then(
      () => response.json({ status: 'ready' }),
      (error: unknown) => {
        const reference = referenceOf(response);
        log.error({ reference, err: error }, 'not ready');
        response.status(503).json({ status: 'unavailable', reference });
      },
    );
  });
  return router;
}
