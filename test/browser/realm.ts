import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Finder, Place, Thing } from './driver.ts';
import { type Deed, type Found, findAndDo, type Step, wire } from './finding.ts';
import { LIMIT_MS, until } from './until.ts';

/** A document one can run a function in, and where the pointer may be: by script alone where it is null. */
export type Realm = {
  /** Rejects where the document does not answer `withinMs`; where a browser always answers, that does not count. */
  call<A, R>(work: (given: A) => R | Promise<R>, given: A, withinMs?: number): Promise<R>;
  /** Puts a script's text into the document, apart from the document's own scripts where the browser can. */
  install(source: string): Promise<void>;
  /** Resolves to whether what was found to be ready took it. */
  click: ((x: number, y: number) => Promise<boolean>) | null;
};

/** One look at a document takes a few ms; one that is just leaving never answers, and the next look is at the next. */
export const LOOK_MS = 3000;
const LIBRARY = createRequire(import.meta.url).resolve(
  '@testing-library/dom/dist/@testing-library/dom.umd.min.js',
);
let library: string | null = null;

/** What a document shows, asked by script: for Firefox, and for what Playwright does not list. */
export function placeIn(realm: Realm): Place {
  const act = async (
    steps: readonly Step[],
    deed: Deed,
    withinMs?: number,
  ): Promise<Found | null> => {
    const first = await realm.call(findAndDo, { steps, deed }, withinMs);
    if (first !== 'missing') return first;
    library ??= readFileSync(LIBRARY, 'utf8');
    await realm.install(library);
    const second = await realm.call(findAndDo, { steps, deed }, withinMs);
    if (second === 'missing') throw new Error('The document took no script.');
    return second;
  };
  /** A frame may be between two documents; that is no answer yet. */
  const look = (steps: readonly Step[], deed: 'look' | 'ready') =>
    act(steps, deed, LOOK_MS).catch(() => null);

  const wait = <T>(what: string, ask: () => Promise<T | null>, limitMs = LIMIT_MS): Promise<T> =>
    until(what, ask, limitMs).catch(async (error: unknown) => {
      const shown = await realm.call(shownWords, null).catch(String);
      throw new Error(`${String(error)} Shown: “${shown.slice(0, 2000)}”`);
    });

  /** Scrolled to again it may come to stand a pixel from where it was (Firefox ESR 153). */
  const isNear = (one: Found, other: Found): boolean =>
    Math.abs(one.x - other.x) <= 1 && Math.abs(one.y - other.y) <= 1;
  const thing = (steps: readonly Step[]): Thing => {
    /** In reach, and where it was at the look before: what still moves would be missed. */
    const ready = (what: string) => {
      let before: Found | null = null;
      return wait(`${told(steps)} to ${what}`, async () => {
        const found = await look(steps, 'ready');
        const isStill = found !== null && before !== null && isNear(found, before);
        before = found;
        return isStill && !found.isBlocked ? found : null;
      });
    };
    return {
      ...finder(steps),
      press: async () => {
        const { click } = realm;
        if (click === null) {
          await ready('press');
          await act(steps, 'press');
          return;
        }
        // It may have moved since, and over a frame may lie what its document knows nothing of, such as the sheet while a
        // page turns: a person presses again.
        await until(`${told(steps)} to take a press`, async () => {
          const { x, y } = await ready('press');
          return (await click(x, y)) ? true : null;
        });
      },
      fill: async (words) => {
        await ready('fill');
        await act(steps, { fill: words });
        const now = (await act(steps, 'look'))?.value;
        if (now !== words) throw new Error(`${told(steps)} holds “${now}” after filling it.`);
      },
      see: async (withinMs = LIMIT_MS) => {
        await wait(told(steps), () => look(steps, 'look'), withinMs);
      },
      seeNot: async (withinMs = LIMIT_MS) => {
        const gone = async () => ((await act(steps, 'look')) === null ? true : null);
        await wait(`${told(steps)} to go`, gone, withinMs);
      },
      holds: async (value, withinMs = LIMIT_MS) => {
        const holds = async () => ((await look(steps, 'look'))?.value === value ? true : null);
        await wait(`${told(steps)} to hold “${value}”`, holds, withinMs);
      },
      isSeen: async () => (await look(steps, 'look')) !== null,
      words: async () => (await wait(told(steps), () => look(steps, 'look'))).words,
    };
  };
  const finder = (from: readonly Step[]): Finder => {
    const next = (step: Step) => thing([...from, step]);
    const role = (name: string): Finder['button'] => {
      return (words) => next({ by: 'role', role: name, name: wire(words) });
    };
    return {
      button: role('button'),
      link: role('link'),
      heading: role('heading'),
      article: role('article'),
      field: (label) => next({ by: 'label', words: wire(label) }),
      text: (words) => next({ by: 'text', words: wire(words) }),
      role: (name, words) =>
        next({ by: 'role', role: name, name: words === undefined ? null : wire(words) }),
      css: (selector) => next({ by: 'css', selector }),
    };
  };
  return {
    ...finder([]),
    words: () => realm.call(shownWords, null),
    run: (work, given) => realm.call(work, given),
  };
}

export const shownWords = (): string => document.body?.innerText ?? '';

const told = (steps: readonly Step[]): string =>
  steps.map((step) => JSON.stringify(step)).join(' › ');
