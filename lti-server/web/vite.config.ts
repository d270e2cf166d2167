import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const page = (name: string): string => resolve(root, `${name}.html`);

/** The pages a launch opens, the one where a teacher picks links, the home a phone keeps, and the page for administrators, into dist/web. */
export default defineConfig({
  root,
  base: '/ui/',
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
  build: {
    outDir: resolve(root, '../../dist/web'),
    emptyOutDir: true,
    manifest: true,
    // One style sheet in a file of its own, never inline: the pages' policy is style-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [page('home'), page('connect'), page('phone'), page('pick'), page('admin')],
    },
  },
});
