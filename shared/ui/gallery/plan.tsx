import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { learnPlan } from '../../locales/load.ts';
import { toJson } from '../../plan/json.ts';
import { fromJson } from '../../plan/read.ts';
import type { HomeView } from '../../store/views.ts';
import { Shell } from '../base/Shell.tsx';
import { MyPlan } from '../plan/MyPlan.tsx';
import { Preview } from '../plan/Preview.tsx';
import { planOf } from '../plan/planOf.ts';
import { useSetting } from '../setting.tsx';
import { goal, otherGoal, PRIVATE } from './goals.ts';
import { emptyHome, home } from './learning.ts';
import { CONTEXT, course, DAY, essay, id, lucia, NOW } from './people.ts';
import type { GalleryState } from './state.ts';

const card = {
  ...{ owner: lucia, mine: true, context: CONTEXT, course, tags: ['persisting'] },
  ...{ goal: null, assignment: essay, sharing: PRIVATE, feedback: [] },
};
const full: HomeView = {
  ...home,
  goals: [
    {
      ...goal,
      fields: { ...goal.fields, by: NOW + 9 * DAY, obstacle: 'I am shy', response: 'ask by mail' },
      evidence: [
        {
          ...{ id: id(310), text: 'Two voices in my second draft', link: 'https://a.example/b' },
          ...{ file: '', anchor: null, assignment: essay, attempt: null },
          ...{ madeAt: NOW - 2 * DAY, feedback: [] },
        },
      ],
      checkIns: [
        {
          ...{ id: id(311), text: 'Asked three people.', status: 'trying', confidence: 4 },
          ...{ madeAt: NOW - DAY, feedback: [] },
        },
      ],
    },
    otherGoal,
  ],
  sketch: [
    {
      id: id(320),
      part: 'strengths',
      text: 'I listen, and I notice small things.',
      sharing: PRIVATE,
    },
    { id: id(321), part: 'language', text: 'العربية والإسبانية', sharing: PRIVATE },
  ],
  reflections: [
    {
      ...{ ...card, id: id(330), madeAt: NOW - DAY },
      ...{ victories: 'I spoke to strangers.', lessons: 'Silence helps.', needs: '' },
      attempt: null,
      ...{ usedToThink: 'Only the loud are heard', nowThink: 'Good questions are' },
    },
  ],
  moments: [
    {
      ...{ ...card, id: id(331), madeAt: NOW - DAY },
      ...{ tried: 'I read aloud.', happened: 'My voice shook.', learned: 'They waited for me.' },
      offered: null,
    },
  ],
};

const page = (view: HomeView): GalleryState => ({
  home: 'page',
  views: { home: view },
  show: (phrases) => (
    <Shell title={phrases.say('home.hello', { name: lucia.name })} wide>
      <MyPlan view={view} />
    </Shell>
  ),
});

/** Shown by itself, it learns what the page around it would have. */
function Look({ file }: { file: string }) {
  const { phrases } = useSetting();
  const ready = useSignal(false);
  useEffect(() => {
    void learnPlan(phrases).then(() => {
      ready.value = true;
    });
  }, [phrases, ready]);
  return ready.value ? (
    <Preview
      name="my-plan.json"
      answer={fromJson(file)}
      view={emptyHome}
      onDone={() => undefined}
    />
  ) : null;
}
const preview = (file: string): GalleryState => ({
  home: 'page',
  views: { home: emptyHome },
  show: (phrases) => (
    <Shell title={phrases.say('home.hello', { name: lucia.name })} wide>
      <h2>{phrases.say('nav.plan')}</h2>
      <Look file={file} />
    </Shell>
  ),
});
const holes = JSON.stringify({
  ...{ format: 'waymark-plan', version: 1 },
  goals: Array.from({ length: 14 }, (_, n) => ({ id: `g${n}`, checkIns: [{ id: '' }] })),
});

/** A plan on one page, and a file that is brought in. */
export const PLAN: Record<string, GalleryState> = {
  'learner-home-plan': page(full),
  'learner-home-plan-empty': page(emptyHome),
  'learner-home-plan-preview': preview(toJson(planOf(full, () => true, NOW))),
  'learner-home-plan-preview-bad': preview(holes),
};
