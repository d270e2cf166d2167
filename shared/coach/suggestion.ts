import type { Comment, Criterion, Evidence, Suggestion, Verdict } from './comment.ts';

/** Worst first. */
const ORDER = ['kind', 'action', 'specific', 'process', 'thinking', 'goal', 'friendly'] as const;

/** For a light that is not met: rules that have a sentence of their own, and the sentence of all others. */
const SENTENCES = {
  kind: {
    rules: {
      capitals: 'kind.shouting',
      superlative: 'kind.inflated',
      but_after_praise: 'kind.but',
    },
    else: 'kind.harsh',
  },
  action: { rules: { pointer: 'action.pointer' }, else: 'action.none' },
  specific: { rules: { misquoted: 'specific.misquoted' }, else: 'specific.none' },
  process: {
    rules: {
      you_are_gifted: 'process.person',
      how_gifted: 'process.person',
      you_lack: 'process.person',
      effort_alone: 'process.effort',
      grade: 'process.outcome',
      verdict: 'process.outcome',
      tick: 'process.outcome',
    },
    else: 'process.none',
  },
  thinking: {
    rules: { answer_given: 'thinking.answer_given', yes_or_no: 'thinking.closed' },
    else: 'thinking.none',
  },
  goal: { rules: {}, else: 'goal.none' },
  friendly: {
    rules: {
      marking_code: 'friendly.code',
      rubric_shorthand: 'friendly.code',
      jargon: 'friendly.jargon',
      capitals: 'kind.shouting',
      heaped_marks: 'kind.shouting',
      long_sentence: 'friendly.long_sentence',
    },
    else: 'friendly.reading_grade',
  },
} as const satisfies Record<Criterion, { rules: Record<string, string>; else: string }>;
type Of<C extends Criterion> = (typeof SENTENCES)[C];
type IdOf<C extends Criterion> = Of<C>['else'] | Of<C>['rules'][keyof Of<C>['rules']];
export type SuggestionId = { [C in Criterion]: IdOf<C> }[Criterion] | 'action.no_target';

function idOf(criterion: Criterion, { answer, evidence }: Verdict): SuggestionId {
  if (criterion === 'action' && answer === 'partly' && evidence[0]?.rule !== 'pointer')
    return 'action.no_target';
  const { rules, else: other } = SENTENCES[criterion];
  const named: Readonly<Record<string, SuggestionId>> = rules;
  return named[evidence[0]?.rule ?? ''] ?? other;
}

const isMisquoted = ({ rule }: Evidence): boolean => rule === 'misquoted';

/** At most one. A celebration is not asked for questions; an answer of "partly" waits for nothing but its turn. */
export function suggestionFor(
  comment: Comment,
  criteria: Readonly<Record<Criterion, Verdict>>,
): Suggestion | null {
  const isPlaced = (comment.anchor ?? '').trim() !== '';
  for (const criterion of ORDER) {
    const verdict = criteria[criterion];
    if (comment.quiet?.includes(criterion) === true) continue;
    const isWrong = criterion === 'specific' && verdict.evidence.some(isMisquoted);
    if (!isWrong && (verdict.answer === 'met' || verdict.answer === 'n/a')) continue;
    // Which words are meant is marked in the work.
    if (criterion === 'specific' && isPlaced && !isWrong) continue;
    if (criterion === 'thinking' && comment.celebration === true) continue;
    return { criterion, id: idOf(criterion, verdict), evidence: verdict.evidence };
  }
  return null;
}

/** Every id a suggestion can have. */
export const SUGGESTION_IDS: readonly SuggestionId[] = [
  ...new Set<SuggestionId>([
    'action.no_target',
    ...Object.values(SENTENCES).flatMap((one) => [...Object.values(one.rules), one.else]),
  ]),
];

/** The catalogue's key for a suggestion's sentence. */
export const sentenceKey = <Id extends string>(id: Id) => `coach.suggest.${id}` as const;

/** The name of a light, and what is said instead of lights where the language has no rules yet. */
export const criterionKey = <C extends Criterion | 'manageable'>(criterion: C) =>
  `coach.criterion.${criterion}` as const;
export const UNREADABLE_KEY = 'coach.unreadable';
