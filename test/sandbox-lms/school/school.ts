import { type Assignment, type Course, type Numbering, openCourses } from './courses.ts';
import { type Draft, handedIn, peerReviews, readDrafts } from './drafts.ts';
import { enrolEveryone, type Person, testStudentOf } from './people.ts';

/** A document somebody handed in; its pages are made of the attempt's `html`. */
type WorkFile = { id: string; name: string };
export type Attempt = { number: number; html: string; at: Date; file: WorkFile | undefined };
/** `attempt`: the version it is about, where its writer said so. */
type Comment = {
  id: string;
  author: Person;
  html: string;
  at: Date;
  attempt: number | undefined;
};
/** `id` stays for the life of the submission; every hand-in adds an attempt at the end. */
export type Submission = {
  id: string;
  assignmentId: string;
  userId: string;
  attempts: [Attempt, ...Attempt[]];
  grade: string | undefined;
  comments: Comment[];
};

export type Found = { course: Course; assignment: Assignment };

export type School = {
  people: Person[];
  courses: Course[];
  person(id: string): Person | undefined;
  course(id: string): Course | undefined;
  assignment(id: string): Found | undefined;
  submission(assignmentId: string, userId: string): Submission | undefined;
  drafts(assignmentId: string, userId: string): Draft[];
  handIn(
    assignmentId: string,
    userId: string,
    html: string,
    more?: { at?: Date; fileName?: string },
  ): Submission;
  /** The file of that id and the attempt it is. */
  file(id: string): { submission: Submission; attempt: Attempt } | undefined;
  /** Has this learner been asked to read that one's work? */
  reviews(assignmentId: string, reviewer: Person, of: Person): boolean;
  /** A member, the test student of the course, or who administers the site, which opens every course to them. */
  belongs(course: Course, person: Person): boolean;
  testStudent(course: Course): Person;
  mark(submission: Submission, mark: { grade?: string; comment?: string; by: Person }): void;
  /** What was said of a learner's work, also where nothing has been handed in yet. */
  comments(assignmentId: string, userId: string): readonly Comment[];
  say(
    assignmentId: string,
    userId: string,
    said: { html: string; by: Person; attempt?: number | undefined },
  ): void;
  /** False where there is no such comment. */
  unsay(assignmentId: string, userId: string, id: string): boolean;
  reset(): void;
};

/** A school in memory. `reset` puts back the day it opened. */
export function openSchool(
  numbering: Numbering & { firstPerson: number; submission: number },
): School {
  const people = enrolEveryone(numbering.firstPerson);
  const courses = openCourses(numbering, people);
  const testStudents = new Map(courses.map((course) => [course, testStudentOf(course)]));
  const testStudent = (course: Course): Person => {
    const found = testStudents.get(course);
    if (!found) throw new Error('a course of another school');
    return found;
  };
  const drafts = readDrafts();
  const submissions = new Map<string, Submission>();
  const comments = new Map<string, Comment[]>();
  let nextSubmission = numbering.submission;
  let nextComment = 1;
  let nextFile = numbering.submission + 300;

  const assignment = (id: string): Found | undefined => {
    for (const course of courses) {
      const found = course.assignments.find((each) => each.id === id);
      if (found) return { course, assignment: found };
    }
    return undefined;
  };
  const commentsOn = (assignmentId: string, userId: string): Comment[] => {
    const key = `${assignmentId}:${userId}`;
    const said = comments.get(key) ?? [];
    comments.set(key, said);
    return said;
  };
  const say: School['say'] = (assignmentId, userId, { html, by, attempt }) => {
    const id = String(nextComment++);
    commentsOn(assignmentId, userId).push({ id, author: by, html, at: new Date(), attempt });
  };
  const handIn: School['handIn'] = (assignmentId, userId, html, more = {}) => {
    const key = `${assignmentId}:${userId}`;
    const earlier = submissions.get(key);
    const { at = new Date(), fileName } = more;
    const file = fileName === undefined ? undefined : { id: String(nextFile++), name: fileName };
    if (earlier) {
      earlier.attempts.push({ number: earlier.attempts.length + 1, html, at, file });
      return earlier;
    }
    const submission: Submission = {
      id: String(nextSubmission++),
      assignmentId,
      userId,
      attempts: [{ number: 1, html, at, file }],
      grade: undefined,
      comments: commentsOn(assignmentId, userId),
    };
    submissions.set(key, submission);
    return submission;
  };
  const reset = () => {
    submissions.clear();
    comments.clear();
    nextSubmission = numbering.submission;
    nextFile = numbering.submission + 300;
    for (const { assignment: key, person, at, file } of handedIn) {
      const found = courses.flatMap((each) => each.assignments).find((each) => each.key === key);
      const writer = people.find((each) => each.key === person);
      const draft = drafts.find((each) => each.assignment === key && each.person === person);
      if (found && writer && draft) {
        const more = { at: new Date(at), ...(file !== undefined && { fileName: file }) };
        handIn(found.id, writer.id, draft.html, more);
      }
    }
  };
  reset();

  return {
    people,
    courses,
    person: (id) => [...people, ...testStudents.values()].find((each) => each.id === id),
    course: (id) => courses.find((each) => each.id === id),
    assignment,
    submission: (assignmentId, userId) => submissions.get(`${assignmentId}:${userId}`),
    drafts: (assignmentId, userId) => {
      const key = assignment(assignmentId)?.assignment.key;
      const person = people.find((each) => each.id === userId)?.key;
      return drafts.filter((each) => each.assignment === key && each.person === person);
    },
    handIn,
    file: (id) => {
      for (const submission of submissions.values()) {
        const attempt = submission.attempts.find((each) => each.file?.id === id);
        if (attempt) return { submission, attempt };
      }
      return undefined;
    },
    reviews: (assignmentId, reviewer, of) => {
      const key = assignment(assignmentId)?.assignment.key;
      return peerReviews.some(
        (each) => each.assignment === key && each.reviewer === reviewer.key && each.of === of.key,
      );
    },
    belongs: (course, person) =>
      course.members.some(({ id }) => id === person.id) ||
      person === testStudents.get(course) ||
      person.post === 'administrator',
    testStudent,
    mark: (submission, { grade, comment, by }) => {
      if (grade !== undefined) submission.grade = grade === '' ? undefined : grade;
      if (comment) say(submission.assignmentId, submission.userId, { html: comment, by });
    },
    comments: commentsOn,
    say,
    unsay: (assignmentId, userId, id) => {
      const said = commentsOn(assignmentId, userId);
      const at = said.findIndex((each) => each.id === id);
      if (at >= 0) said.splice(at, 1);
      return at >= 0;
    },
    reset,
  };
}

/** The attempt a reader sees first: the newest. */
export function latest(submission: Submission): Attempt {
  return submission.attempts.at(-1) ?? submission.attempts[0];
}
