import type { Plugin } from 'vite';

const PANEL = /[\\/]extension[\\/]panel[\\/]start\.tsx$/;
/** What every screen of the panel fetches as it is drawn, and what more may be fetched for one. */
const BESIDE = /[\\/]shared[\\/]ui[\\/]beside[\\/]live\.ts$/;
const LATER = /[\\/]shared[\\/]ui[\\/](goal|reflect|onown|plan|sample|prompts|coach|files)[\\/]live\.ts$/;
/** WXT puts it into every page; it has something in it for its development server alone. */
const EMPTY = /wxt-html-plugins/;
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
 * everything that is fetched later, and in twenty pieces it is a tenth larger on the wire. What is fetched beside a work comes in
 * one file as well, with what several later parts share: each file costs the panel's process 2 ms of asking for it.
 */
export const together = (): Plugin => {
  let panel: Set<string> | null = null;
  let others = new Set<string>();
  let beside = new Set<string>();
  let later: Set<string>[] = [];
  const starts = new Set<string>();
  return {
    name: 'together',
    moduleParsed: ({ id }) => {
      if ([PANEL, OTHERS, BESIDE, LATER].some((one) => one.test(id))) starts.add(id);
    },
    outputOptions: (options) => {
      // The scripts of a page are one file each.
      if (options.format === 'iife' || options.codeSplitting === false) return null;
      const name = (id: string, chunking: { getModuleInfo: Look }) => {
        const look: Look = (each) => chunking.getModuleInfo(each);
        if (panel === null) {
          const found = (start: RegExp) => [...starts].filter((one) => start.test(one));
          panel = comesWith(found(PANEL), look);
          others = comesWith(found(OTHERS), look);
          beside = comesWith(found(BESIDE), look);
          later = found(LATER).map((one) => comesWith([one], look));
        }
        if (EMPTY.test(id)) return 'page';
        if (panel.has(id)) return others.has(id) ? 'page' : 'beside';
        if (beside.has(id) || later.filter((one) => one.has(id)).length > 1) return 'with';
        return null;
      };
      return {
        ...options,
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name }] },
      };
    },
  };
};
