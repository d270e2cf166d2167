import type { Background } from './background.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { LtiTool } from './lti/tool.ts';

/** What the parts of the server are given; made once in main.ts. */
export type Deps = {
  config: Config;
  database: Database;
  log: Log;
  lti: LtiTool;
  limits: Limits;
  /** Work that outlives its request. */
  background: Background;
};
