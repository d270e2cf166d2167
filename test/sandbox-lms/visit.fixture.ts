import { type Browser, openBrowser } from './browser.ts';
import type { Assignment, Course, Flavour, Person, PersonKey } from './main.ts';

/** For tests of pages: a course and its first assignment by the course's place, people by key, browsers signed in. */
export type Visit = {
  course: Course;
  assignment: Assignment;
  person(key: PersonKey): Person;
  as(key: PersonKey): Promise<Browser>;
};

/** The places of the courses: four pieces of work in the first, fifteen in the third. */
export const places = { writing: 0, water: 1, town: 2 } as const;

export function visit(lms: Flavour, place: keyof typeof places = 'writing'): Visit {
  const course = lms.courses[places[place]];
  const assignment = course?.assignments[0];
  if (!course || !assignment) throw new Error('an empty school');
  const person = (key: PersonKey) => {
    const found = lms.people.find((each) => each.key === key);
    if (!found) throw new Error(`nobody called ${key}`);
    return found;
  };
  const as = async (key: PersonKey): Promise<Browser> => {
    const browser = openBrowser();
    await browser.post(lms.url.signInAs(person(key)));
    return browser;
  };
  return { course, assignment, person, as };
}

/** What an inline script of the page hands to its other scripts. */
export const envOf = (text: string) =>
  JSON.parse(/^ {2}ENV = (\{.*\});$/m.exec(text)?.[1] ?? 'null') as Record<string, unknown>;
export const configOf = (text: string) =>
  JSON.parse(/M\.cfg\s*=\s*(\{.*?\});/s.exec(text)?.[1] ?? 'null') as Record<string, unknown>;
export const bodyTag = (text: string): string => /<body[^>]*>/.exec(text)?.[0] ?? '';
