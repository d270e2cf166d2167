import type { Place, Popup } from '../driver.ts';
import { placeIn } from '../realm.ts';
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
 * `find`: the element of the window that shows the page. It may move to another process while it opens, under the same
 * message manager: so it is looked for each time, and where it does not answer the script is put there again. Null: no such
 * page, or no answer.
 */
const run = (name: string, find: string): string => `(() => {
  const waiting = new Map();
  let attached = null;
  let last = 0;
  globalThis.${name} ??= (expression) => {
    const browser = ${find};
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

/** A page of the extension that BiDi does not list, once it answers. */
async function placeAt(bidi: Bidi, what: string, name: string, find: string): Promise<Place> {
  await evaluateInWindow(bidi, run(name, find));
  await until(what, async () => (await evaluateInWindow(bidi, `${name}("0")`)) ?? null);
  const ask = async (expression: string): Promise<unknown> => {
    const said = await evaluateInWindow(bidi, `${name}(${JSON.stringify(expression)})`);
    if (typeof said !== 'string') throw new Error(`${what} is closed, or did not answer.`);
    const answer: { value?: unknown; error?: string } = JSON.parse(said);
    if (answer.error !== undefined) throw new Error(`In ${what}: ${answer.error}`);
    return answer.value;
  };
  return placeIn({
    call: async (work, given) => {
      const json = await ask(
        `(async () => JSON.stringify({ value: await (${work})(${JSON.stringify(given)}) }))()`,
      );
      return JSON.parse(String(json)).value;
    },
    install: async (source) => {
      await ask(`${source}; 0`);
    },
    click: null,
  });
}

const POPUP = `document.querySelector('.webextension-popup-browser')`;
const SIDEBAR = `document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser')`;

/** Presses the extension's toolbar button in the window's tab in front. */
export async function openPopup(bidi: Bidi, id: string): Promise<Popup> {
  await evaluateInWindow(
    bidi,
    `(async () => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
      await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    })()`,
  );
  const popup = await placeAt(bidi, 'the popup', 'waymarkPopup', POPUP);
  const CLOSE = `${POPUP}?.closest('panel')?.hidePopup()`;
  return {
    ...popup,
    close: async () => {
      await evaluateInWindow(bidi, CLOSE);
    },
  };
}

export const sidebar = (bidi: Bidi): Promise<Place> =>
  placeAt(bidi, 'the sidebar', 'waymarkSidebar', SIDEBAR);

export const isSidebarOpen = async (bidi: Bidi): Promise<boolean> =>
  (await evaluateInWindow(bidi, 'SidebarController.isOpen')) === true;
