import type { PageContext, PageMessage } from '../../shared/protocol/page.ts';
import { whoseOf } from '../../shared/protocol/whose.ts';
import { recognise } from '../lms/recognise.ts';
import { rememberFrame } from '../lms/replaced-frame.ts';
import { rememberAttempt } from '../lms/shown-attempt.ts';
import { whoIsSignedIn } from '../lms/who.ts';
import { sayWork } from './marks/work-here.ts';
import { tellInOrder } from './tell-in-order.ts';
import { watchLook } from './watch-look.ts';

type Tell = (message: PageMessage) => void;

/**
 * Tells what the page is, at once and whenever it changes, until `signal` aborts. Graders change the learner without
 * a load and without an event of their own: the elements that say who it is are observed, and the address. What comes back
 * tells it all once more.
 */
export function watchPage(
  document: Document,
  location: Location,
  tell: Tell,
  signal: AbortSignal,
): () => void {
  const since = performance.timeOrigin;
  const order = tellInOrder(tell);
  let told = '';
  let toldWhose = '';
  let toldWho = '';
  let observed: Node[] = [];
  const observer = new MutationObserver(() => look());

  const observe = (selectors: readonly string[]) => {
    const nodes = selectors.flatMap((each) => [...document.querySelectorAll(each)]);
    if (nodes.length === observed.length && nodes.every((node, at) => node === observed[at]))
      return;
    observer.disconnect();
    observed = nodes;
    for (const node of nodes) {
      observer.observe(node, {
        attributes: true,
        attributeFilter: ['src', 'style', 'data-userid', 'hidden', 'href', 'name'],
        childList: true,
        subtree: true,
        characterData: true,
      });
    }
  };

  const say = (context: PageContext | null) => {
    const key = JSON.stringify(context);
    if (key === told) return;
    if (context === null && told === '') return;
    told = context === null ? '' : key;
    toldWhose = whoseOf(context);
    order.say(context === null ? { type: 'page.gone' } : { type: 'page', context, since });
  };

  // On a page that is nothing to us as well: signing out leads to one.
  const sayWho = () => {
    const who = whoIsSignedIn(document, new URL(location.href));
    const key = JSON.stringify(who);
    if (who === null || key === toldWho) return;
    toldWho = key;
    tell({ type: 'person', ...who, since });
  };

  const look = () => {
    const seen = recognise(document, new URL(location.href));
    const found = seen && certain(seen);
    observe(found?.watched ?? []);
    const { work } = found ?? {};
    sayWork(work ? { root: work.root, skip: work.added, unfold: work.unfold } : null);
    if (found === null) {
      say(null);
      sayWho();
      return;
    }
    const attempt = attemptOf(found.work);
    if (attempt !== 'coming') return say({ ...found.page, attempt });
    // A moment later it is known, and all is said at once; that the page turned to somebody else does not wait.
    if (told !== '' && whoseOf(found.page) !== toldWhose) say({ ...found.page, attempt: null });
  };
  const certain = rememberFrame();
  const attemptOf = rememberAttempt(() => {
    if (!signal.aborted) look();
  });
  const again = () => {
    told = '';
    toldWho = '';
    look();
  };

  watchLook(document, look, signal);
  const on = (target: EventTarget, event: string, listener: (event: Event) => void) =>
    target.addEventListener(event, listener, { signal, capture: true });
  on(window, 'popstate', look);
  on(document, 'change', look);
  // A frame's own load: the work in it is whole from here on.
  on(document, 'load', (event) => {
    if (event.target instanceof HTMLIFrameElement) look();
  });
  // Chromium, and Firefox from 147: fires for pushState and replaceState as well.
  if ('navigation' in window && window.navigation instanceof EventTarget)
    on(window.navigation, 'currententrychange', look);
  on(window, 'pagehide', () => {
    if (told !== '') order.now({ type: 'page.left' });
  });
  // Back from the back/forward cache the background may have forgotten this page; at the first load it has just been told.
  on(window, 'pageshow', (event) => ('persisted' in event && event.persisted ? again() : look()));
  on(document, 'prerenderingchange', again);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  if (!('prerendering' in document && document.prerendering === true)) look();
  return again;
}
