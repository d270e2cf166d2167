import { readFile } from '../../prompts/file.ts';
import type { PromptCard, Views } from '../../store/views.ts';
import { Library } from '../prompts/Library.tsx';
import { LibraryWords } from '../prompts/LibraryWords.tsx';
import { Preview } from '../prompts/Preview.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { Pressing } from './Pressing.tsx';
import { CONTEXT, DAY, id, NOW, okafor, SCIENCE } from './people.ts';
import type { GalleryState } from './state.ts';
import { attempt, grader, teacherCourses } from './teaching.ts';

const card = (n: number, text: string, more: Partial<PromptCard> = {}): PromptCard => ({
  ...{ id: id(200 + n), shelf: 'own', context: null, team: [], from: okafor, mine: true, text },
  ...{ part: 'nextStep', criterion: '', tags: [], madeAt: NOW - n * DAY },
  ...more,
});
const silva = { id: id(91), name: 'Mr Silva' };

const prompts: Views['prompts'] = {
  me: okafor,
  courses: teacherCourses,
  prompts: [
    card(
      1,
      '{name}, find one number or one more voice for {criterion}, and say where it is from.',
      {
        ...{ criterion: 'Evidence', tags: ['striving for accuracy', 'sources'] },
      },
    ),
    card(2, 'What would somebody who disagrees ask you first?', {
      ...{ part: 'question', tags: ['thinking flexibly'] },
    }),
    card(3, 'Good start!', { part: 'observation' }),
    card(4, 'Lee en voz alta el segundo párrafo y marca dónde te detienes.'),
    card(5, 'Look again at your goal, {goal}, and choose one sentence that shows it.', {
      ...{ shelf: 'course', context: CONTEXT },
    }),
    card(6, 'Which arrow in your food web are you least sure about?', {
      ...{ shelf: 'course', context: CONTEXT, mine: false, from: silva, part: 'question' },
    }),
    card(7, 'Try it once more with the numbers doubled, and note what changes.', {
      ...{ shelf: 'team', team: [CONTEXT, SCIENCE], mine: false, from: silva },
    }),
  ],
};
const none: Views['prompts'] = { ...prompts, prompts: [] };

const file = (text: string) => readFile(new TextEncoder().encode(text));
const preview = (text: string) => () => (
  <LibraryWords>
    <Preview sheet={file(text)} shelf={{ shelf: 'own' }} view={prompts} onDone={() => undefined} />
  </LibraryWords>
);

/** Shown by name: what the Library is, and its parts that stand below a shelf. */
export const LIBRARY = {
  full: { views: { prompts }, show: () => <Library /> },
  empty: { views: { prompts: none }, show: () => <Library /> },
  writing: {
    views: { prompts },
    show: () => (
      <Pressing find=".wm-section-head .wm-button">
        <Library />
      </Pressing>
    ),
  },
  good: {
    views: { prompts },
    show: preview('text,part\nRead it aloud to a friend.,\nGood start,observation\nWhy here?,\n'),
  },
  bad: {
    views: { prompts },
    show: preview('text;part\nRead it;\n;question\nMove it;essay\n"Cut it;\n'),
  },
  noFile: { views: { prompts }, show: preview('name,part\nx,y\n') },
};

/** The list of prompts, open beside a learner's work. */
export const pickerOpen = (home: GalleryState['home'] = 'panel'): GalleryState => ({
  home,
  views: { grader, prompts },
  show: () => (
    <Pressing find='[aria-haspopup="listbox"]'>
      <GraderScreen
        query={{ kind: 'grader', context: CONTEXT, lmsAssignment: '7', learner: { lmsUser: '3' } }}
        attempt={attempt}
      />
    </Pressing>
  ),
});
