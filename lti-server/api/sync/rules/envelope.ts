import {
  acknowledgementId,
  assignmentId,
  attemptId,
  carriedId,
  classSettingId,
  coverNoteId,
  preferenceId,
  type RecordId,
  settingId,
  sketchId,
} from '../../../../shared/model/ids.ts';
import type { Kind } from '../../../../shared/model/kinds.ts';
import type { Json, WaymarkRecord } from '../../../../shared/model/record.ts';
import { learnerKey, type Problem, type School, type Write } from './rule.ts';

const bad = (field: string): Problem => ({ code: 'bad_value', field });

/** What a record of a kind hangs on; the permission rules check the kind itself. */
const HANGS: Record<Kind, 'always' | 'never' | 'perhaps'> = {
  goal: 'never',
  check_in: 'always',
  evidence: 'always',
  reflection: 'never',
  moment: 'never',
  sketch: 'never',
  preference: 'never',
  suggestion: 'perhaps',
  feedback: 'perhaps',
  next_step: 'always',
  reply: 'always',
  withdrawal: 'never',
  question: 'never',
  cover_note: 'never',
  carried: 'never',
  acknowledgement: 'always',
  report: 'always',
  prompt: 'never',
  assignment: 'never',
  attempt: 'never',
  setting: 'never',
  class_setting: 'never',
  course: 'never',
  membership: 'never',
};

export function parentProblem(record: WaymarkRecord): Problem | null {
  const hangs = HANGS[record.kind as Kind];
  if (hangs === 'never' && record.parent !== null) return bad('parent');
  return hangs === 'always' && record.parent === null ? bad('parent') : null;
}

const ABOUT_NOBODY = new Set<string>([
  'assignment',
  'prompt',
  'setting',
  'class_setting',
  'report',
]);
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

/** Ids that follow from what a record is, by its kind. */
const DERIVED: Partial<Record<Kind, (record: WaymarkRecord) => [RecordId, field: string]>> = {
  assignment: ({ context, fields }) => [assignmentId(context ?? '', text(fields.lmsId)), 'lmsId'],
  attempt: ({ learner, fields: { assignment, lmsAttempt, version } }) => [
    attemptId(text(assignment), learner ?? '', text(lmsAttempt), text(version)),
    'version',
  ],
  setting: ({ context }) => [settingId(context ?? ''), 'id'],
  class_setting: ({ context }) => [classSettingId(context ?? ''), 'id'],
  sketch: ({ author, fields }) => [sketchId(author, text(fields.part)), 'part'],
  preference: ({ author }) => [preferenceId(author), 'id'],
  cover_note: ({ author, fields }) => [coverNoteId(text(fields.assignment), author), 'assignment'],
  carried: ({ author, fields }) => [carriedId(text(fields.assignment), author), 'assignment'],
  acknowledgement: ({ parent }) => [acknowledgementId(parent ?? ''), 'id'],
};

/** RFC 9562, 5.5: version 5, a name's hash. */
const isDerived = (id: RecordId): boolean => id[14] === '5';

/**
 * What has an id that follows from what it is: nobody makes a second one, or a false one, or sits on the id of one still to
 * come with a record of another kind.
 */
export function derivedIdProblem(record: WaymarkRecord): Problem | null {
  const derived = DERIVED[record.kind as Kind]?.(record);
  if (derived === undefined) return isDerived(record.id) ? bad('id') : null;
  const [id, field] = derived;
  return record.id === id ? null : bad(field);
}

/** The envelope is fixed when a record is made, so it is judged then only. */
export function envelopeProblem({ record, standing }: Write, school: School): Problem | null {
  if (standing !== null) return null;
  return parentProblem(record) ?? learnerProblem(record, school) ?? derivedIdProblem(record);
}
