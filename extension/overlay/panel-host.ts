import { closeFromOutside } from './close-from-outside.ts';
import { layoutFor, type Mount } from './layouts.ts';
import { hasRoom, hostStyle, roomStyle } from './place.ts';
import { watchNeighbours } from './step-aside.ts';

const HOST = 'waymark-panel';

export type PanelHost = {
  open(open: boolean): void;
  /** Closes it where it covers the page. */
  uncover(): void;
  paint(theme: Mount['theme']): void;
  /** Lays a sheet over an open panel: what is in it may be about somebody else than the page. */
  veil(on: boolean): void;
  /** Whoever pressed something of ours in the page goes on in the panel. */
  focus(): void;
  isAttached(): boolean;
};

/**
 * One element on body, a closed root in it, and the extension's own page in a frame. Nothing else of ours stands in
 * the page's tree; room is made by a constructed style sheet, and kept while the panel steps aside: nothing jumps.
 * `onLost`: the frame shows something else now: it was moved in the tree, or another extension, which sees into closed
 * roots, sent it elsewhere. What it shows is taken away first.
 */
export function showPanelHost(
  mount: Mount,
  frameUrl: string,
  tellRoom: (room: boolean) => void,
  onLost: () => void,
  signal: AbortSignal,
): PanelHost {
  for (const old of document.querySelectorAll(HOST)) old.remove();
  const layout = layoutFor(mount);
  const host = document.createElement(HOST);
  const root = host.attachShadow({ mode: 'closed' });
  const style = new CSSStyleSheet();
  const room = new CSSStyleSheet();
  root.adoptedStyleSheets = [style];
  const frame = document.createElement('iframe');
  frame.title = 'Waymark';
  frame.src = frameUrl;
  // Without the frame's own scheme the browser would paint it opaque on a dark page.
  frame.style.colorScheme = mount.theme;
  let loads = 0;
  frame.addEventListener('load', () => {
    loads += 1;
    if (loads === 1) return;
    host.remove();
    onLost();
  });
  const veil = document.createElement('div');
  root.append(frame, veil);

  let wanted = mount.open;
  let theme = mount.theme;
  let covers = false;
  let isVeiled = false;
  let near = { inTheWay: false, beside: 0 };
  let hadRoom: boolean | null = null;
  let made = '';
  let styled = '';
  /** Menus that fold by width (Moodle's core/moremenu) look again only when the window says so. */
  const tellWidth = () => window.dispatchEvent(new Event('resize'));
  const makeRoom = (rules: string) => {
    if (rules === made) return;
    made = rules;
    room.replaceSync(rules);
    tellWidth();
  };
  const arrange = () => {
    const viewport = window.innerWidth;
    const { beside, inTheWay } = near;
    const fits = hasRoom(viewport, beside);
    if (fits !== hadRoom) {
      hadRoom = fits;
      covers = false;
      tellRoom(fits);
    }
    const open = fits ? wanted : covers;
    const place = { dir: mount.dir, theme, open, viewport, beside };
    const looks = hostStyle(layout, place);
    if (looks !== styled) style.replaceSync(looks);
    styled = looks;
    host.hidden = inTheWay;
    veil.hidden = !(isVeiled && open);
    host.ariaBusy = String(isVeiled);
    makeRoom(roomStyle(layout, place, fits && wanted));
  };
  const uncover = () => {
    if (!covers) return;
    covers = false;
    arrange();
  };
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, room];
  // Arranged by what stands there now, before it is seen; and looked at again with the room made.
  watchNeighbours(
    document,
    layout,
    mount.dir,
    (now) => {
      near = now;
      arrange();
    },
    signal,
  );
  document.body.append(host);
  window.addEventListener('resize', arrange, { signal });
  // Boost lets `#page` glide to its new margin (2026-11-22).
  const glided = ({ propertyName }: TransitionEvent) =>
    propertyName.startsWith('margin') ? tellWidth() : undefined;
  document.addEventListener('transitionend', glided, { signal });
  closeFromOutside(host, () => covers, uncover, signal);
  signal.addEventListener('abort', () => {
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== room);
    tellWidth();
  });
  return {
    open: (open) => {
      if (hasRoom(window.innerWidth, near.beside)) wanted = open;
      else covers = open;
      arrange();
    },
    uncover,
    paint: (now) => {
      theme = now;
      frame.style.colorScheme = theme;
      arrange();
    },
    veil: (on) => {
      isVeiled = on;
      arrange();
    },
    focus: () => frame.focus(),
    isAttached: () => host.isConnected && host.parentElement === document.body,
  };
}
