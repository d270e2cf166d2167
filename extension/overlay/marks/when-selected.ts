import { selectionIn } from './selection.ts';
import { watchSelection } from './watch-selection.ts';
import { hearWork, workNow } from './work-here.ts';

/** Calls back when words are selected in the document the work stands in, now or later; again with each new selection. */
export function whenSelected(call: () => void, signal: AbortSignal): void {
  let listening = new AbortController();
  const listen = () => {
    listening.abort();
    listening = new AbortController();
    const here = workNow();
    if (here === null) return;
    const isSelected = () => selectionIn(here) !== null;
    const look = () => {
      if (isSelected()) call();
    };
    const over = AbortSignal.any([listening.signal, signal]);
    watchSelection(here.root.ownerDocument, isSelected, look, () => undefined, over);
    look();
  };
  hearWork(listen, signal);
  listen();
}
