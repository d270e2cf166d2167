import type { Browser } from 'puppeteer-core';
import * as v from 'valibot';
import { LOOK_MS, type Realm } from '../realm.ts';

/**
 * WebDriver BiDi itself, over the connection puppeteer holds: puppeteer's own pages know no frames of extensions, never
 * end loading one of their pages, and reach neither the popup nor the window (seen with 25.16.0, Firefox ESR 153).
 */
export type Bidi = {
  send(method: string, params: object): Promise<unknown>;
  on(event: string, listener: (params: unknown) => void): void;
};

type Connection = {
  send(method: string, params: object): Promise<{ result: unknown }>;
  on(event: string, listener: (params: unknown) => void): void;
};

export function bidiOf(browser: Browser): Bidi {
  const connection = Reflect.get(browser, 'connection') as Connection;
  return {
    send: async (method, params) => (await connection.send(method, params)).result,
    on: (event, listener) => connection.on(event, listener),
  };
}

export type Context = { context: string; url: string; children?: Context[] | null | undefined };
const ContextSchema: v.GenericSchema<unknown, Context> = v.object({
  context: v.string(),
  url: v.string(),
  children: v.nullish(v.array(v.lazy(() => ContextSchema))),
});
const TreeSchema = v.object({ contexts: v.array(ContextSchema) });

/** Tabs with their frames; with `chrome`, the browser's own windows. */
export async function contextsOf(
  bidi: Bidi,
  params: { root?: string; 'moz:scope'?: 'chrome' } = {},
): Promise<Context[]> {
  return v.parse(TreeSchema, await bidi.send('browsingContext.getTree', params)).contexts;
}

const AnswerSchema = v.variant('type', [
  v.object({ type: v.literal('success'), result: v.object({ value: v.optional(v.unknown()) }) }),
  v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) }),
]);

/** A document that goes away while a script runs in it may never answer, ms. */
const ANSWER_MS = 15_000;
/** A world of its own in each document: the page's scripts see nothing of it. */
export const SANDBOX = 'waymark-tests';

async function answerOf(asked: Promise<unknown>, withinMs = ANSWER_MS): Promise<unknown> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  // Made here, where it is known who asked.
  const silent = new Error(`The document did not answer within ${withinMs} ms.`);
  const timer = setTimeout(() => reject(silent), withinMs);
  try {
    const answer = v.parse(AnswerSchema, await Promise.race([asked, late]));
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  } finally {
    clearTimeout(timer);
  }
}

/** The value of an expression of JavaScript, awaited. */
export const evaluateIn = (
  bidi: Bidi,
  target: { context: string; sandbox?: string },
  expression: string,
  withinMs?: number,
): Promise<unknown> =>
  answerOf(
    bidi.send('script.evaluate', { expression, target, awaitPromise: true, userActivation: true }),
    withinMs,
  );

/** `work` with JSON in and out. */
async function callIn<A, R>(
  bidi: Bidi,
  target: { context: string; sandbox?: string },
  work: (given: A) => R | Promise<R>,
  given: A,
  withinMs?: number,
): Promise<R> {
  const asked = bidi.send('script.callFunction', {
    functionDeclaration: `async (json) => JSON.stringify({ value: await (${work})(JSON.parse(json)) })`,
    arguments: [{ type: 'string', value: JSON.stringify(given ?? null) }],
    target,
    awaitPromise: true,
    userActivation: true,
  });
  return JSON.parse(String(await answerOf(asked, withinMs))).value;
}

/**
 * What moves away between a look and a press is not what takes it: as Playwright does, nobody else takes it then. What was
 * looked at last is `ready` there (findAndDo).
 */
const listenForPress = (): void => {
  const heard = Promise.withResolvers<boolean>();
  Reflect.set(globalThis, 'pressHeard', heard.promise);
  const wanted = Reflect.get(globalThis, 'ready') as Element;
  const ending = new AbortController();
  const { signal } = ending;
  // One that never came here is not waited for any more: it would take this one.
  (Reflect.get(globalThis, 'pressOver') as AbortController | undefined)?.abort();
  Reflect.set(globalThis, 'pressOver', ending);
  let isHit = false;
  const isIts = (one: EventTarget | null): boolean =>
    one instanceof Node &&
    (wanted.contains(one) ||
      one.contains(wanted) ||
      (one instanceof Element && one.closest('label')?.control === wanted));
  const judge = (event: Event): void => {
    if (event.type === 'pointerdown') isHit = isIts(event.composedPath()[0] ?? null);
    if (!isHit) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.type === 'pointerdown') heard.resolve(isHit);
    // A click, if one comes of it, comes with it.
    if (event.type === 'pointerup') setTimeout(() => ending.abort());
  };
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    window.addEventListener(type, judge, { capture: true, signal });
};
/** How long a press may be on its way to a document, ms. */
const HEARD_MS = 500;
const hasHeardPress = (withinMs: number): Promise<boolean> =>
  Promise.race([
    Reflect.get(globalThis, 'pressHeard') as Promise<boolean>,
    new Promise<boolean>((done) => setTimeout(() => done(false), withinMs)),
  ]);

export function realmOf(bidi: Bidi, context: string): Realm {
  const target = { context, sandbox: SANDBOX };
  return {
    call: (work, given, withinMs) => callIn(bidi, target, work, given, withinMs),
    install: async (source) => {
      await evaluateIn(bidi, target, `${source}; 0`, LOOK_MS);
    },
    click: async (x, y) => {
      await callIn(bidi, target, listenForPress, null, LOOK_MS);
      const at = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
      const actions = [at, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
      await bidi.send('input.performActions', {
        context,
        actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
      });
      // A document that went with the press has heard it.
      return callIn(bidi, target, hasHeardPress, HEARD_MS, LOOK_MS).catch(() => true);
    },
  };
}
