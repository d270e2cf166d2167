import { assignmentId, attemptId, type RecordId, settingId } from '../../../../shared/model/ids.ts';
import type { Kind } from '../../../../shared/model/kinds.ts';
import type { Json, WaymarkRecord } from '../../../../shared/model/record.ts';
import { learnerKey, type Problem, type School, type Write } from './rule.ts';

const bad = (field: string): Problem => ({ code: 'bad_value', field });

/** What a record of a kind hangs on; the permission rules check the kind itself. */
const HANGS: Record<Kind, 'always' | 'never' | 'perhaps'> = {
  goal: 'never',
  suggestion: 'perhaps',
  feedback: 'never',
  next_step: 'always',
  reply: 'always',
  withdrawal: 'never',
  prompt: 'never',
  assignment: 'never',
  attempt: 'never',
  setting: 'never',
  course: 'never',
  membership: 'never',
};

export function parentProblem(record: WaymarkRecord): Problem | null {
  const hangs = HANGS[record.kind as Kind];
  if (hangs === 'never' && record.parent !== null) return bad('parent');
  return hangs === 'always' && record.parent === null ? bad('parent') : null;
}

const ABOUT_NOBODY = new Set<string>(['assignment', 'prompt', 'setting']);
const ABOUT_A_LEARNER = new Set<string>([
  'feedback',
  'suggestion',
  'next_step',
  'attempt',
  'withdrawal',
]);

/** Whom it is about: an active learner of its course; assignments, prompts and settings are about nobody. */
export function learnerProblem(record: WaymarkRecord, school: School): Problem | null {
  if (ABOUT_NOBODY.has(record.kind)) return record.learner === null ? null : bad('learner');
  if (!ABOUT_A_LEARNER.has(record.kind)) return null;
  const { context, learner } = record;
  if (context === null || learner === null) return bad('learner');
  return school.learners.has(learnerKey(context, learner)) ? null : bad('learner');
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** RFC 9562, 5.5: version 5, a name's hash. */
const isDerived = (id: RecordId): boolean => id[14] === '5';

/**
 * Assignments, attempts, settings and memberships have ids that follow from what they are: nobody makes a second one, or a
 * false one, or sits on the id of one still to come with a record of another kind.
 */
export function derivedIdProblem(record: WaymarkRecord): Problem | null {
  const { id, kind, context, learner, fields } = record;
  if (kind === 'assignment') {
    return id === assignmentId(context ?? '', text(fields.lmsId)) ? null : bad('lmsId');
  }
  if (kind === 'setting') return id === settingId(context ?? '') ? null : bad('id');
  if (kind !== 'attempt') return isDerived(id) ? bad('id') : null;
  const { assignment, lmsAttempt, version } = fields;
  const derived = attemptId(text(assignment), learner ?? '', text(lmsAttempt), text(version));
  return id === derived ? null : bad('version');
}

/** The envelope is fixed when a record is made, so it is judged then only. */
export function envelopeProblem({ record, standing }: Write, school: School): Problem | null {
  if (standing !== null) return null;
  return parentProblem(record) ?? learnerProblem(record, school) ?? derivedIdProblem(record);
}
