import type { Problem, School, Write } from './rule.ts';

/** Assignments of one course; a long course has some hundreds. */
const IN_COURSE = 2_000;
/** Of these, made by one learner: whoever opens one first makes its record, and no learner can fill the course alone. */
const BY_LEARNER = 200;

/** Counts what it lets pass, so a batch does not slip through. */
export function assignmentsProblem({ record, standing }: Write, school: School): Problem | null {
  const { kind, context } = record;
  if (standing !== null || kind !== 'assignment' || context === null) return null;
  const count = school.assignments.get(context) ?? { all: 0, own: 0 };
  const teaches = school.viewer.roles[context] === 'teacher';
  if (count.all >= IN_COURSE || (!teaches && count.own >= BY_LEARNER))
    return { code: 'too_many_assignments' };
  school.assignments.set(context, { all: count.all + 1, own: count.own + 1 });
  return null;
}
