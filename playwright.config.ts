import { defineConfig } from '@playwright/test';
import { readSettings, type Settings } from './test/real-lms/settings.ts';

const realLms = readSettings();

export default defineConfig<object, { realLms: Settings | null }>({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './test/e2e/global-setup.ts',
  outputDir: '.test-results',
  fullyParallel: false,
  workers: 2,
  // One more try where nobody watches: real browsers on a busy machine. test/run.ts says which needed it.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  ...(realLms === null
    ? {}
    : {
        projects: [
          { name: 'practice' },
          {
            name: 'real-lms',
            testMatch: /j[1245]-[^/]*\.e2e\.ts$/,
            grep: new RegExp(`, ${realLms.flavour}:`),
            use: { realLms },
            // Waymark has one address there.
            workers: 1,
          },
        ],
      }),
});
