import type { Plugin } from 'vite';

const PANEL = /[\\/]extension[\\/]panel[\\/]start\.tsx$/;
const OTHERS = /[\\/]extension[\\/](popup|options)[\\/]start\.tsx$/;

type Look = (id: string) => { importedIds: readonly string[] } | null;

/** All that comes with these modules at once. */
function comesWith(first: readonly string[], look: Look): Set<string> {
  const all = new Set(first);
  for (const id of all) for (const next of look(id)?.importedIds ?? []) all.add(next);
  return all;
}

/**
 * What the panel loads at once comes in two files, of which the other pages load one. Left alone the bundler cuts it along
 * everything that is fetched later, and in twenty pieces it is a tenth larger on the wire.
 */
export const together = (): Plugin => {
  let panel: Set<string> | null = null;
  let others = new Set<string>();
  const starts = new Set<string>();
  return {
    name: 'together',
    moduleParsed: ({ id }) => {
      if (PANEL.test(id) || OTHERS.test(id)) starts.add(id);
    },
    outputOptions: (options) => {
      // The scripts of a page are one file each.
      if (options.format === 'iife' || options.codeSplitting === false) return null;
      const name = (id: string, chunking: { getModuleInfo: Look }) => {
        const look: Look = (each) => chunking.getModuleInfo(each);
        if (panel === null) {
          panel = comesWith(
            [...starts].filter((one) => PANEL.test(one)),
            look,
          );
          others = comesWith(
            [...starts].filter((one) => OTHERS.test(one)),
            look,
          );
        }
        if (!panel.has(id)) return null;
        return others.has(id) ? 'page' : 'beside';
      };
      return {
        ...options,
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name }] },
      };
    },
  };
};
