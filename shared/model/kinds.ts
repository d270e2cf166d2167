import * as v from 'valibot';
import {
  acknowledgementFields,
  carriedFields,
  classSettingFields,
  coverNoteFields,
  questionFields,
  reportFields,
} from './kinds/beside-work.ts';
import { assignmentFields, attemptFields, courseFields, membershipFields } from './kinds/course.ts';
import { feedbackFields, nextStepFields, replyFields, withdrawalFields } from './kinds/feedback.ts';
import { goalFields } from './kinds/goal.ts';
import {
  checkInFields,
  evidenceFields,
  momentFields,
  preferenceFields,
  reflectionFields,
  sketchFields,
} from './kinds/owned.ts';
import { promptFields } from './kinds/prompt.ts';
import { settingFields } from './kinds/setting.ts';
import { suggestionFields } from './kinds/suggestion.ts';
import { isStorable } from './limits.ts';
import type { Fields, Json } from './record.ts';

type FieldSchemas = Record<string, v.GenericSchema>;

/** The fields of every kind of record. A new kind is one line here, one in access.ts, and its schema. */
export const KINDS = {
  goal: goalFields,
  check_in: checkInFields,
  evidence: evidenceFields,
  reflection: reflectionFields,
  moment: momentFields,
  sketch: sketchFields,
  preference: preferenceFields,
  suggestion: suggestionFields,
  feedback: feedbackFields,
  next_step: nextStepFields,
  reply: replyFields,
  withdrawal: withdrawalFields,
  question: questionFields,
  cover_note: coverNoteFields,
  carried: carriedFields,
  acknowledgement: acknowledgementFields,
  report: reportFields,
  prompt: promptFields,
  assignment: assignmentFields,
  attempt: attemptFields,
  setting: settingFields,
  class_setting: classSettingFields,
  course: courseFields,
  membership: membershipFields,
} satisfies Record<string, FieldSchemas>;

export type Kind = keyof typeof KINDS;
export type FieldsOf<K extends Kind> = {
  [F in keyof (typeof KINDS)[K]]?: (typeof KINDS)[K][F] extends v.GenericSchema<infer _I, infer O>
    ? O
    : never;
};

export const isKind = (kind: string): kind is Kind => Object.hasOwn(KINDS, kind);

export type FieldProblem = { field: string; code: 'unknown_field' | 'text_too_long' | 'bad_value' };

function mayBeKept(value: Json): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, item]) => isStorable(key) && mayBeKept(item));
}

/** The first field that does not fit its kind, or null. Used before writing, on both sides. */
export function fieldProblem(kind: Kind, fields: Fields): FieldProblem | null {
  const schemas: FieldSchemas = KINDS[kind];
  for (const [field, value] of Object.entries(fields)) {
    const schema = Object.hasOwn(schemas, field) ? schemas[field] : undefined;
    if (schema === undefined) return { field, code: 'unknown_field' };
    if (!mayBeKept(value)) return { field, code: 'bad_value' };
    const parsed = v.safeParse(schema, value);
    if (!parsed.success) {
      const tooLong = parsed.issues.some((issue) => issue.message === 'text_too_long');
      return { field, code: tooLong ? 'text_too_long' : 'bad_value' };
    }
  }
  return null;
}
