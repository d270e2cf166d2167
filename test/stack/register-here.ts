import { addPlatform } from '../../lti-server/add-platform.ts';
import { readConfig } from '../../lti-server/config.ts';
import { createDeps } from '../../lti-server/create-deps.ts';
import type { Sandbox } from '../sandbox-lms/main.ts';

export const SCHOOLS = { canvas: 'Harbour School', moodle: 'Riverside School' } as const;

/** Both LMSs in one opening of the database, which makes it where there is none. For tests: people use the command. */
export async function registerHere(sandbox: Sandbox, env: Record<string, string>): Promise<void> {
  const { deps, end } = await createDeps({ ...readConfig(env), logLevel: 'error' });
  try {
    for (const flavour of ['canvas', 'moodle'] as const) {
      const { platform, origin } = sandbox[flavour];
      await addPlatform(deps, { ...platform, tenant: SCHOOLS[flavour], origins: [origin] });
    }
  } finally {
    await end();
  }
}
