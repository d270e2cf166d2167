import type { RequestHandler } from 'express';
import pkg from '../../package.json' with { type: 'json' };
import type { Meta } from '../../shared/protocol/http.ts';
import { PROTOCOL } from '../../shared/protocol/sync.ts';

export const metaRoute: RequestHandler = (_req, res) => {
  const meta: Meta = {
    name: 'waymark',
    version: pkg.version,
    protocol: PROTOCOL,
    now: Date.now(),
  };
  res.json(meta);
};
