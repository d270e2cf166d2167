import * as v from 'valibot';
import type { Place, Point, Shown, Tab } from '../driver.ts';
import { LOOK_MS, placeIn, shownWords } from '../realm.ts';
import { until } from '../until.ts';
import { type Bidi, type Context, contextsOf, realmOf, SANDBOX } from './bidi.ts';
import { evaluateInWindow } from './popup.ts';

const MessageSchema = v.object({ channel: v.string(), data: v.object({ value: v.string() }) });
const PictureSchema = v.object({ data: v.string() });

const framesOf = (context: Context): Context[] =>
  (context.children ?? []).flatMap((child) => [child, ...framesOf(child)]);

/** What every document shows, those in frames too. */
export async function shownIn(bidi: Bidi): Promise<Shown[]> {
  const tabs = await contextsOf(bidi);
  const words = async ({ context, url }: Context): Promise<Shown> => ({
    address: url,
    words: await realmOf(bidi, context).call(shownWords, null, LOOK_MS).catch(String),
  });
  return Promise.all(tabs.flatMap((each) => [each, ...framesOf(each)]).map(words));
}

/** What WebDriver calls keys that write nothing. */
const KEYS: Record<string, string> = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Control: '\uE009',
  Enter: '\uE007',
  Escape: '\uE00C',
  PageDown: '\uE00F',
  PageUp: '\uE00E',
  Shift: '\uE008',
  Tab: '\uE004',
};
/** These together: down in this order, up in the other. */
const stroke = (keys: readonly string[]): object[] => [
  ...keys.map((value) => ({ type: 'keyDown', value })),
  ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
];
const chordOf = (chord: string): object[] =>
  stroke(chord.split('+').map((key) => KEYS[key] ?? key));

