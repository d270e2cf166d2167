import type { Plugin } from 'vite';

const POLYFILL = /[\\/]webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/;

/**
 * Gives the polyfill, which is written for `require`, an export of its own. A bundler's way from one to the other looks at all
 * that is exported, and each part of the browser's API is made when it is looked at: the worker makes what it uses.
 */
export const asModule = (): Plugin => ({
  name: 'as-module',
  enforce: 'pre',
  transform(code, id) {
    if (!POLYFILL.test(id.split('?')[0] ?? '')) return null;
    const before = 'const module = { exports: {} }; const { exports } = module;';
    return { code: `${before}\n${code}\nexport default module.exports;`, map: null };
  },
});
