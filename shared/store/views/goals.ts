import type { RecordId } from '../../model/ids.ts';
import { audienceOf } from '../../model/kinds/audience.ts';
import { answered, goalStage } from '../../model/kinds/goal.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import type { Scope } from '../../model/scope.ts';
import type { AssignmentLabel, GoalCard, SuggestionCard } from '../views.ts';
import {
  assignmentLabel,
  changedAt,
  courseTitle,
  fieldsOf,
  madeAt,
  newestFirst,
  personLabel,
  type Reading,
  teacherNames,
  text,
} from './reading.ts';

const ANSWERS = ['accepted', 'changed', 'declined'] as const;

export function suggestionCard(reading: Reading, suggestion: WaymarkRecord): SuggestionCard {
  return {
    id: suggestion.id,
    goal: suggestion.parent,
    from: personLabel(reading, suggestion.author, suggestion.context),
    next: text(suggestion, 'next'),
    path: text(suggestion, 'path'),
    evidence: text(suggestion, 'evidence'),
    note: text(suggestion, 'note'),
    answer: ANSWERS.find((answer) => answer === suggestion.fields.answer) ?? 'pending',
    madeAt: madeAt(suggestion),
  };
}

/** `course:<id>:teachers` and `course:<id>:class`: the course. */
export const contextOf = (scope: Scope): string | null =>
  scope.startsWith('course:') ? (scope.split(':')[1] ?? null) : null;

/** A goal shared with people we know no names of is still shared: then the course stands for them. */
function seen(reading: Reading, goal: WaymarkRecord): Pick<GoalCard, 'seenBy' | 'seenInCourses'> {
  const names = new Set<string>();
  const courses = new Set<string>();
  for (const scope of audienceOf(goal.fields)) {
    const context = contextOf(scope);
    if (context === null) continue;
    const teachers = teacherNames(reading, context, goal.author);
    for (const name of teachers) names.add(name);
    if (teachers.length === 0) courses.add(courseTitle(reading, context));
  }
  return { seenBy: [...names], seenInCourses: [...courses] };
}

function goalCard(reading: Reading, goal: WaymarkRecord, assignment: RecordId | null): GoalCard {
  const { shelf, me } = reading;
  const held = goal.fields.assignments;
  const tied = Array.isArray(held) ? held : [];
  return {
    id: goal.id,
    owner: personLabel(reading, goal.author, goal.context),
    mine: goal.author === me.person,
    context: goal.context,
    fields: fieldsOf('goal', goal),
    stage: goalStage(goal.fields),
    answered: answered(goal.fields),
    tied: assignment !== null && tied.includes(assignment),
    assignments: tied
      .map((id) => assignmentLabel(reading, id))
      .filter((label): label is AssignmentLabel => label !== null),
    suggestions: [...shelf.children(goal.id, 'suggestion')]
      .sort(newestFirst(madeAt))
      .map((suggestion) => suggestionCard(reading, suggestion)),
    ...seen(reading, goal),
    changedAt: changedAt(goal),
  };
}

/** Newest first by when they were made, so that nothing jumps while somebody writes. */
export const goalCards = (
  reading: Reading,
  goals: readonly WaymarkRecord[],
  assignment: RecordId | null,
): GoalCard[] =>
  [...goals].sort(newestFirst(madeAt)).map((goal) => goalCard(reading, goal, assignment));
