import type { Flavour } from '../sandbox-lms/flavour.ts';
import type { Assignment, Course, Person, PersonKey } from '../sandbox-lms/main.ts';
import type { Ask } from './ask.ts';
import * as canvas from './canvas.ts';
import * as moodle from './moodle.ts';
import type { Account, Settings } from './settings.ts';

/** An LMS that is not ours: it has the same pages, and people sign in as they do in life. It cannot be made to misbehave. */
export type RealLms = Flavour & { signInWith(ask: Ask, person: Person): Promise<void> };
export const isReal = (lms: Flavour): lms is RealLms => 'signInWith' in lms;

/**
 * Journeys call people by the practice school's keys. Here several keys are one account: 0 is the teacher, 1 to 4 the
 * learners, 5 the administrator; who meets whom in one journey has an account of their own.
 */
const CAST = [
  ['okafor', 0],
  ['lucia', 1],
  ['fatima', 1],
  ['olena', 1],
  ['soren', 2],
  ['amara', 3],
  ['meiling', 4],
  ['anneke', 5],
] as const satisfies readonly (readonly [PersonKey, number])[];

function personFor(key: PersonKey, { id, name, user }: Account): Person {
  const [given = name, ...rest] = name.split(' ');
  const posts = { okafor: 'teacher', anneke: 'administrator' } as const;
  const post = key === 'okafor' || key === 'anneke' ? posts[key] : 'learner';
  const family = rest.join(' ');
  const known = { uuid: '', email: '', username: user, observes: undefined };
  return { ...known, id, key, given, family, name, post };
}

function cannot(): never {
  throw new Error('Only the practice LMS can do that.');
}

export function realLms(settings: Settings): RealLms {
  const { address, flavour, course, assignment, teacher, learners, administrator } = settings;
  const it = administrator === undefined ? [] : [administrator];
  const accounts: readonly Account[] = [teacher, ...learners, ...it];
  const at = ([key, index]: (typeof CAST)[number]): Person[] => {
    const account = accounts[index];
    return account === undefined ? [] : [personFor(key, account)];
  };
  const people = CAST.flatMap(at);
  const task: Assignment = {
    ...assignment,
    key: assignment.id,
    courseId: course.id,
    prompt: '',
    points: 0,
    due: new Date(0),
  };
  const room: Course = {
    id: course.id,
    key: course.id,
    title: course.title,
    label: '',
    summary: '',
    format: 'topics',
    contextId: course.id,
    assignments: [task],
    members: people,
    toolId: course.tool,
    resourceLinkId: '',
    pageId: '',
  };
  const its = flavour === 'moodle' ? moodle : canvas;
  return {
    origin: new URL(address).origin,
    path: new URL(address).pathname.replace(/\/$/, ''),
    platform: { guid: '', ...its.platform(settings), ...settings.platform },
    people,
    courses: [room],
    url: its.addresses(address, course.tool),
    signInWith: async (ask, person) => {
      const account = accounts.find(({ id }) => id === person.id);
      if (account === undefined) throw new Error(`${person.name} has no account there.`);
      await its.signIn(ask, address, account);
    },
    /** Of what each handed in, one word is known. */
    submission: (_assignment, { id }) => {
      const word = learners.find((each) => each.id === id)?.word;
      if (word === undefined) return undefined;
      const attempt = { number: 1, html: word, at: new Date(0), file: undefined };
      const none = { id: '', grade: undefined, comments: [] };
      return { ...none, assignmentId: assignment.id, userId: id, attempts: [attempt] };
    },
    drafts: () => [],
    handIn: cannot,
    misbehave: {
      slow: cannot,
      pace: cannot,
      failNext: cannot,
      failInTurn: cannot,
      forgetTokens: cannot,
      signEveryoneOut: cannot,
    },
    manners: { set: cannot },
    // What a school has, it keeps; each journey has a server and browsers of its own.
    reset: () => {},
  };
}
