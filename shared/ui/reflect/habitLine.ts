import { isBlank } from '../../model/limits.ts';
import type { GoalCard, HomeView } from '../../store/views.ts';
import type { Look } from './boxes.ts';

type Own = Pick<HomeView, 'goals' | 'steps' | 'feedback' | 'reflections' | 'moments'>;
export type HabitEntry = {
  id: string;
  kind: 'goal' | 'check_in' | 'evidence' | 'reflection' | 'moment' | 'step' | 'feedback';
  at: number;
  words: string[];
  /** A look back has its words in boxes. */
  look?: Look;
  /** The goal it hangs on. */
  goal: string;
};

/** Habits of mind, and words of one's own, that something of this learner's has; those with the most first. */
export function habitsIn({ goals, steps, feedback, reflections, moments }: Own): string[] {
  const tags = [
    ...goals.flatMap(({ fields }) => fields.tags ?? []),
    ...[...reflections, ...moments].flatMap(({ tags }) => tags),
    ...[...steps, ...feedback].flatMap(({ tied }) => tied.tags),
  ];
  const times = Map.groupBy(tags, (tag) => tag);
  return [...times].sort(([, a], [, b]) => b.length - a.length).map(([tag]) => tag);
}

const said = (words: readonly string[]): string[] => words.filter((one) => !isBlank(one));

function ofGoal({ id, fields, changedAt, checkIns, evidence }: GoalCard): HabitEntry[] {
  const goal = fields.next ?? '';
  return [
    { id, kind: 'goal', at: fields.madeAt ?? changedAt, words: said([goal]), goal: '' },
    ...checkIns.map(({ id, text, madeAt: at }) => ({
      ...{ id, kind: 'check_in' as const, at, words: said([text]), goal },
    })),
    ...evidence.map(({ id, text, link, file, madeAt: at }) => ({
      ...{ id, kind: 'evidence' as const, at, words: said([text, link, file]), goal },
    })),
  ];
}

function ofLook(look: Look): HabitEntry {
  const { id = '', madeAt: at = 0, goal = null } = look.card ?? {};
  return { id, kind: look.kind, at, words: [], look, goal: goal?.next ?? '' };
}

/** What one habit has come by, newest first: what is tagged with it, and what belongs to a goal that is. */
export function habitLine(own: Own, habit: string): HabitEntry[] {
  const goals = own.goals.filter(({ fields }) => fields.tags?.includes(habit));
  const ids = new Set(goals.map(({ id }) => id));
  const isOf = (tags: readonly string[], goal: { id: string } | null): boolean =>
    tags.includes(habit) || (goal !== null && ids.has(goal.id));
  return [
    ...goals.flatMap(ofGoal),
    ...own.reflections
      .filter(({ tags, goal }) => isOf(tags, goal))
      .map((card) => ofLook({ kind: 'reflection', card })),
    ...own.moments
      .filter(({ tags, goal }) => isOf(tags, goal))
      .map((card) => ofLook({ kind: 'moment', card })),
    ...own.steps
      .filter(({ tied }) => isOf(tied.tags, tied.goal))
      .map(({ id, text, observation, releasedAt: at, tied }) => ({
        ...{ id, kind: 'step' as const, at, words: said([observation, text]) },
        goal: tied.goal?.next ?? '',
      })),
    ...own.feedback
      .filter(({ tied }) => isOf(tied.tags, tied.goal))
      .map(({ id, observation, question, releasedAt, tied }) => ({
        ...{ id, kind: 'feedback' as const, at: releasedAt ?? 0 },
        words: said([observation, question]),
        goal: tied.goal?.next ?? '',
      })),
  ].sort((a, b) => b.at - a.at);
}
