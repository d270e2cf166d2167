import type { Plugin } from 'vite';

const PREACT = /[\\/]preact[\\/]dist[\\/]preact\.(mjs|module\.js|js)$/;
const SETS_MARKUP = /\|\|\((\w)\.innerHTML=(\w)\.__html\)/;

/**
 * Takes the one line out of Preact that can put markup into a document (`dangerouslySetInnerHTML`, which nothing here
 * uses): Firefox's linter warns of it, and what is not there cannot be misused. Preact 11.2.0; another version without
 * that line fails the build.
 */
export const noMarkup = (): Plugin => ({
  name: 'no-markup',
  enforce: 'pre',
  transform(code, id) {
    if (!PREACT.test(id.split('?')[0] ?? '')) return null;
    if (!SETS_MARKUP.test(code))
      this.error('Preact sets markup in another way now: see no-markup.ts.');
    return { code: code.replace(SETS_MARKUP, ''), map: null };
  },
});
