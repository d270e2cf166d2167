import { shareProblem } from '../../../../shared/model/access.ts';
import { audienceOf } from '../../../../shared/model/kinds/audience.ts';
import type { Problem, School, Write } from './rule.ts';

/** Whom it was shown to before may stay chosen, though they do not see it while its owner is tied to them no more (`ties.ts`). */
export function audienceProblem(write: Write, school: School): Problem | null {
  const { fields, standing, record } = write;
  const { forClass } = fields;
  // A class one is not in is nobody's to mean.
  if (typeof forClass === 'string' && school.viewer.roles[forClass] === undefined)
    return { code: 'bad_audience', field: 'forClass' };
  if (fields.audience === undefined) return null;
  const before = new Set(standing === null ? [] : audienceOf(standing.fields));
  const added = audienceOf(fields).filter((scope) => !before.has(scope));
  const code = shareProblem(school.viewer, record.kind, added, school.around);
  return code === null ? null : { code, field: 'audience' };
}
