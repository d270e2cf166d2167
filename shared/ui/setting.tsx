import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import type { Phrases } from '../locales/phrases.ts';
import type { RecordId } from '../model/ids.ts';
import type { Client } from '../store/client.ts';
import { createToasts, type ToastShelf } from './base/toasts.ts';
import type { Marking } from './marking.ts';
import { maskingClient } from './presenter/mask.ts';

/** What every screen stands in: its language, its store, and what its host allows. */
export type Setting = {
  phrases: Phrases;
  client: Client;
  /** True inside a frame on somebody else's page, where sharing more widely is never decided. */
  framed: boolean;
  /** Opens the goal's sharing in a page of its own; null where the host has none. */
  onShare: ((goal: RecordId) => void) | null;
  /** Opens the page where prompts are kept; null where the host has none. */
  onPrompts: (() => void) | null;
  /** Opens the page of one's plan; null where the host has none, or a way to it of its own. */
  onPlan: (() => void) | null;
  /** False where the browser denies the page its storage: words then live only as long as the page. */
  lasting: boolean;
  /** Somebody is watching this screen: names of learners are masked. */
  presenter: boolean;
  /** The work beside which the screen stands; null where it is not to be seen. */
  marking: Marking | null;
  toasts: ToastShelf;
  /** Now, in ms since 1970. */
  now: () => number;
};

const SettingContext = createContext<Setting | null>(null);

export type SettingProps = {
  phrases: Phrases;
  client: Client;
  framed?: boolean;
  onShare?: ((goal: RecordId) => void) | null;
  onPrompts?: (() => void) | null;
  onPlan?: (() => void) | null;
  lasting?: boolean;
  presenter?: boolean;
  marking?: Marking | null;
  now?: () => number;
  children: ComponentChildren;
};

export function WaymarkSetting({
  phrases,
  client,
  framed = false,
  onShare = null,
  onPrompts = null,
  onPlan = null,
  lasting = true,
  presenter = false,
  marking = null,
  now = Date.now,
  children,
}: SettingProps) {
  // News with a name in it goes as the names go.
  const toasts = useMemo(createToasts, [presenter]);
  const shown = useMemo(
    () =>
      presenter ? maskingClient(client, (n) => phrases.say('presenter.learner', { n })) : client,
    [phrases, client, presenter],
  );
  useEffect(() => () => toasts.end(), [toasts]);
  const setting = useMemo(
    () => ({
      phrases,
      client: shown,
      framed,
      onShare,
      onPrompts,
      onPlan,
      lasting,
      presenter,
      marking,
      toasts,
      now,
    }),
    [phrases, shown, framed, onShare, onPrompts, onPlan, lasting, presenter, marking, toasts, now],
  );
  return <SettingContext.Provider value={setting}>{children}</SettingContext.Provider>;
}

export function useSetting(): Setting {
  const setting = useContext(SettingContext);
  if (setting === null) throw new Error('A Waymark screen stands outside <WaymarkSetting>.');
  return setting;
}

export const usePhrases = (): Phrases => useSetting().phrases;
