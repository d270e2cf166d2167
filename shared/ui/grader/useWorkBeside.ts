import { useEffect } from 'preact/hooks';
import { MORE, UNTIED } from '../../model/kinds/tied-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { Mark } from '../../protocol/marks.ts';
import type { GraderView } from '../../store/views.ts';
import { marksOf, marksOfQuestions, useMarks } from '../marking.ts';
import { useSetting } from '../setting.tsx';
import type { Part } from './comment.ts';
import type { useComposer } from './useComposer.ts';

type Composer = ReturnType<typeof useComposer>;

/** Drafts, the words in hand, and what is out: as they are marked in the work. */
function marksIn(view: GraderView, composer: Composer): Mark[] {
  const { anchor } = composer.words;
  const drafts = view.drafts.flatMap((draft): Mark[] =>
    draft.anchor === null || draft.id === composer.feedback
      ? []
      : [{ id: draft.id, kind: 'draft', anchor: draft.anchor }],
  );
  const inHand: Mark[] = anchor === null ? [] : [{ id: composer.feedback, kind: 'draft', anchor }];
  return [...marksOf(view.feedback), ...marksOfQuestions(view.questions), ...drafts, ...inHand];
}

/** What a teacher does in the work beside the composer: selects words, presses marked ones. */
export function useWorkBeside(
  view: GraderView,
  composer: Composer,
  focusOn: (part: Part) => void,
): void {
  const { client, marking, phrases, toasts } = useSetting();
  const { say } = phrases;
  const labels = {
    name: say('bar'),
    buttons: FOR.map((part) => ({ part, label: say(`bar.${part}`) })),
  };
  useMarks(marksIn(view, composer), view.learner === null ? null : labels);

  const selected = marking?.selected.value ?? null;
  useEffect(() => {
    if (marking === null || selected === null) return;
    marking.selected.value = null;
    if (typeof selected === 'string') return toasts.show(say(`bar.cannot.${selected}`));
    const { anchor, part } = selected;
    const homeless = view.feedback.find(({ id }) => id === marking.homeless.value);
    marking.homeless.value = null;
    if (homeless === undefined) {
      const isPattern = part === 'pattern';
      const begun = isPattern
        ? { anchor, nextStep: say('tie.more.step'), tied: { ...UNTIED, more: MORE } }
        : { anchor };
      const field = PARTS_IN_ORDER.find((one) => one === part) ?? 'nextStep';
      void composer.beginWith(begun).then((isBegun) => isBegun && focusOn(field));
      return;
    }
    const { id, step, learner } = homeless;
    void client
      .run({
        do: 'feedback.write',
        feedback: id,
        step: step?.id ?? id,
        learner: learner.id,
        context: view.context,
        lmsAssignment: null,
        anchor,
        words: {},
      })
      .then((outcome) => toasts.show(say(outcome.ok ? 'passage.placed' : `error.${outcome.code}`)));
  }, [selected]);

  const pressed = marking?.pressed.value ?? null;
  useEffect(() => {
    if (marking === null || pressed === null) return;
    const draft = view.drafts.find(({ id }) => id === pressed);
    if (draft === undefined && pressed !== composer.feedback) return;
    marking.pressed.value = null;
    const first = PARTS_IN_ORDER.find((part) => !isBlank(draft?.[part])) ?? 'nextStep';
    if (draft === undefined) focusOn(first);
    else void composer.edit(draft).then(() => focusOn(first));
  }, [pressed]);
}
/** The buttons of the bar. */
const FOR = ['nextStep', 'observation', 'pattern', 'question'] as const;
const PARTS_IN_ORDER = ['nextStep', 'observation', 'question'] as const;
