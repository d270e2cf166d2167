import type { CDPSession, Frame, Page } from '@playwright/test';
import { WORK } from './stage.ts';

type DomNode = {
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
};

const nodesIn = (node: DomNode): number =>
  1 +
  [...(node.children ?? []), ...(node.shadowRoots ?? [])].reduce(
    (sum, one) => sum + nodesIn(one),
    0,
  );

const [, , WORK_ID = ''] = /\[(\S+)="(\S+)"\]/.exec(WORK) ?? [];
function workIn(node: DomNode): DomNode | undefined {
  if (node.attributes?.includes(WORK_ID)) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = workIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function scriptsIn(cdp: CDPSession, isAddOn: (url: string) => boolean): Promise<number> {
  let bytes = 0;
  cdp.on('Debugger.scriptParsed', ({ url, length }) => {
    if (isAddOn(url)) bytes += length ?? 0;
  });
  await cdp.send('Debugger.enable');
  await cdp.send('Debugger.disable');
  return bytes;
}
async function heapIn(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

export type Weight = {
  /** Of the page's document with every shadow tree, closed ones too; of the learner's work in it. */
  nodes: number;
  nodesInWork: number;
  /** Bytes in use after a collection: of the page with all worlds in it, and with the add-on's frame. */
  heap: number;
  heapWithFrame: number;
  /** Bytes of the add-on's scripts, as they were parsed: in the page, and with its frame. */
  scripts: number;
  scriptsWithFrame: number;
};

/** What an open page holds now. `frame`: the add-on's own, which has another process. */
export async function weigh(
  page: Page,
  frame: Frame | undefined,
  isAddOn: (url: string) => boolean,
): Promise<Weight> {
  const cdp = await page.context().newCDPSession(page);
  const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
  const work = workIn(root);
  if (work === undefined) throw new Error('The work is not on the page.');
  const heap = await heapIn(cdp);
  const scripts = await scriptsIn(cdp, isAddOn);
  const beside = frame === undefined ? undefined : await page.context().newCDPSession(frame);
  return {
    nodes: nodesIn(root),
    nodesInWork: nodesIn(work),
    heap,
    heapWithFrame: heap + (beside === undefined ? 0 : await heapIn(beside)),
    scripts,
    scriptsWithFrame: scripts + (beside === undefined ? 0 : await scriptsIn(beside, isAddOn)),
  };
}
