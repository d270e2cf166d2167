import type { Platform, ToolRegistration } from './platform/tool.ts';
import type { Assignment, Course } from './school/courses.ts';
import type { Draft } from './school/drafts.ts';
import type { Person } from './school/people.ts';
import type { Submission } from './school/school.ts';
import type { Manners, MannersSwitch } from './web/manners.ts';
import type { Misbehave } from './web/misbehaviour.ts';

/** Whole addresses of the pages a test or a demo opens. */
export type PageAddresses = {
  signIn(): string;
  /** POST there signs this person in, GET never does. */
  signInAs(person: Person): string;
  signOut(): string;
  /** POST there, as a teacher: from now on the LMS takes the visitor for this person, and says so on every page. */
  actAs(person: Person): string;
  /** POST there ends it, and Student View and a switched role as well. */
  actAsMyself(): string;
  /** POST there, as a teacher: Canvas's Student View, Moodle's "Switch role to… Student". */
  viewAsStudent(course: Course): string;
  /** Where an administrator lets a tool register itself. */
  manageTools(): string;
  dashboard(): string;
  course(course: Course): string;
  assignment(course: Course, assignment: Assignment): string;
  /** Where a learner writes and hands in. */
  handIn(course: Course, assignment: Assignment): string;
  grader(course: Course, assignment: Assignment, learner?: Person): string;
  /** Everybody's work on one assignment. Moodle only: Canvas's gradebook is of a course. */
  grading(course: Course, assignment: Assignment): string | undefined;
  /** One piece of handed-in work on a page of its own: Canvas only. */
  submission(course: Course, assignment: Assignment, learner: Person): string | undefined;
  /** The tool inside the LMS's page. */
  toolInCourse(course: Course): string;
  /** The launch from an assignment: Canvas only, where `$Canvas.assignment.id` is known. */
  toolInAssignment(course: Course, assignment: Assignment): string | undefined;
  /** Where a teacher chooses what a link to the tool opens. */
  addLink(course: Course): string;
  /** The bare page with the self-sending login form. */
  toolLaunch(course: Course): string;
  /** A page no adapter knows, with all of the LMS's marks. */
  unknownPage(course: Course): string;
  /** A page on the LMS's site with none of its marks. */
  unmarkedPage(): string;
};

/** One running LMS. */
export type Flavour<
  Addresses extends PageAddresses = PageAddresses,
  Switch extends MannersSwitch<Manners> = MannersSwitch<Manners>,
> = {
  origin: string;
  /** Path of the LMS on its origin: '' or, for a Moodle in a sub-path, '/moodle'. */
  path: string;
  platform: Platform;
  people: Person[];
  courses: Course[];
  url: Addresses;
  drafts(assignment: Assignment, learner: Person): Draft[];
  submission(assignment: Assignment, learner: Person): Submission | undefined;
  /** As if the learner had pressed the button; with a name, the work is a file of that name. */
  handIn(assignment: Assignment, learner: Person, html: string, fileName?: string): Submission;
  misbehave: Misbehave;
  /** How this school's pages differ. */
  manners: Switch;
  /** The day the school opened; ends every session and every bad habit. What the tool made (line items) stays. */
  reset(): void;
};

export type FlavourOptions = {
  host: string;
  port: number;
  tool: () => ToolRegistration | undefined;
};

export type Running<F> = F & { close(): Promise<void> };
