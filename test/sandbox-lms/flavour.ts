import type { Platform, ToolRegistration } from './platform/tool.ts';
import type { Assignment, Course } from './school/courses.ts';
import type { Draft } from './school/drafts.ts';
import type { Person } from './school/people.ts';
import type { Submission } from './school/school.ts';
import type { Misbehave } from './web/misbehaviour.ts';

/** Whole addresses of the pages a test or a demo opens. */
type PageAddresses = {
  signIn(): string;
  /** POST there signs this person in, GET never does. */
  signInAs(person: Person): string;
  signOut(): string;
  dashboard(): string;
  course(course: Course): string;
  assignment(course: Course, assignment: Assignment): string;
  /** Where a learner writes and hands in. */
  handIn(course: Course, assignment: Assignment): string;
  grader(course: Course, assignment: Assignment, learner?: Person): string;
  /** The tool inside the LMS's page. */
  toolInCourse(course: Course): string;
  /** The launch from an assignment: Canvas only, where `$Canvas.assignment.id` is known. */
  toolInAssignment(course: Course, assignment: Assignment): string | undefined;
  /** The bare page with the self-sending login form. */
  toolLaunch(course: Course): string;
  /** A page no adapter knows. */
  unknownPage(course: Course): string;
};

/** One running LMS. */
export type Flavour = {
  origin: string;
  platform: Platform;
  people: Person[];
  courses: Course[];
  url: PageAddresses;
  drafts(assignment: Assignment, learner: Person): Draft[];
  submission(assignment: Assignment, learner: Person): Submission | undefined;
  /** As if the learner had pressed the button. */
  handIn(assignment: Assignment, learner: Person, html: string): Submission;
  misbehave: Misbehave;
  /** The day the school opened; ends every session and every bad habit. What the tool made (line items) stays. */
  reset(): void;
};

export type FlavourOptions = {
  host: string;
  port: number;
  tool: () => ToolRegistration | undefined;
};

export type RunningFlavour = Flavour & { close(): Promise<void> };
