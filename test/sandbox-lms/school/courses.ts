import { createHash } from 'node:crypto';
import type { Person, PersonKey } from './people.ts';

export type Assignment = {
  id: string;
  key: string;
  courseId: string;
  title: string;
  /** HTML, written by the teacher. */
  prompt: string;
  points: number;
  due: Date;
};

export type Course = {
  id: string;
  key: string;
  title: string;
  label: string;
  summary: string;
  /** Moodle's course format, a part of the body id; `tiles` is one a school has added. */
  format: 'topics' | 'weeks' | 'tiles';
  /** The LTI context id: the course id on Moodle, an opaque string on Canvas. */
  contextId: string;
  assignments: Assignment[];
  members: Person[];
  /** What a launch of the tool in this course is addressed by: a cmid on Moodle, the tool's id on Canvas. */
  toolId: string;
  /** `resource_link.id` of that launch. Moodle: the lti instance id, which is not the cmid. */
  resourceLinkId: string;
  /** An ordinary page of text: a cmid on Moodle, a slug on Canvas. */
  pageId: string;
};

/** How one flavour numbers things, by the place of the course and the assignment in the catalogue. */
export type Numbering = {
  course: (index: number) => string;
  assignment: (index: number) => string;
  toolId: (courseIndex: number) => string;
  resourceLinkId: (courseIndex: number) => string | undefined;
  pageId: (courseIndex: number) => string;
  opaqueContext: boolean;
  /** Are parents enrolled in the course? */
  observers: boolean;
};

type CourseEntry = {
  key: string;
  title: string;
  label: string;
  summary: string;
  format: Course['format'];
  members: readonly PersonKey[];
  assignments: readonly Omit<Assignment, 'id' | 'courseId'>[];
};

const day = (iso: string) => new Date(`${iso}T21:59:00Z`);

const firstEight: readonly PersonKey[] = [
  'lucia',
  'amara',
  'meiling',
  'fatima',
  'soren',
  'olena',
  'priya',
  'kaiulani',
];

const catalogue: readonly CourseEntry[] = [
  {
    key: 'writing',
    title: 'Writing for the Public',
    label: 'WP10',
    summary: 'We write for people who did not ask to read us, and earn every sentence.',
    format: 'topics',
    members: ['okafor', 'wisniewski', ...firstEight],
    assignments: [
      {
        key: 'change',
        title: 'Opinion essay: one change to our school',
        points: 20,
        due: day('2026-11-27'),
        prompt: `<p>Choose <strong>one change</strong> you want at our school and persuade a reader who has the power to make it.</p>
<ul><li>Make one clear claim and keep to it.</li><li>Give evidence the reader can check.</li><li>Answer the strongest objection, not the weakest.</li></ul>
<p>400 to 600 words. You can hand in a draft, read your feedback, and hand in again.</p>`,
      },
      {
        key: 'place',
        title: 'Reading response: a place that changed',
        points: 10,
        due: day('2026-12-11'),
        prompt: `<p>Pick a place from this term’s reading that is not the same at the end as at the beginning. What changed it, and who noticed?</p>
<p>Quote at least two passages and explain each in your own words.</p>`,
      },
    ],
  },
  {
    key: 'water',
    title: 'Environmental Science: Water',
    label: 'ES10',
    summary: 'From the creek behind the gym to the tap: where water goes and who decides.',
    format: 'weeks',
    members: ['okafor', 'lucia', 'amara', 'meiling', 'fatima', 'soren'],
    assignments: [
      {
        key: 'creek',
        title: 'Field report: what the creek tells us',
        points: 20,
        due: day('2026-12-04'),
        prompt: `<p>Report what your group measured at the creek. Say what you expected, what you found, and how sure you are.</p>
<p>Show your numbers in a table. One paragraph must be about what could be wrong with your method.</p>`,
      },
      {
        key: 'tap',
        title: 'Position paper: who should pay for clean water?',
        points: 20,
        due: day('2026-12-18'),
        prompt: `<p>The town will replace the pipes under Mill Street. Decide who should pay, and defend your answer against a neighbour who disagrees.</p>`,
      },
    ],
  },
  {
    key: 'town',
    title: 'Local History: Our Town',
    label: 'LH10',
    summary: 'Who built this town, who keeps it going, and what they would tell us about it.',
    format: 'tiles',
    members: [
      'okafor',
      'wisniewski',
      ...firstEight,
      'tariq',
      'ines',
      'nam',
      'yael',
      'mateo',
      'aoife',
      'kwame',
      'zofia',
      'carmen',
    ],
    assignments: [
      {
        key: 'voice',
        title: 'A place, told by someone who works there',
        points: 10,
        due: day('2026-12-02'),
        prompt: `<p>Find somebody who works in a place you pass every day. Listen to them for ten minutes, and write the place down <em>as they see it</em>.</p>
<p>One page. You may type it here or hand in a file.</p>`,
      },
    ],
  },
];

/** The school's courses as one flavour numbers them. */
export function openCourses(numbering: Numbering, people: readonly Person[]): Course[] {
  let assignmentIndex = 0;
  return catalogue.map((entry, index) => {
    const id = numbering.course(index);
    const contextId = numbering.opaqueContext
      ? createHash('sha1').update(`context:${entry.key}`).digest('hex')
      : id;
    const { members } = entry;
    return {
      id,
      key: entry.key,
      title: entry.title,
      label: entry.label,
      summary: entry.summary,
      format: entry.format,
      contextId,
      assignments: entry.assignments.map((assignment) => ({
        ...assignment,
        id: numbering.assignment(assignmentIndex++),
        courseId: id,
      })),
      members: people.filter(
        ({ key, post }) => members.includes(key) && (post !== 'observer' || numbering.observers),
      ),
      toolId: numbering.toolId(index),
      resourceLinkId: numbering.resourceLinkId(index) ?? contextId,
      pageId: numbering.pageId(index),
    };
  });
}
