import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const page = (name: string): string => resolve(root, `${name}.html`);

/** The pages a launch opens, into dist/web. `--mode gallery` builds the gallery of screens instead, into dist/gallery. */
export default defineConfig(({ mode }) => {
  const gallery = mode === 'gallery';
  return {
    root,
    base: gallery ? './' : '/ui/',
    plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
    build: {
      outDir: resolve(root, gallery ? '../../dist/gallery' : '../../dist/web'),
      emptyOutDir: true,
      manifest: true,
      // One style sheet in a file of its own, never inline: the pages' policy is style-src 'self'.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: gallery ? [page('gallery')] : [page('home'), page('connect')] },
    },
  };
});
