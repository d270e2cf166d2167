import * as v from 'valibot';
import { READING_GRADES, type ReadingGrade } from '../coach.ts';
import type { Fields } from '../record.ts';

/** What the teachers of a course have agreed on, one record for each course. `readingGrade`: null, nobody has said. */
export const settingFields = { readingGrade: v.nullable(v.picklist(READING_GRADES)) };

export const readingGradeOf = ({ readingGrade }: Fields): ReadingGrade | null =>
  READING_GRADES.find((grade) => grade === readingGrade) ?? null;
