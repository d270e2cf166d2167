import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { newId } from '../../model/ids.ts';
import type { ShownAttempt } from '../../model/kinds/course.ts';
import { isBlank, lengthOf, TEXT_LIMIT } from '../../model/text.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Outcome } from '../../store/client.ts';
import type { FeedbackWords, GraderView } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import { rescuedWords, useScratch } from './useScratch.ts';

export const PARTS = ['observation', 'nextStep', 'question'] as const;
export type Part = (typeof PARTS)[number];
const BLANK: FeedbackWords = { observation: '', nextStep: '', question: '' };

const wordsOf = (words: FeedbackWords): FeedbackWords => ({
  observation: words.observation,
  nextStep: words.nextStep,
  question: words.question,
});
const isEmpty = (words: FeedbackWords): boolean => PARTS.every((part) => isBlank(words[part]));
const same = (a: FeedbackWords, b: FeedbackWords): boolean =>
  PARTS.every((part) => a[part] === b[part]);
const whereOf = (words: FeedbackWords, kept: FeedbackWords): 'nowhere' | 'draft' | 'aside' =>
  isEmpty(words) ? 'nowhere' : same(words, kept) ? 'draft' : 'aside';
/** The work the words are about. `attempt`: which version of it, where the page tells. */
export type ShownWork = { lmsAssignment: string | null; attempt: ShownAttempt | null };
const fresh = () => ({ feedback: newId(), step: newId() });

/**
 * The words for one learner (one composer per learner: `key`). They are put aside on this computer as they are typed;
 * "Keep draft" sends them to school, for their author alone; release shows them to the learner.
 */
export function useComposer(view: GraderView, key: string, { lmsAssignment, attempt }: ShownWork) {
  const { client } = useSetting();
  const scratch = useScratch(key);
  const ids = useRef(view.draft ? { feedback: view.draft.id, step: view.draft.step } : fresh());
  const words = useSignal<FeedbackWords>(
    wordsOf(rescuedWords(key) ?? view.scratch ?? view.draft ?? BLANK),
  );
  const kept = useRef<FeedbackWords>(view.draft ? wordsOf(view.draft) : BLANK);
  const released = useRef(new Set<string>());
  const code = useSignal<ErrorCode | null>(null);
  const busy = useRef(false);

  const { draft } = view;
  useEffect(() => {
    if (draft === null || released.current.has(draft.id) || busy.current) return;
    if (!same(words.value, kept.current) && !isEmpty(words.value)) return;
    ids.current = { feedback: draft.id, step: draft.step };
    kept.current = wordsOf(draft);
    words.value = kept.current;
  }, [draft, words]);

  const begin = (): void => {
    ids.current = fresh();
    kept.current = BLANK;
    words.value = BLANK;
    scratch.forget();
  };
  const keep = async (): Promise<Outcome> => {
    if (view.learner === null) return { ok: false, code: 'waiting_for_roster' };
    const now = words.value;
    const outcome = await client.run({
      do: 'feedback.write',
      ...ids.current,
      learner: view.learner.id,
      context: view.context,
      lmsAssignment,
      ...(attempt && { attempt }),
      words: now,
    });
    if (outcome.ok) {
      kept.current = now;
      if (same(words.value, now)) scratch.forget();
    }
    return outcome;
  };
  const alone = async (act: () => Promise<Outcome>): Promise<Outcome | null> => {
    if (busy.current) return null;
    busy.current = true;
    const outcome = await act().finally(() => {
      busy.current = false;
    });
    code.value = outcome.ok ? null : outcome.code;
    return outcome;
  };

  return {
    words: words.value,
    code: code.value,
    hasDraft: draft !== null && draft.id === ids.current.feedback,
    /** Where the words on screen stand: a draft at school, put aside on this computer, or there are none. */
    where: whereOf(words.value, kept.current),
    /** The first part that is too long, or 'empty', or null when all fits. */
    trouble: (): Part | 'empty' | null =>
      isEmpty(words.value)
        ? 'empty'
        : (PARTS.find((part) => lengthOf(words.value[part]) > TEXT_LIMIT) ?? null),
    write: (part: Part, text: string) => {
      words.value = { ...words.value, [part]: text };
      scratch.later(isEmpty(words.value) ? null : words.value);
    },
    flush: scratch.flush,
    keep: () => alone(keep),
    /** Resolves with how to take it back, or null when it was not released. */
    release: async (): Promise<(() => Promise<Outcome>) | null> => {
      const { feedback } = ids.current;
      const outcome = await alone(async () => {
        const written = await keep();
        return written.ok ? client.run({ do: 'feedback.release', feedback }) : written;
      });
      if (!outcome?.ok) return null;
      released.current.add(feedback);
      begin();
      return () => {
        released.current.delete(feedback);
        return client.run({ do: 'feedback.undo', feedback });
      };
    },
    discard: async (): Promise<void> => {
      const { feedback } = ids.current;
      const outcome = await alone(() => client.run({ do: 'feedback.discard', feedback }));
      if (!outcome?.ok) return;
      released.current.add(feedback);
      begin();
    },
  };
}
