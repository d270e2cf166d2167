import { useEffect } from 'preact/hooks';
import type { ShownAttempt } from '../../model/kinds/course.ts';
import type { Views } from '../../store/views.ts';
import { Shell } from '../base/Shell.tsx';
import type { Shown } from '../coach/shapes.ts';
import { Changes } from '../grader/Changes.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { BoardScreen } from '../screens/BoardScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';
import { useSetting } from '../setting.tsx';
import * as learning from './learning.ts';
import { marking, markingGrader, stillWork } from './marking.ts';
import { Pressing } from './Pressing.tsx';
import { CONTEXT } from './people.ts';
import { pickerOpen } from './prompts.tsx';
import type { GalleryState } from './state.ts';
import * as syncs from './syncs.ts';
import * as teaching from './teaching.ts';

const nowhere = (): void => undefined;
const sync = (view: Views['sync']): Partial<Views> => ({
  sync: view,
  assignment: learning.assignment,
});

const assignment = (views: Partial<Views>, home: GalleryState['home'] = 'panel'): GalleryState => ({
  home,
  views,
  show: () => (
    <AssignmentScreen
      query={{ kind: 'assignment', context: CONTEXT, lmsAssignment: '7' }}
      title="Main Street essay"
      narrow={home !== 'panel'}
    />
  ),
});
const grader = (
  view: Views['grader'],
  home: GalleryState['home'] = 'panel',
  attempt: ShownAttempt | null = teaching.attempt,
): GalleryState => ({
  home,
  views: { grader: view },
  show: () => (
    <GraderScreen
      query={{ kind: 'grader', context: CONTEXT, lmsAssignment: '7', learner: { lmsUser: '3' } }}
      attempt={attempt}
      narrow={home !== 'panel'}
    />
  ),
});
/** With the first light of this answer open. */
const lightOpen = (
  view: Views['grader'],
  answer: Shown,
  at: GalleryState['home'] = 'panel',
): GalleryState => ({
  ...grader(view, at),
  show: (phrases) => (
    <Pressing find={`.wm-light[data-answer="${answer}"]`}>
      {grader(view, at).show(phrases)}
    </Pressing>
  ),
});
const home = (view: Views['home'], at: GalleryState['home'] = 'panel'): GalleryState => ({
  home: at,
  views: { home: view },
  show: () => (
    <HomeScreen
      query={{ kind: 'home', context: CONTEXT }}
      onClass={nowhere}
      narrow={at !== 'panel'}
    />
  ),
});
const board = (view: Views['board'], at: GalleryState['home'] = 'panel'): GalleryState => ({
  home: at,
  views: { board: view },
  show: () => (
    <BoardScreen
      query={{ kind: 'board', context: CONTEXT }}
      onLearner={nowhere}
      wide={at !== 'panel'}
    />
  ),
});

/** Right after something was done: the news, and the way to take it back. */
function JustClosed() {
  const { toasts, phrases } = useSetting();
  useEffect(() => toasts.show(phrases.say('step.closed'), { undo: nowhere }), [toasts, phrases]);
  return assignment({}).show(phrases);
}

/** A second draft, at the first comment on the one before. */
function GoingThrough() {
  return (
    <Shell title="Main Street essay">
      <Changes feedback={markingGrader.feedback} onEnd={nowhere} />
    </Shell>
  );
}

/** What stands beside an LMS page: in the panel, the browser's side panel, or a tab of its own. */
export const SCREENS: Record<string, GalleryState> = {
  assignment: assignment({ assignment: learning.assignment }),
  'assignment-empty': assignment({ assignment: learning.emptyAssignment }),
  'assignment-busy': assignment({ assignment: learning.busyAssignment }),
  'assignment-refused': assignment(sync(syncs.refusedSync)),
  'assignment-kept': assignment(sync(syncs.keptSync)),
  'assignment-old-client': assignment(sync(syncs.oldClientSync)),
  'assignment-old-server': assignment(sync(syncs.oldServerSync)),
  'assignment-rebuilt': assignment(sync(syncs.rebuiltSync)),
  'assignment-full': assignment(sync(syncs.fullSync)),
  'assignment-signed-out': assignment(sync(syncs.signedOutSync)),
  'assignment-closed': {
    home: 'panel',
    views: { assignment: learning.busyAssignment },
    show: () => <JustClosed />,
  },
  'assignment-side': assignment({ assignment: learning.assignment }, 'side'),
  'assignment-tab': assignment({ assignment: learning.assignment }, 'tab'),
  grader: grader(teaching.grader),
  'grader-answers': grader(teaching.answeredGrader),
  'grader-answers-many': grader(teaching.manyAnswersGrader),
  'grader-writing': grader(teaching.writingGrader),
  'grader-long': grader(teaching.longGrader),
  'grader-coach': grader(teaching.praisedGrader),
  'grader-coach-thin': grader(teaching.thinGrader, 'side'),
  'grader-coach-unread': grader(teaching.unreadGrader),
  'grader-coach-open': lightOpen(teaching.hardGrader, 'partly'),
  'grader-coach-rule-off': lightOpen(teaching.ruleOffGrader, 'off'),
  'grader-coach-rule-off-side': lightOpen(teaching.ruleOffGrader, 'off', 'side'),
  'grader-coach-off': grader(teaching.uncoachedGrader),
  'grader-silent': grader(teaching.silentGrader),
  'grader-untold': grader(teaching.untoldGrader),
  'grader-waiting': grader(teaching.waitingGrader),
  'grader-new': grader(teaching.newGrader),
  'grader-side': grader(teaching.writingGrader, 'side'),
  'grader-prompts': pickerOpen(),
  'grader-prompts-side': pickerOpen('side'),
  'grader-marking': { ...grader(markingGrader), marking },
  'grader-walk': {
    ...grader(teaching.grader),
    marking: stillWork({}, null, 'But the bus stops at both ends of the street.'),
  },
  'grader-changes': { home: 'panel', views: {}, marking, show: () => <GoingThrough /> },
  'grader-tied': grader(teaching.tiedGrader),
  'grader-file': { ...grader(teaching.fileGrader, 'panel', null), marking: stillWork({}) },
  'assignment-finds': {
    ...assignment({ assignment: learning.findingAssignment }),
    marking: stillWork(learning.found),
  },
  'assignment-marking': {
    ...assignment({ assignment: learning.assignment }),
    marking: stillWork(learning.found),
  },
  home: home(learning.home),
  'home-empty': home(learning.emptyHome),
  'home-teaching': home(teaching.teaching),
  'home-both': home(teaching.both),
  'home-side': home(learning.home, 'side'),
  board: board(teaching.board),
  'board-empty': board(teaching.emptyBoard),
  'board-side': board(teaching.board, 'side'),
};
