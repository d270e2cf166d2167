import { createHash } from 'node:crypto';

/** A member of the school. `id` is the id the LMS's pages show; `uuid` is stable per person and flavour. */
export type Person = {
  id: string;
  key: PersonKey;
  uuid: string;
  given: string;
  family: string;
  name: string;
  username: string;
  email: string;
  post: Post;
  /** An observer's own learner. */
  observes: PersonKey | undefined;
};

/**
 * An observer is a parent who sees one learner's pages. Canvas enrols them in the course, Moodle does not. An administrator
 * looks after the LMS, and is in no course.
 */
export type Post = 'teacher' | 'assistant' | 'learner' | 'observer' | 'administrator';

export type PersonKey =
  | 'okafor'
  | 'wisniewski'
  | 'lucia'
  | 'amara'
  | 'meiling'
  | 'fatima'
  | 'soren'
  | 'olena'
  | 'priya'
  | 'kaiulani'
  | 'tariq'
  | 'ines'
  | 'nam'
  | 'yael'
  | 'mateo'
  | 'aoife'
  | 'kwame'
  | 'zofia'
  | 'carmen'
  | 'anneke'
  | 'teststudent';

type Entry = {
  key: PersonKey;
  given: string;
  family: string;
  name?: string;
  post: Post;
  observes?: PersonKey;
};

const register: readonly Entry[] = [
  { key: 'okafor', given: 'Ngozi', family: 'Okafor', post: 'teacher' },
  { key: 'wisniewski', given: 'Tomasz', family: 'Wiśniewski', post: 'assistant' },
  { key: 'lucia', given: 'Lucía', family: 'Fernández', post: 'learner' },
  { key: 'amara', given: 'Amara', family: 'Diallo', post: 'learner' },
  { key: 'meiling', given: '美玲', family: '陳', name: '陳美玲', post: 'learner' },
  { key: 'fatima', given: 'فاطمة', family: 'الزهراء', post: 'learner' },
  { key: 'soren', given: 'Søren', family: 'Ågård', post: 'learner' },
  { key: 'olena', given: 'Олена', family: 'Коваль', post: 'learner' },
  { key: 'priya', given: 'Priya', family: 'Raghunathan', post: 'learner' },
  { key: 'kaiulani', given: 'Kaʻiulani', family: 'Kamakea', post: 'learner' },
  { key: 'tariq', given: 'Tariq', family: 'Hussain', post: 'learner' },
  { key: 'ines', given: 'Inês', family: 'Carvalho', post: 'learner' },
  { key: 'nam', given: 'Nam', family: 'Nguyễn Hoàng', name: 'Nguyễn Hoàng Nam', post: 'learner' },
  { key: 'yael', given: 'יעל', family: 'לוי', post: 'learner' },
  { key: 'mateo', given: 'Mateo', family: 'Quispe', post: 'learner' },
  { key: 'aoife', given: 'Aoife', family: 'Ní Bhriain', post: 'learner' },
  { key: 'kwame', given: 'Kwame', family: 'Mensah', post: 'learner' },
  { key: 'zofia', given: 'Zofia', family: 'Żak', post: 'learner' },
  { key: 'carmen', given: 'Carmen', family: 'Fernández', post: 'observer', observes: 'lucia' },
  { key: 'anneke', given: 'Anneke', family: 'de Vries', post: 'administrator' },
];

/** Whom a teacher becomes in Canvas's Student View, one a course: nobody, with an id of their own. */
export function testStudentOf(course: { id: string; key: string }): Person {
  return {
    id: `9${course.id}`,
    key: 'teststudent',
    uuid: stableUuid(`test student:${course.id}`),
    given: 'Test',
    family: 'Student',
    name: 'Test Student',
    username: `teststudent-${course.key}`,
    email: '',
    post: 'learner',
    observes: undefined,
  };
}

/** Everyone of the school, numbered upwards from `firstId` in the order of the register. */
export function enrolEveryone(firstId: number): Person[] {
  return register.map((entry, index) => {
    const id = String(firstId + index);
    return {
      id,
      key: entry.key,
      uuid: stableUuid(`${firstId}:${entry.key}`),
      given: entry.given,
      family: entry.family,
      name: entry.name ?? `${entry.given} ${entry.family}`,
      username: entry.key,
      email: `${entry.key}@riverside.example`,
      post: entry.post,
      observes: entry.observes,
    };
  });
}

/** A UUID of version 5's shape, the same on every start. */
function stableUuid(seed: string): string {
  const hex = createHash('sha1').update(`riverside:${seed}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
