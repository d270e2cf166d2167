import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Every screen in every state, one page, into dist/gallery. The browser behind an extension page is a stand-in. */
export default defineConfig({
  root,
  base: './',
  resolve: { alias: { 'webextension-polyfill': resolve(root, 'stand-in.ts') } },
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
  build: {
    outDir: resolve(root, '../../dist/gallery'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: [resolve(root, 'gallery.html')] },
  },
});
