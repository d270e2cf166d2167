import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { newId, type RecordId } from '../../model/ids.ts';
import type { StoredAnchor } from '../../model/kinds/anchor.ts';
import type { ShownAttempt } from '../../model/kinds/course.ts';
import type { Tied } from '../../model/kinds/tied-words.ts';
import { lengthOf, TEXT_LIMIT } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Outcome } from '../../store/client.ts';
import type { FeedbackDraft, FeedbackText, GraderView, On } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import {
  BLANK,
  criteriaOf,
  isBegun,
  isEmpty,
  isHere,
  isOn,
  PARTS,
  type Part,
  same,
  textOf,
  whereOf,
} from './comment.ts';
import { rescuedWords, useScratch } from './useScratch.ts';

/** The work the words are about. `attempt`: which version of it, where the page tells. */
export type ShownWork = { lmsAssignment: string | null; attempt: ShownAttempt | null };
const fresh = () => ({ feedback: newId(), step: newId() });
type Undo = () => Promise<Outcome>;

/**
 * The words for one learner (one composer per learner: `key`). They are put aside on this computer as they are typed;
 * "Keep draft" sends them to school, for their author alone; release shows them to the learner. Of several drafts one is
 * in hand.
 */
export function useComposer(view: GraderView, key: string, { lmsAssignment, attempt }: ShownWork) {
  const { client } = useSetting();
  const scratch = useScratch(key);
  const aside = rescuedWords(key) ?? view.scratch;
  const { on: asideOn } = aside ?? {};
  const newest = view.drafts.find(asideOn ? (draft) => isOn(draft, asideOn) : isHere);
  const ids = useRef(newest ? { feedback: newest.id, step: newest.step } : fresh());
  const text = useSignal<FeedbackText>(textOf(aside ?? newest ?? BLANK));
  const kept = useRef<FeedbackText>(newest ? textOf(newest) : BLANK);
  /** Drafts that were put down here: none of them comes back into an empty composer by itself. */
  const left = useRef(
    new Set<string>(view.drafts.filter((one) => one !== newest).map(({ id }) => id)),
  );
  const code = useSignal<ErrorCode | null>(null);
  const busy = useRef(false);

  const { drafts } = view;
  useEffect(() => {
    const begun = isBegun(text.value);
    if (busy.current || (begun && !same(text.value, kept.current))) return;
    const mine = drafts.filter(({ id }) => !left.current.has(id));
    const next = begun ? null : mine.find(isHere);
    const found = mine.find(({ id }) => id === ids.current.feedback) ?? next;
    if (found) take(found);
  }, [drafts, text]);

  function take(draft: FeedbackDraft): void {
    left.current.delete(draft.id);
    ids.current = { feedback: draft.id, step: draft.step };
    kept.current = textOf(draft);
    text.value = kept.current;
  }
  const begin = (begun: Partial<FeedbackText> = {}): void => {
    for (const { id } of drafts) left.current.add(id);
    left.current.add(ids.current.feedback);
    ids.current = fresh();
    kept.current = BLANK;
    text.value = { ...BLANK, ...begun };
    if (isEmpty(text.value)) scratch.forget();
    else scratch.later(text.value);
  };
  const keep = async (): Promise<Outcome> => {
    if (view.learner === null) return { ok: false, code: 'waiting_for_roster' };
    const now = text.value;
    const { anchor, tied, on, ...words } = now;
    const outcome = await client.run({
      do: 'feedback.write',
      ...ids.current,
      learner: view.learner.id,
      context: view.context,
      lmsAssignment: on === undefined ? lmsAssignment : null,
      ...(on ? { on } : attempt && { attempt }),
      anchor,
      tied,
      words,
    });
    if (outcome.ok) {
      kept.current = now;
      if (same(text.value, now)) scratch.forget();
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
  /** What is in hand is a draft before something else is taken up, also what is typed while it is being kept. */
  const putDown = async (): Promise<boolean> => {
    while (!isEmpty(text.value) && !same(text.value, kept.current))
      if ((await alone(keep))?.ok !== true) return false;
    return true;
  };
  const change = (now: FeedbackText): void => {
    text.value = now;
    scratch.later(isEmpty(now) ? null : now);
  };
  /** Of what is out, the criteria are offered from now on; where that is refused they can be typed again. */
  const remember = async (criteria: readonly string[]): Promise<void> => {
    const { context } = view;
    const named = new Set(criteria.map((each) => each.trim()));
    for (const criterion of named)
      if (criterion !== '' && lmsAssignment !== null && !view.criteria.includes(criterion))
        await client.run({ do: 'assignment.criterion', context, lmsAssignment, criterion });
  };
  /** Keeps what is in hand, then shows these to the learner; how to take them back, or null when one was refused. */
  const releaseThese = async (others: readonly RecordId[]): Promise<Undo | null> => {
    const { feedback } = ids.current;
    const released: RecordId[] = [];
    const drafted = drafts.filter(({ id }) => others.includes(id));
    const criteria = criteriaOf([text.value, ...drafted]);
    const outcome = await alone(async () => {
      const written: Outcome = isEmpty(text.value) ? { ok: true } : await keep();
      if (!written.ok) return written;
      for (const one of isEmpty(text.value) ? others : [feedback, ...others]) {
        const answer = await client.run({ do: 'feedback.release', feedback: one });
        if (!answer.ok) return answer;
        released.push(one);
      }
      return { ok: true };
    });
    if (!outcome?.ok) return null;
    await remember(criteria);
    begin();
    return async () => {
      left.current.delete(feedback);
      for (const one of released) {
        const answer = await client.run({ do: 'feedback.undo', feedback: one });
        if (!answer.ok) return answer;
      }
      return { ok: true };
    };
  };

  const edit = async (draft: FeedbackDraft): Promise<boolean> => {
    if (draft.id === ids.current.feedback) return true;
    if (!(await putDown())) return false;
    left.current.add(ids.current.feedback);
    scratch.forget();
    take(draft);
    return true;
  };

  return {
    words: text.value,
    code: code.value,
    /** The one in hand, so that the others can be listed. */
    feedback: ids.current.feedback,
    hasDraft: drafts.some(({ id }) => id === ids.current.feedback),
    /** Where the words on screen stand: a draft at school, put aside on this computer, or there are none. */
    where: whereOf(text.value, kept.current),
    /** The first part that is too long, or 'empty', or null when all fits. */
    trouble: (): Part | 'empty' | null =>
      isEmpty(text.value)
        ? 'empty'
        : (PARTS.find((part) => lengthOf(text.value[part]) > TEXT_LIMIT) ?? null),
    write: (part: Part, words: string) => change({ ...text.value, [part]: words }),
    tieTo: (tied: Partial<Tied>) =>
      change({ ...text.value, tied: { ...text.value.tied, ...tied } }),
    flush: scratch.flush,
    keep: () => alone(keep),
    /** About these words of the work from here on; null: about the whole. */
    tie: (anchor: StoredAnchor | null) => change({ ...text.value, anchor }),
    /** A new comment, begun like this. False where what is in hand could not be kept. */
    beginWith: async (begun: Partial<FeedbackText>): Promise<boolean> => {
      if (!(await putDown())) return false;
      begin(begun);
      return true;
    },
    keepAndBegin: async (): Promise<boolean> => {
      if (!(await putDown())) return false;
      begin();
      return true;
    },
    edit,
    /** About something of the learner's own: the comment begun on it, or a new one. */
    takeUp: async (on: On): Promise<boolean> => {
      if (isOn(text.value, on)) return true;
      const draft = drafts.find((one) => isOn(one, on));
      if (draft !== undefined) return edit(draft);
      if (!(await putDown())) return false;
      begin({ on });
      return true;
    },
    release: () => releaseThese([]),
    releaseAll: () =>
      releaseThese(drafts.map(({ id }) => id).filter((id) => id !== ids.current.feedback)),
    discard: async (): Promise<void> => {
      const { feedback } = ids.current;
      const outcome = await alone(() => client.run({ do: 'feedback.discard', feedback }));
      if (outcome?.ok) begin();
    },
  };
}
