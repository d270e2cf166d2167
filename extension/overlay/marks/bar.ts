import type { BarLabels, SelectedFor } from '../../../shared/protocol/marks.ts';

const HOST = 'waymark-bar';
/** Between the words and the bar, and from the edges of the window, CSS px. */
const GAP = 6;

const STYLE = `:host { all: initial; position: fixed; inset-block-start: 0; inset-inline-start: 0; z-index: 2147483646; }
:host([hidden]) { display: none; }
div { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 2px; padding: 3px; border-radius: 8px; border: 1px solid #7a7266; background: #fbfaf7; box-shadow: 0 2px 8px rgb(0 0 0 / 0.25); font: 500 14px/1.3 system-ui, sans-serif; }
button { all: unset; box-sizing: border-box; text-align: center; min-block-size: 28px; padding: 4px 10px; border-radius: 6px; color: #23201b; cursor: pointer; }
button:hover { background: #ece8df; }
button:focus-visible { outline: 2px solid #1d5c63; outline-offset: -1px; }
div[data-theme=dark] { background: #171b20; border-color: #8b95a1; }
div[data-theme=dark] button { color: #e8e6e1; }
div[data-theme=dark] button:hover { background: #2a313a; }
@media print { :host { display: none; } }`;

export type Bar = {
  /** Beside this box (in the window of the page); `labels`: what it says. */
  show(box: DOMRect, labels: BarLabels): void;
  hide(): void;
  holds(target: EventTarget | null): boolean;
};

/** A small toolbar beside selected words, in a closed root of its own. Pressing it leaves the selection as it is. */
export function createBar(
  onPress: (part: SelectedFor) => void,
  themeNow: () => 'light' | 'dark',
  signal: AbortSignal,
): Bar {
  const host = document.createElement(HOST);
  const root = host.attachShadow({ mode: 'closed' });
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  root.adoptedStyleSheets = [style];
  const bar = document.createElement('div');
  bar.role = 'toolbar';
  let shown = '';
  const label = (labels: BarLabels) => {
    // They are told again with every change of the marks: a button that is being pressed stays the same one.
    const now = JSON.stringify(labels);
    if (shown === now) return;
    shown = now;
    bar.ariaLabel = labels.name;
    bar.replaceChildren(
      ...labels.buttons.map(({ part, label }) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = label;
        button.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
        button.addEventListener('click', () => onPress(part), { signal });
        return button;
      }),
    );
  };
  root.append(bar);
  /** A button that is being pressed neither moves nor goes until it has been let go: what was pressed is what happens. */
  let isPressed = false;
  let after: (() => void) | null = null;
  const unlessPressed = (act: () => void): void => {
    after = isPressed ? act : null;
    if (!isPressed) act();
  };
  const down = ({ target }: Event) => {
    isPressed = target === host;
  };
  const up = () => {
    isPressed = false;
    // Its click comes first.
    setTimeout(() => {
      if (!signal.aborted) after?.();
      after = null;
    });
  };
  const options = { signal, capture: true };
  window.addEventListener('pointerdown', down, options);
  window.addEventListener('pointerup', up, options);
  window.addEventListener('pointercancel', up, options);
  const remove = () => host.remove();
  const hide = () => unlessPressed(remove);
  signal.addEventListener('abort', remove, { once: true });
  return {
    show: (box, labels) => unlessPressed(() => place(box, labels)),
    hide,
    holds: (target) => target === host,
  };
  function place(box: DOMRect, labels: BarLabels): void {
    label(labels);
    bar.dataset.theme = themeNow();
    if (!host.isConnected) document.body.append(host);
    const { width, height } = host.getBoundingClientRect();
    const above = box.top - height - GAP;
    const top =
      above >= GAP ? above : Math.min(box.bottom + GAP, window.innerHeight - height - GAP);
    const middle = box.left + (box.width - width) / 2;
    const left = Math.max(GAP, Math.min(middle, window.innerWidth - width - GAP));
    host.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    host.style.insetInlineStart = 'auto';
    host.style.left = '0';
  }
}
