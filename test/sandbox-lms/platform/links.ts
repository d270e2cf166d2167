import type { Assignment, Course } from '../school/courses.ts';

/** A link to the tool that a teacher put into a course, with what the tool wants to be told when it is followed. */
export type ToolLink = {
  /** What pages call it: Moodle's course module, Canvas's module item. */
  number: string;
  /** `resource_link.id` of its launches. */
  resourceLinkId: string;
  course: Course;
  title: string;
  url: string;
  custom: Record<string, string>;
  /** Canvas: the assignment it was put in. */
  assignment: Assignment | undefined;
};
type NewLink = Pick<ToolLink, 'course' | 'title' | 'url' | 'custom' | 'assignment'>;

export type Links = {
  add(link: NewLink): ToolLink;
  in(course: Course): ToolLink[];
  find(number: string): ToolLink | undefined;
  clear(): void;
};

/** `number` and `resourceLinkId` of the link made nth, from 0. */
export function createLinks(ids: {
  number: (nth: number) => string;
  resourceLinkId: (nth: number) => string;
}): Links {
  const links: ToolLink[] = [];
  return {
    add: (link) => {
      const nth = links.length;
      const made = { ...link, number: ids.number(nth), resourceLinkId: ids.resourceLinkId(nth) };
      links.push(made);
      return made;
    },
    in: (course) => links.filter((link) => link.course === course),
    find: (number) => links.find((link) => link.number === number),
    clear: () => {
      links.length = 0;
    },
  };
}
