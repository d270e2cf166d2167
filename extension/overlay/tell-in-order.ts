import type { PageMessage } from '../../shared/protocol/page.ts';
import { whoseOf } from '../../shared/protocol/whose.ts';
import { sayWhose } from './whose.ts';

type Tell = (message: PageMessage) => void;

/**
 * Tells the background what the page says, the newest word alone. Where the page turned to somebody else's work that
 * waits until the sheet over the panel (whose.ts) has been painted: the panel is drawn by another process, and could
 * otherwise show the next learner while the screen still shows the last one's work.
 */
export function tellInOrder(tell: Tell): { say: Tell; now: Tell } {
  let waits: PageMessage | null = null;
  let whose: string | null = null;

  const flush = () => {
    const message = waits;
    waits = null;
    if (message !== null) tell(message);
  };
  return {
    say: (message) => {
      const next = whoseOf(message.type === 'page' ? message.context : null);
      const isAnother = whose !== null && whose !== next;
      whose = next;
      sayWhose(next);
      if (waits !== null) {
        waits = message;
        return;
      }
      // A page nobody sees paints nothing.
      if (!isAnother || document.visibilityState === 'hidden') return tell(message);
      waits = message;
      requestAnimationFrame(() => setTimeout(flush));
    },
    now: (message) => {
      waits = null;
      tell(message);
    },
  };
}
