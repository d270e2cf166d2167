import { askedProblem as problemOf } from '../../../../shared/model/access.ts';
import { sameJson } from '../merge.ts';
import type { Problem, School, Write } from './rule.ts';

/** A question that was answered while its learner wrote elsewhere stays as it was; their words come back to them. */
export function askedProblem({ record, standing, fields }: Write, school: School): Problem | null {
  if (standing === null) return null;
  const changes = Object.entries(fields).filter(
    ([field, value]) => !sameJson(standing.fields[field], value),
  );
  return problemOf(record.kind, Object.fromEntries(changes), school.answered.has(record.id));
}
