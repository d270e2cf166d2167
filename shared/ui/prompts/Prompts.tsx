import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PromptPart } from '../../model/kinds/prompt-words.ts';
import type { GraderView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { library } from '../base/icons.ts';
import { usePhrases } from '../setting.tsx';
import { type Asked, asksAt } from './asked.ts';

type Live = typeof import('./live.ts');
const fromHere = (): Promise<Live> => import('./live.ts');

/**
 * Prompts for the fields of a comment: "/" typed in one, or the button, opens the list, which is fetched then. `box`
 * holds one field for each of `parts`, each in an element that says so (`data-part`).
 */
export function Prompts({
  box,
  parts,
  view,
  criterion,
  load = fromHere,
}: {
  box: RefObject<HTMLElement | null>;
  parts: readonly PromptPart[];
  view: Pick<GraderView, 'learner' | 'context' | 'goals'>;
  /** What the comment is about; '' where nothing is chosen. */
  criterion: string;
  load?: () => Promise<Live>;
}) {
  const phrases = usePhrases();
  const asked = useSignal<Asked | null>(null);
  const live = useSignal<Live | null>(null);
  const last = useRef<HTMLTextAreaElement | null>(null);

  const open = (next: Asked): void => {
    asked.value = next;
    load()
      .then(async (loaded) => {
        await loaded.learnLibrary(phrases);
        live.value = loaded;
      })
      .catch((error: unknown) => {
        // What was typed stands; without the list the fields are what they were.
        console.error('waymark: prompts', error);
        asked.value = null;
      });
  };
  const partOf = (field: HTMLTextAreaElement): PromptPart => {
    const said = field.closest<HTMLElement>('[data-part]')?.dataset.part;
    return parts.find((part) => part === said) ?? 'nextStep';
  };
  const fieldFor = (part: PromptPart): HTMLTextAreaElement | null =>
    box.current?.querySelector<HTMLTextAreaElement>(`[data-part="${part}"] textarea`) ?? null;

  // Before the first letter can be typed.
  useLayoutEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const textarea = ({ target }: Event) => (target instanceof HTMLTextAreaElement ? target : null);
    const onFocus = (event: Event): void => {
      last.current = textarea(event) ?? last.current;
    };
    const onInput = (event: Event): void => {
      const field = textarea(event);
      const isTyped = !(event instanceof InputEvent && /^delete/.test(event.inputType));
      const start = field !== null && isTyped ? asksAt(field) : null;
      if (field !== null && start !== null && asked.value === null)
        open({ field, part: partOf(field), start, mark: '/' });
    };
    box.current?.addEventListener('focusin', onFocus, { signal });
    box.current?.addEventListener('input', onInput, { signal });
    return () => ending.abort();
  }, []);

  const onPress = (): void => {
    const field = last.current?.isConnected ? last.current : fieldFor('nextStep');
    if (field === null) return;
    field.focus();
    open({ field, part: partOf(field), start: field.selectionEnd ?? field.value.length, mark: '' });
  };
  const now = asked.value;
  return (
    <span>
      <Button
        look="quiet"
        icon={library}
        aria-haspopup="listbox"
        aria-expanded={now !== null && live.value !== null}
        onClick={onPress}
      >
        {phrases.say('prompts.open')}
      </Button>
      {now !== null && live.value !== null && (
        <live.value.Picker
          key={`${now.part} ${now.start}`}
          asked={now}
          view={view}
          criterion={criterion}
          onClose={() => {
            asked.value = null;
          }}
        />
      )}
    </span>
  );
}
