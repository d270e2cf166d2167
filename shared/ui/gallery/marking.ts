import { signal } from '@preact/signals';
import { UNTIED } from '../../model/kinds/tied-words.ts';
import type { Found } from '../../protocol/marks.ts';
import type { Views } from '../../store/views.ts';
import type { Marking } from '../marking.ts';
import { essay, id, lucia, MINUTE, NOW, okafor } from './people.ts';
import { helpStep, passage, step } from './steps.ts';
import { grader, writingGrader } from './teaching.ts';

const nothing = (): void => undefined;
/** The work beside a screen, which has said where these words are and says no more. */
export const stillWork = (
  found: Found,
  homeless: string | null = null,
  walked: string | null = null,
): Marking => ({
  show: nothing,
  reveal: nothing,
  light: nothing,
  walk: nothing,
  turn: nothing,
  take: nothing,
  found: signal(found),
  selected: signal(null),
  pressed: signal(null),
  hovered: signal(null),
  walked: signal(walked),
  homeless: signal(homeless),
});

const at = (exact: string) => ({ ...passage, quote: { ...passage.quote, exact } });
const card = (card: number, of: typeof step): Views['grader']['feedback'][number] => ({
  id: of.feedback,
  from: okafor,
  learner: lucia,
  mine: true,
  observation: of.observation,
  question: of.question,
  state: 'released',
  releasedAt: NOW - card * MINUTE,
  attempt: 1,
  anchor: of.anchor,
  tied: of.tied,
  assignment: essay,
  step: of,
  read: false,
  on: null,
  replies: [],
  mayReply: true,
});
const moved = { ...step, feedback: id(90), anchor: at('three shops closed last year') };
const gone = {
  ...helpStep,
  feedback: id(91),
  answer: 'open' as const,
  replies: [],
  mayReply: true,
  anchor: at('and everybody knows it'),
};

/** A comment in hand on words of the work, another put down, and two given on the draft before. */
export const markingGrader: Views['grader'] = {
  ...grader,
  drafts: [
    ...writingGrader.drafts,
    {
      id: id(92),
      step: id(93),
      observation: '',
      nextStep: '',
      question: 'Who told you that they would?',
      anchor: at('the cars would just go round the other way'),
      tied: { ...UNTIED, more: 2 },
      changedAt: NOW - 9 * MINUTE,
    },
  ],
  feedback: [card(3, moved), card(4, gone)],
};
const stands = (anchor: Views['grader']['drafts'][number]['anchor']) => ({
  state: 'anchored' as const,
  words: anchor?.quote.exact ?? '',
});
export const marking = stillWork(
  {
    ...Object.fromEntries(markingGrader.drafts.map(({ id, anchor }) => [id, stands(anchor)])),
    [moved.feedback]: { state: 'moved', words: 'four of the nine shops closed last spring' },
    [gone.feedback]: { state: 'gone', words: '' },
  },
  gone.feedback,
);
