import { readAnnotations } from '../../annotation/read.ts';
import { toAnnotations } from '../../annotation/write.ts';
import type { ImportView } from '../../store/views.ts';
import { Shell } from '../base/Shell.tsx';
import { CourseFiles, MyFiles } from '../files/Files.tsx';
import { Preview } from '../files/Preview.tsx';
import { TeacherHome } from '../screens/TeacherHome.tsx';
import { CONTEXT, course, essay, id, layla, lucia, NAMES, NOW, okafor } from './people.ts';
import type { GalleryState } from './state.ts';
import { emptyBoard, teacherCourses } from './teaching.ts';

const nowhere = (): void => undefined;

const learners: ImportView['learners'] = [
  lucia,
  layla,
  ...NAMES.slice(2).map((name, index) => ({ id: id(72 + index), name })),
];
const place: ImportView = { learners, assignments: [essay], there: [] };

const item = (n: number, learner = lucia) => ({
  ...{ id: id(200 + n), step: null, from: okafor, learner },
  ...{ observation: 'You counted eleven people who stopped.', nextStep: '', question: '' },
  ...{ criterion: '', tags: [], anchor: null, quoted: '', more: 0, work: null, via: null },
  about: {
    course: { id: CONTEXT, title: course },
    assignment: { id: essay.id, title: essay.title, url: essay.url },
  },
  ...{ madeAt: NOW, changedAt: NOW },
});
const reply = { id: id(300), step: id(301), from: lucia, text: 'Which one?', madeAt: NOW };
const file = (feedback: ReturnType<typeof item>[], more: object[] = []) => {
  const cover = { id: id(400), page: id(401), label: course, at: NOW };
  const made = toAnnotations({ feedback, answers: [], replies: [reply] }, cover);
  const read = JSON.parse(JSON.stringify(made));
  return readAnnotations([...read.first.items, ...more]);
};
const twelve = Array.from({ length: 12 }, (_, n) => item(n, n % 2 === 0 ? lucia : layla));
const nameless = { type: 'Annotation', id: 'https://notes.example/1', bodyValue: 'Clear.' };
const holes = Array.from({ length: 14 }, () => ({ type: 'Note' }));

const preview = (answer: ReturnType<typeof file>, view: ImportView = place): GalleryState => ({
  home: 'page',
  views: { import: view, board: emptyBoard },
  show: (phrases) => (
    <Shell title={phrases.say('home.hello', { name: okafor.name })} wide>
      <TeacherHome
        courses={teacherCourses}
        context={CONTEXT}
        onCourse={nowhere}
        onLearner={nowhere}
      />
      <CourseFiles context={CONTEXT} open />
      <Preview name="english-8.jsonld" answer={answer} context={CONTEXT} onDone={nowhere} />
    </Shell>
  ),
});

/** What is taken along, and what a file would become. */
export const FILES: Record<string, GalleryState> = {
  'learner-home-files': {
    home: 'page',
    views: {},
    show: (phrases) => (
      <Shell title={phrases.say('home.hello', { name: lucia.name })} wide>
        <MyFiles open />
      </Shell>
    ),
  },
  'files-new': preview(file(twelve), {
    ...place,
    there: [0, 1, 2].map((n) => ({ id: id(200 + n), learner: lucia.id, via: null })),
  }),
  'files-nameless': preview(file([item(1)], [nameless, { ...nameless, id: 'urn:example:2' }])),
  'files-stranger': preview(file([item(1), item(2, { id: id(99), name: 'Kim' })])),
  'files-holes': preview(file([item(1)], holes)),
};
