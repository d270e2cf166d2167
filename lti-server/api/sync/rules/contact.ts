import type { Problem, School, Write } from './rule.ts';

/** What a child may write in trust, and somebody must be there to answer for. */
const IN_TRUST: readonly string[] = ['reflection', 'moment', 'reply'];

/** Where learners are minors, reflections and replies open once the school has said whom to turn to. */
export function contactProblem({ record, standing }: Write, school: School): Problem | null {
  if (standing !== null || !IN_TRUST.includes(record.kind)) return null;
  const { context } = record;
  const learns = Object.entries(school.viewer.roles).flatMap(([id, role]) =>
    role === 'learner' ? [id] : [],
  );
  // Outside any course it is still the same child.
  const courses = context === null ? learns : [context];
  return courses.some((id) => school.withoutContact.has(id)) ? { code: 'no_contact' } : null;
}