/** One tab, by its browsing context. */
export function tabIn(bidi: Bidi, context: string, extension: string): Tab {
  const realm = realmOf(bidi, context);
  /** An extension's page never tells BiDi that it is loaded. */
  const loaded = (what: string, isThere: (address: string) => boolean) =>
    until(what, async () => {
      const at = await realm
        .call(() => [document.readyState, location.href], null, LOOK_MS)
        .catch(() => []);
      return at[0] === 'complete' && isThere(at[1] ?? '') ? true : null;
    });
  const frameWith = (what: string, start: string, selector: string): Promise<Place> =>
    until(what, async () => {
      const [top] = await contextsOf(bidi, { root: context });
      for (const frame of top === undefined ? [] : framesOf(top)) {
        if (!frame.url.startsWith(start)) continue;
        const inside = realmOf(bidi, frame.context);
        const count = await inside
          .call((each) => document.querySelectorAll(each).length, selector, LOOK_MS)
          .catch(() => 0);
        if (count > 0) return placeIn(inside);
      }
      return null;
    });
  const press = async (actions: object[]): Promise<void> => {
    // A new window has the focus on its toolbar; a person goes into the page. Without it keys press nothing (ESR 153).
    await evaluateInWindow(
      bidi,
      'if (Services.focus.focusedElement !== gBrowser.selectedBrowser) gBrowser.selectedBrowser.focus(); 0',
    );
    await bidi.send('input.performActions', {
      context,
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  };
  return {
    ...placeIn(realm),
    goto: async (address) => {
      if (!address.startsWith('moz-extension:')) {
        const go = () =>
          bidi.send('browsingContext.navigate', { context, url: address, wait: 'complete' });
        // What the page before still loads may end the way to the next (seen in a grader, ESR 153): a person goes again.
        await go().catch((error: unknown) => {
          if (!String(error).includes('NS_BINDING_ABORTED')) throw error;
          return go();
        });
        return;
      }
      await bidi.send('browsingContext.navigate', { context, url: address, wait: 'none' });
      await loaded(address, (now) => now.startsWith(address));
    },
    reload: async () => {
      const isOurs = (await realm.call(() => location.protocol, null)) === 'moz-extension:';
      if (isOurs) await realm.call(() => Reflect.set(globalThis, 'isBefore', true), null);
      await bidi.send('browsingContext.reload', { context, wait: isOurs ? 'none' : 'complete' });
      if (!isOurs) return;
      await until('the page again', async () =>
        (await realm
          .call(
            () => document.readyState === 'complete' && !Reflect.has(globalThis, 'isBefore'),
            null,
            LOOK_MS,
          )
          .catch(() => false))
          ? true
          : null,
      );
    },
    back: async () => {
      const before = await realm.call(() => location.href, null);
      await bidi.send('browsingContext.traverseHistory', { context, delta: -1 });
      await loaded('the page before', (now) => now !== before);
    },
    address: () => realm.call(() => location.href, null),
    toFront: async () => {
      await bidi.send('browsingContext.activate', { context });
    },
    close: async () => {
      await bidi.send('browsingContext.close', { context });
    },
    drag: async (from, to) => {
      const move = ({ x, y }: Point) => ({
        type: 'pointerMove',
        x: Math.round(x),
        y: Math.round(y),
      });
      const down = { type: 'pointerDown', button: 0 };
      const actions = [move(from), down, move(to), { type: 'pointerUp', button: 0 }];
      await bidi.send('input.performActions', {
        context,
        actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
      });
    },
    key: (chord) => press(chordOf(chord)),
    type: (words) => press([...words].flatMap((each) => stroke([each]))),
    frame: (start) => frameWith(`a frame of ${start}`, start, 'body *'),
    panel: () => frameWith('the panel', `${extension}panel.html`, 'main, [role=main]'),
    hasPanel: () => realm.call(() => document.querySelector('waymark-panel') !== null, null),
    record: () => recordWords(bidi, context),
    errors: async () => listenForErrors(bidi, context),
    picture: async () => {
      const answer = await bidi.send('browsingContext.captureScreenshot', { context });
      return Buffer.from(v.parse(PictureSchema, answer).data, 'base64');
    },
  };
}

const RealmSchema = v.object({
  context: v.string(),
  origin: v.string(),
  sandbox: v.optional(v.string()),
});
const TELL_WORDS = `(tell) => {
  const say = () => tell(document.body?.innerText ?? '');
  new MutationObserver(say).observe(document, { childList: true, characterData: true, subtree: true });
  say();
}`;

let channels = 0;
/**
 * Preload scripts reach every document of the tab but the extension's (Firefox ESR 153): those get the same script as
 * soon as their realm is there, before the background has welcomed the panel.
 */
async function recordWords(bidi: Bidi, context: string): Promise<() => readonly string[]> {
  const shown: string[] = [];
  channels += 1;
  const channel = `words-${channels}`;
  const given = {
    functionDeclaration: TELL_WORDS,
    arguments: [{ type: 'channel', value: { channel, ownership: 'none' } }],
  };
  bidi.on('script.message', (params) => {
    const message = v.safeParse(MessageSchema, params);
    if (message.success && message.output.channel === channel)
      shown.push(message.output.data.value);
  });
  const follow = async (frame: string): Promise<void> => {
    const [top] = await contextsOf(bidi, { root: context });
    if (top === undefined || !framesOf(top).some((each) => each.context === frame)) return;
    const target = { context: frame, sandbox: SANDBOX };
    await bidi.send('script.callFunction', { ...given, target, awaitPromise: false });
  };
  bidi.on('script.realmCreated', (params) => {
    const realm = v.safeParse(RealmSchema, params);
    if (!realm.success || realm.output.sandbox !== undefined) return;
    if (!realm.output.origin.startsWith('moz-extension:')) return;
    // A frame that is gone by now has nothing to tell.
    follow(realm.output.context).catch(() => undefined);
  });
  await bidi.send('script.addPreloadScript', { ...given, contexts: [context], sandbox: SANDBOX });
  return () => shown;
}

const LogSchema = v.object({
  level: v.string(),
  text: v.nullable(v.string()),
  source: v.object({ context: v.optional(v.string()) }),
});

/** Scripts and console of the tab's own documents. */
function listenForErrors(bidi: Bidi, context: string): () => readonly string[] {
  const errors: string[] = [];
  bidi.on('log.entryAdded', (params) => {
    const entry = v.safeParse(LogSchema, params);
    if (!entry.success || entry.output.source.context !== context) return;
    if (entry.output.level === 'error') errors.push(entry.output.text ?? '');
  });
  return () => errors;
}
