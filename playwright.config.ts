import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './test/e2e/global-setup.ts',
  outputDir: '.test-results',
  fullyParallel: false,
  workers: 2,
  // One more try where nobody watches: real browsers on a busy machine. test/run.ts says which needed it.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});
