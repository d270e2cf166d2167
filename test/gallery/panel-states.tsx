import { signal } from '@preact/signals';
import { Panel } from '../../extension/panel/Panel.tsx';
import type { PanelConnection } from '../../extension/panel/port-client.ts';
import type { PanelQuery, PanelState } from '../../shared/protocol/runtime.ts';
import type { Views } from '../../shared/store/views.ts';
import { goal } from '../../shared/ui/gallery/goals.ts';
import * as learning from '../../shared/ui/gallery/learning.ts';
import { CONTEXT, lucia } from '../../shared/ui/gallery/people.ts';
import type { GalleryState } from '../../shared/ui/gallery/state.ts';
import { stillClient } from '../../shared/ui/gallery/stillClient.ts';
import * as teaching from '../../shared/ui/gallery/teaching.ts';

type Shown = {
  home: 'handle' | 'panel' | 'side' | 'tab';
  views?: Partial<Views>;
  state: PanelState | null;
  open?: boolean;
  goal?: string;
  prompts?: boolean;
  plan?: boolean;
  presenter?: boolean;
};

const asked = new URLSearchParams(window.location.search);

/** A background that has said this much and says no more. */
function still({ home, views = {}, state, open = true, ...rest }: Shown): PanelConnection {
  return {
    client: signal(stillClient(views)),
    welcome: signal({
      key: '',
      look: { language: 'en', dir: 'ltr', theme: 'light', contrast: 'normal' },
      open,
      top: home === 'panel' || home === 'handle' ? 'https://lms.example' : null,
      goal: rest.goal ?? null,
      prompts: rest.prompts ?? false,
      plan: rest.plan ?? false,
      presenter: rest.presenter ?? asked.has('presenter'),
    }),
    state: signal(state),
    open: signal(open),
    writer: signal(''),
    veiled: signal(false),
    marking: null,
    tell: () => undefined,
  };
}
const panel = (shown: Shown): GalleryState => ({
  home: shown.home,
  views: shown.views ?? {},
  show: (phrases) => <Panel connection={still(shown)} phrases={phrases} />,
});

const ready = (query: PanelQuery, title = '', back = false): PanelState => ({
  state: 'ready',
  query,
  title,
  attempt: query.kind === 'grader' ? teaching.attempt : null,
  back,
});
const assignment = ready(
  { kind: 'assignment', context: CONTEXT, lmsAssignment: '7' },
  'Main Street essay',
);
const learner = ready(
  { kind: 'grader', context: CONTEXT, lmsAssignment: null, learner: { person: lucia.id } },
  '',
  true,
);
const board = ready({ kind: 'board', context: CONTEXT });

const PAUSES = [
  'switching',
  'anonymous',
  'locked',
  'connecting',
  'not_connected',
  'gone',
  'elsewhere',
] as const;
const pauses = PAUSES.map((state): [string, GalleryState] => [
  `panel-${state}`,
  panel({
    home: state === 'elsewhere' ? 'side' : 'panel',
    state: state === 'not_connected' ? { state, code: 'deployment_quarantined' } : { state },
  }),
]);

/** The panel itself: closed, waiting, led from a class to a learner, with names masked, opened at a goal. */
export const PANEL: Record<string, GalleryState> = {
  'panel-closed': panel({ home: 'handle', state: null, open: false }),
  'panel-closed-news': panel({
    home: 'handle',
    state: assignment,
    views: {
      assignment: {
        ...learning.assignment,
        preference: { ...learning.assignment.preference, dot: true },
      },
    },
    open: false,
  }),
  'panel-assignment': panel({
    home: 'panel',
    state: assignment,
    views: { assignment: learning.assignment },
  }),
  'panel-from-board': panel({
    home: 'panel',
    state: learner,
    views: { grader: teaching.fromBoard },
  }),
  'panel-presenter-board': panel({
    home: 'panel',
    state: board,
    views: { board: teaching.board },
    presenter: true,
  }),
  'panel-presenter-learner': panel({
    home: 'side',
    state: learner,
    views: { grader: teaching.fromBoard },
    presenter: true,
  }),
  'tab-share-goal': panel({
    home: 'tab',
    state: assignment,
    views: { assignment: learning.assignment },
    goal: goal.id,
  }),
  'tab-plan': panel({
    home: 'tab',
    state: ready({ kind: 'home', context: null }),
    views: { home: learning.home },
    plan: true,
  }),
  'tab-board': panel({ home: 'tab', state: board, views: { board: teaching.board } }),
  ...Object.fromEntries(pauses),
};
