import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Views } from '../../store/views.ts';
import { Shell } from '../base/Shell.tsx';
import { partsFor, Sample } from '../sample/live.ts';
import type { PartsShown } from '../sample/Sample.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';
import { LearnerHome } from '../screens/LearnerHome.tsx';
import { useSetting } from '../setting.tsx';
import * as learning from './learning.ts';
import { CONTEXT, lucia } from './people.ts';
import type { GalleryState } from './state.ts';
import { plain, step } from './steps.ts';

const nowhere = (): void => undefined;
const fresh = { nudges: true, dot: false, started: false };
const firstHome: Views['home'] = { ...learning.emptyHome, steps: [step], preference: fresh };
const firstWork: Views['assignment'] = { ...learning.emptyAssignment, preference: fresh };
const firstWords: Views['assignment'] = { ...firstWork, feedback: [plain] };
const besideWork = (assignment: Views['assignment']): GalleryState => ({
  home: 'panel',
  views: { assignment },
  show: () => (
    <AssignmentScreen
      query={{ kind: 'assignment', context: CONTEXT, lmsAssignment: '7' }}
      title="Main Street essay"
    />
  ),
});

/** Shown by itself, it learns what the button around it would have. */
function Open() {
  const { phrases } = useSetting();
  const parts = useSignal<PartsShown | null>(null);
  useEffect(() => {
    void partsFor(phrases).then((loaded) => {
      parts.value = loaded;
    });
  }, [phrases, parts]);
  return parts.value ? <Sample parts={parts.value} onClose={nowhere} /> : null;
}
const sample = (home: GalleryState['home']): GalleryState => ({
  home,
  views: { home: learning.emptyHome },
  show: (phrases) => (
    <Shell title={phrases.say('app.name')} wide>
      <Open />
    </Shell>
  ),
});

/** A first visit, and the example. */
export const FIRST: Record<string, GalleryState> = {
  'home-first': {
    home: 'panel',
    views: { home: firstHome },
    show: () => <HomeScreen query={{ kind: 'home', context: CONTEXT }} onClass={nowhere} />,
  },
  'assignment-first': besideWork(firstWork),
  'assignment-first-words': besideWork(firstWords),
  'learner-home-first': {
    home: 'page',
    views: { home: firstHome },
    show: (phrases) => (
      <Shell title={phrases.say('home.hello', { name: lucia.name })} wide>
        <LearnerHome view={firstHome} />
      </Shell>
    ),
  },
  'sample-panel': sample('panel'),
  'sample-page': sample('page'),
};
