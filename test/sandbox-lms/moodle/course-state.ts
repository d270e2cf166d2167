import type { Course } from '../school/courses.ts';
import type { Site } from './site.ts';

/** `core_courseformat_get_state` answers a JSON string inside its JSON, to learners as well (page map §3). */
export function courseState(site: Site, course: Course): string {
  const item = (id: string, module: string, name: string, section: number) => ({
    id,
    anchor: `module-${id}`,
    name,
    visible: true,
    stealth: false,
    sectionid: String(section),
    sectionnumber: section,
    uservisible: true,
    hascmrestrictions: false,
    module,
    plugin: `mod_${module}`,
    indent: 0,
    accessvisible: true,
    url: `${site.root}/mod/${module}/view.php?id=${id}`,
    istrackeduser: false,
    hasdelegatedsection: false,
  });
  const cm = [
    item(course.pageId, 'page', 'How this course works', 0),
    item(course.toolId, 'lti', site.tool()?.title ?? 'Goals and feedback', 0),
    ...site.links.in(course).map(({ number, title }) => item(number, 'lti', title, 0)),
    ...course.assignments.map((each) => item(each.id, 'assign', each.title, 1)),
  ];
  const section = (number: number, title: string) => ({
    id: String(number),
    section: number,
    number,
    title,
    cmlist: cm.filter((each) => each.sectionnumber === number).map((each) => each.id),
    visible: true,
    sectionurl: `${site.root}/course/view.php?id=${course.id}#section-${number}`,
  });
  return JSON.stringify({
    course: {
      id: course.id,
      numsections: 1,
      sectionlist: ['0', '1'],
      editmode: false,
      highlighted: '',
      maxsections: '52',
      baseurl: `${site.root}/course/view.php?id=${course.id}`,
      statekey: `${course.id}_1763100000`,
    },
    section: [section(0, 'General'), section(1, 'Assignments')],
    cm,
  });
}
