import type { Popup } from '../driver.ts';
import { placeIn, type Realm } from '../realm.ts';
import { until } from '../until.ts';
import { type Bidi, contextsOf, evaluateIn } from './bidi.ts';

/** The browser's own window, where its scripts run. */
export async function evaluateInWindow(bidi: Bidi, expression: string): Promise<unknown> {
  const [window] = await contextsOf(bidi, { 'moz:scope': 'chrome' });
  if (window === undefined) throw new Error('Firefox has no window.');
  return evaluateIn(bidi, { context: window.context }, expression);
}

/**
 * Runs in the popup's process, beside its document: what Firefox's own tools use (a frame script). It may be put there twice,
 * and then listens once.
 */
const HEAR = `
let sandbox = null;
if (this.waymarkHears !== true) addMessageListener('waymark:run', ({ data: { id, expression } }) => {
  const answer = (rest) => sendAsyncMessage('waymark:ran', { id, ...rest });
  const input = content.windowUtils.setHandlingUserInput(true);
  try {
    sandbox ??= Components.utils.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    Promise.resolve(Components.utils.evalInSandbox(expression, sandbox)).then(
      (value) => answer({ value }), (error) => answer({ error: String(error) }));
  } catch (error) {
    answer({ error: String(error) });
  } finally {
    input.destruct();
  }
});
this.waymarkHears = true;`;
/** A message to a process that is being left is lost; ms. */
const HEARD_MS = 2000;

/**
 * The popup may move to another process while it opens, under the same message manager: so it is looked for each time, and
 * where it does not answer the script is put there again. Null: no popup, or no answer.
 */
const RUN = `(() => {
  const waiting = new Map();
  let attached = null;
  let last = 0;
  globalThis.waymarkPopup = (expression) => {
    const browser = document.querySelector('.webextension-popup-browser');
    if (!browser?.currentURI?.spec.startsWith('moz-extension:')) return null;
    const { messageManager } = browser;
    if (attached !== messageManager) {
      attached = messageManager;
      messageManager.loadFrameScript('data:application/javascript,' + encodeURIComponent(${JSON.stringify(HEAR)}), false);
      messageManager.addMessageListener('waymark:ran', ({ data }) => {
        waiting.get(data.id)?.(JSON.stringify(data));
        waiting.delete(data.id);
      });
    }
    return new Promise((done) => {
      last += 1;
      const id = last;
      waiting.set(id, done);
      messageManager.sendAsyncMessage('waymark:run', { id, expression });
      setTimeout(() => {
        if (!waiting.delete(id)) return;
        attached = null;
        done(null);
      }, ${HEARD_MS});
    });
  };
})()`;

/** Presses the extension's toolbar button in the window's tab in front; the popup BiDi does not list. */
export async function openPopup(bidi: Bidi, id: string): Promise<Popup> {
  await evaluateInWindow(
    bidi,
    `(async () => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
      await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    })()`,
  );
  await evaluateInWindow(bidi, RUN);
  await until('the popup', async () => (await evaluateInWindow(bidi, 'waymarkPopup("0")')) ?? null);
  const run = async (expression: string): Promise<unknown> => {
    const asked = `waymarkPopup(${JSON.stringify(expression)})`;
    const said = await evaluateInWindow(bidi, asked);
    if (typeof said !== 'string') throw new Error('The popup is closed, or did not answer.');
    const answer: { value?: unknown; error?: string } = JSON.parse(said);
    if (answer.error !== undefined) throw new Error(`In the popup: ${answer.error}`);
    return answer.value;
  };
  const realm: Realm = {
    call: async (work, given) => {
      const json = await run(
        `(async () => JSON.stringify({ value: await (${work})(${JSON.stringify(given)}) }))()`,
      );
      return JSON.parse(String(json)).value;
    },
    install: async (source) => {
      await run(`${source}; 0`);
    },
    click: null,
  };
  const CLOSE = `document.querySelector('.webextension-popup-browser')?.closest('panel')?.hidePopup()`;
  return {
    ...placeIn(realm),
    close: async () => {
      await evaluateInWindow(bidi, CLOSE);
    },
  };
}
