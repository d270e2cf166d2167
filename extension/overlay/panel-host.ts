import { hasRoom, hostStyle, layoutFor, type Mount, PANEL_WIDTH } from './layout.ts';
import { watchDialogs } from './step-aside.ts';

const HOST = 'waymark-panel';

export type PanelHost = { open(open: boolean): void; isAttached(): boolean };

/**
 * One element on body, a closed root in it, and the extension's own page in a frame. Nothing else of ours stands in
 * the page's tree; room is made by a constructed style sheet.
 */
export function showPanelHost(mount: Mount, frameUrl: string, signal: AbortSignal): PanelHost {
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
  root.append(frame);
  document.body.append(host);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, room];

  let isOpen = mount.open;
  let isAside = false;
  const arrange = () => {
    style.replaceSync(hostStyle(layout, mount.dir, isOpen));
    host.hidden = isAside;
    const pushes = isOpen && hasRoom(window.innerWidth);
    room.replaceSync(pushes ? layout.makeRoom(`${PANEL_WIDTH}px`) : '');
  };
  arrange();
  window.addEventListener('resize', arrange, { signal });
  watchDialogs(
    document,
    layout.dialogs,
    (dialogIsOpen) => {
      isAside = dialogIsOpen;
      arrange();
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== room);
  });
  return {
    open: (open) => {
      isOpen = open;
      arrange();
    },
    isAttached: () => host.isConnected,
  };
}
