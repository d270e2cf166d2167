import { mayShareWith } from '../../../../shared/model/access.ts';
import { audienceOf } from '../../../../shared/model/kinds/audience.ts';
import type { Problem, School, Write } from './rule.ts';

/** A goal goes to courses its owner is in, a prompt to those they teach. What it was shared with before may stay: leaving a course hides nothing. */
export function audienceProblem(write: Write, school: School): Problem | null {
  if (write.fields.audience === undefined) return null;
  const before = new Set(write.standing === null ? [] : audienceOf(write.standing.fields));
  const added = audienceOf(write.fields).filter((scope) => !before.has(scope));
  return mayShareWith(school.viewer, write.record.kind, added)
    ? null
    : { code: 'bad_audience', field: 'audience' };
}
