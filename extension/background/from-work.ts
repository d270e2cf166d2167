import type { PanelOrder } from '../../shared/protocol/runtime.ts';
import type { FromWork } from './overlays.ts';
import type { Panel } from './panels.ts';

function orderOf(message: FromWork): PanelOrder {
  if (message.type === 'found')
    return { type: 'found', stand: message.stand, found: message.found };
  if (message.type === 'pressed') return { type: 'pressed', id: message.id };
  if (message.type === 'hovered') return { type: 'hovered', id: message.id };
  if (message.type === 'walked') return { type: 'walked', words: message.words };
  const { whose: _whose, type: _type, ...said } = message;
  return { type: 'selected', selected: 'why' in said ? said.why : said };
}

/**
 * Hands on what a page says of the words marked in it. Where they are is for all its panels; what is to be written or read now
 * is so in one place: the side panel if there is one, else the panel in the page, which `open` opens.
 */
export async function handOn(
  message: FromWork,
  panels: readonly Panel[],
  open: () => Promise<void>,
): Promise<void> {
  const order = orderOf(message);
  if (message.type === 'found' || message.type === 'hovered') {
    for (const panel of panels) panel.hearWork(message.whose, order);
    return;
  }
  const side = panels.find(({ home }) => home === 'side');
  if (side === undefined) await open();
  const one = side ?? panels.find(({ home }) => home === 'page');
  one?.hearWork(message.whose, order);
}
