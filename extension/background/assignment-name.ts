import type { PageContext } from '../../shared/protocol/page.ts';
import type { Command } from '../../shared/store/command.ts';
import { assignmentAddress } from '../lms/assignment-address.ts';
import { type Account, courseOn } from './accounts.ts';

export type AssignmentName = Extract<Command, { do: 'assignment.name' }>;

/**
 * What a page says its assignment is called, where its reader teaches: the title in the LMS's own words, the address
 * built here. Null: nothing the school would take.
 */
export function assignmentName(
  context: PageContext,
  account: Account | null,
): AssignmentName | null {
  const course = account && courseOn(account.me, context);
  const { title, assignmentId: lmsAssignment } = context;
  if (course?.role !== 'teacher' || context.impersonating || title === '') return null;
  if (lmsAssignment === null) return null;
  const url = assignmentAddress(context);
  if (url === null) return null;
  return { do: 'assignment.name', context: course.context, lmsAssignment, title, url };
}
