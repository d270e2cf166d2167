import type { Tab } from '../browser/driver.ts';
import { until } from '../browser/until.ts';
import type { FlavourName } from './fixtures.ts';

/** Where a learner's words stand, in the page or in a frame of it. */
export const WORK: Record<
  FlavourName,
  { frame: string | null; root: string; unfold: string | null }
> = {
  moodle: {
    frame: null,
    root: '[class*="full_assignsubmission_onlinetext_"] > .no-overflow',
    unfold: '[class*="summary_assignsubmission_onlinetext_"] a',
  },
  canvas: {
    frame: '#speedgrader_iframe, #preview_frame',
    root: '#submission_preview, [data-testid="attempt-tab"] [data-testid="read-only-content"]',
    unfold: null,
  },
};

type Point = { x: number; y: number };

/**
 * Selects words by the mouse, from the first letter to the last, and says which they are. `from`, `to`: counted from 0. `how`:
 * by script where a mouse would have to scroll; then Shift is let go, as after the keyboard has selected.
 */
export async function selectInWork(
  tab: Tab,
  flavour: FlavourName,
  from: number,
  to: number,
  how: 'by mouse' | 'by script' = 'by mouse',
): Promise<string> {
  const find = () =>
    tab.run(
      ({ frame, root, unfold, from, to, how }) => {
        const element = frame === null ? null : document.querySelector<HTMLIFrameElement>(frame);
        const inside = element?.contentDocument ?? document;
        const work = inside.querySelector<HTMLElement>(root);
        if (work === null) return null;
        if (!work.checkVisibility()) {
          if (unfold !== null) inside.querySelector<HTMLElement>(unfold)?.click();
          return null;
        }
        const walker = inside.createTreeWalker(work, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const words = [...(node.nodeValue ?? '').matchAll(/\p{L}+/gu)];
          const [first, last] = [words[from], words[to]];
          if (first === undefined || last === undefined) continue;
          const range = inside.createRange();
          range.setStart(node, first.index);
          range.setEnd(node, last.index + last[0].length);
          if (how === 'by mouse') node.parentElement?.scrollIntoView({ block: 'center' });
          else {
            inside.getSelection()?.removeAllRanges();
            inside.getSelection()?.addRange(range);
            inside.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift' }));
          }
          const boxes = [...range.getClientRects()];
          const { x, y } = element?.getBoundingClientRect() ?? { x: 0, y: 0 };
          const [one, end] = [boxes[0], boxes.at(-1)];
          if (one === undefined || end === undefined) return null;
          return {
            words: range.toString().replace(/\s+/g, ' '),
            start: { x: x + one.left + 1, y: y + one.top + one.height / 2 },
            end: { x: x + end.right - 1, y: y + end.top + end.height / 2 },
          };
        }
        return null;
      },
      { ...WORK[flavour], from, to, how },
    );
  const isSelected = (words: string) =>
    tab.run(
      ({ frame, words }) => {
        const element = frame === null ? null : document.querySelector<HTMLIFrameElement>(frame);
        const selection = (element?.contentDocument ?? document).getSelection();
        return selection?.toString().replace(/\s+/g, ' ') === words;
      },
      { frame: WORK[flavour].frame, words },
    );
  // A page that was still drawing has moved them from under the mouse.
  return until('the words to be selected', async () => {
    const found = await find();
    if (found === null) return null;
    if (how === 'by mouse') await tab.drag(found.start, found.end);
    return (await isSelected(found.words)) ? found.words : null;
  });
}

/** Presses a button of the bar beside the selection: its place in the row, from 0, and how many there are, all as wide. */
export async function pressInBar(tab: Tab, at: number, of = 4): Promise<void> {
  const find = () =>
    tab.run(
      ([at, of]): Point | null => {
        const box = document.querySelector('waymark-bar')?.getBoundingClientRect();
        return box && box.width > 0
          ? { x: box.left + (box.width * (2 * at + 1)) / (2 * of), y: box.top + box.height / 2 }
          : null;
      },
      [at, of] as const,
    );
  let last: Point | null = null;
  // A page that is still drawing moves it from under the mouse.
  const point = await until('the bar to stand still', async () => {
    const before = last;
    last = await find();
    return last !== null && last.x === before?.x && last.y === before.y ? last : null;
  });
  await tab.drag(point, point);
}

/** What is marked in the work now, by the kind of mark; blanks folded. */
export const markedIn = (tab: Tab, flavour: FlavourName): Promise<Record<string, string[]>> =>
  tab.run((frame) => {
    const element = frame === null ? null : document.querySelector<HTMLIFrameElement>(frame);
    const realm = element?.contentWindow ?? window;
    const found: Record<string, string[]> = {};
    // No iterators: Firefox does not hand them from one world to another.
    (realm as Window & { CSS: typeof CSS }).CSS.highlights.forEach((ranges, name) => {
      if (!name.startsWith('waymark-')) return;
      const words: string[] = [];
      ranges.forEach((range) => {
        // What the page has thrown away is not marked on it.
        if (!range.startContainer.isConnected) return;
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        words.push(live.toString().normalize('NFC').replace(/\s+/g, ' '));
      });
      found[name.slice('waymark-'.length)] = words;
    });
    return found;
  }, WORK[flavour].frame);

/** As a framework does it: what stands in the work is thrown away and built again. */
export const redrawWork = (tab: Tab, flavour: FlavourName): Promise<void> =>
  tab.run(({ frame, root }) => {
    const element = frame === null ? null : document.querySelector<HTMLIFrameElement>(frame);
    const work = (element?.contentDocument ?? document).querySelector(root);
    if (work === null) throw new Error('No work is on this page.');
    const copy = work.cloneNode(true);
    work.replaceChildren(...copy.childNodes);
  }, WORK[flavour]);

/** Presses words that are marked so, the first ones or those after so many others, and says which they are. */
export async function pressMarked(
  tab: Tab,
  flavour: FlavourName,
  look: string,
  after = 0,
): Promise<string> {
  const { words, ...point } = await tab.run(
    ({ frame, look, after }) => {
      const element = frame === null ? null : document.querySelector<HTMLIFrameElement>(frame);
      const realm = (element?.contentWindow ?? window) as Window & { CSS: typeof CSS };
      const found: Range[] = [];
      realm.CSS.highlights.get(`waymark-${look}`)?.forEach((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        found.push(live);
      });
      const range = found[after];
      if (range === undefined) throw new Error(`Too little is marked as ${look}.`);
      if (after > 0) range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      const [box] = range.getClientRects();
      if (box === undefined) throw new Error(`What is marked as ${look} is not drawn.`);
      const { x, y } = element?.getBoundingClientRect() ?? { x: 0, y: 0 };
      const point = { x: x + box.left + box.width / 2, y: y + box.top + box.height / 2 };
      return { ...point, words: range.toString() };
    },
    { frame: WORK[flavour].frame, look, after },
  );
  await tab.drag(point, point);
  return words;
}
