import { useSignal } from '@preact/signals';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { CodeResponse } from '../../protocol/http.ts';

export type CodeAnswer = { ok: true; offer: CodeResponse } | { ok: false; code: ErrorCode };

type ConnectState =
  | { at: 'start'; code: ErrorCode | null }
  | { at: 'asking' }
  | { at: 'opened'; offer: CodeResponse }
  | { at: 'code'; offer: CodeResponse; blocked: boolean };

/** Only a click may open a tab, and the code is not here yet: an empty one now, its address when the code has come. */
function openTab(): Window | null {
  const tab = window.open('about:blank', '_blank');
  if (tab !== null) tab.opener = null;
  return tab;
}

/** Gets a one-time code and hands it to the connect page in a new tab, or shows it where the browser blocked the tab. */
export function useConnect(getCode: () => Promise<CodeAnswer>) {
  const state = useSignal<ConnectState>({ at: 'start', code: null });
  const ask = async (go: (offer: CodeResponse) => ConnectState): Promise<void> => {
    state.value = { at: 'asking' };
    const answer = await getCode();
    state.value = answer.ok ? go(answer.offer) : { at: 'start', code: answer.code };
  };
  return {
    state: state.value,
    /** Must be called from a click. */
    connect: async (): Promise<void> => {
      if (state.value.at === 'asking') return;
      const tab = openTab();
      await ask((offer) => {
        if (tab === null || tab.closed) return { at: 'code', offer, blocked: true };
        tab.location.replace(offer.connectUrl);
        return { at: 'opened', offer };
      });
      if (state.value.at === 'start') tab?.close();
    },
    /** For a browser whose toolbar is out of reach. */
    show: async (): Promise<void> => {
      const now = state.value;
      if (now.at === 'opened') state.value = { at: 'code', offer: now.offer, blocked: false };
      else if (now.at !== 'asking') await ask((offer) => ({ at: 'code', offer, blocked: false }));
    },
  };
}
