import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    // Each file cleans up after itself; a world of its own for each would take half as long again (measured 2026-11-28).
    isolate: false,
    // Both cores: nothing else runs beside them.
    maxWorkers: '100%',
    // A property is tried a hundred times, on whatever machine.
    testTimeout: 30_000,
    projects: [
      {
        test: {
          name: 'shared',
          include: [
            'shared/{anchoring,annotation,model,protocol,store,coach,prompts,plan,locales}/**/*.test.ts',
          ],
          environment: 'node',
        },
      },
      {
        plugins: [preact()],
        test: {
          name: 'ui',
          include: ['{shared/ui,lti-server/web}/**/*.test.tsx'],
          environment: 'happy-dom',
        },
      },
      {
        plugins: [WxtVitest(), preact()],
        test: {
          name: 'extension',
          include: ['extension/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
      {
        test: {
          name: 'server',
          include: ['lti-server/**/*.test.ts', 'test/{sandbox-lms,pointers}/**/*.test.ts'],
          exclude: ['**/*.alone.test.ts'],
          environment: 'node',
          globalSetup: ['test/postgres/global-setup.ts'],
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'alone',
          // What puts something else in a module's place: others must not meet it, nor it what they loaded.
          include: ['lti-server/**/*.alone.test.ts'],
          isolate: true,
          environment: 'node',
          globalSetup: ['test/postgres/global-setup.ts'],
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
