import { randomBytes } from 'node:crypto';
import type { Assignment, Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import type { Selecting } from './deep-linking.ts';
import type { ToolLink } from './links.ts';

/** One press on a link to the tool, waiting for the tool to come back for its token. */
export type Launch = {
  person: Person;
  course: Course;
  assignment: Assignment | undefined;
  /** Canvas: where the link stood (`course_navigation`, `assignment_view`). */
  placement: string | undefined;
  documentTarget: 'iframe' | 'window';
  returnUrl: string;
  /** A link a teacher chose; undefined: the tool's usual place in the course. */
  link?: ToolLink;
  /** A teacher is to choose links. */
  selecting?: Selecting;
};

export type Launches = {
  begin(launch: Launch): string;
  /** The launch of that id, the first time only. */
  take(id: string): Launch | undefined;
  clear(): void;
};

export function createLaunches(): Launches {
  const waiting = new Map<string, Launch>();
  return {
    begin: (launch) => {
      const id = randomBytes(12).toString('hex');
      waiting.set(id, launch);
      return id;
    },
    take: (id) => {
      const launch = waiting.get(id);
      waiting.delete(id);
      return launch;
    },
    clear: () => waiting.clear(),
  };
}
