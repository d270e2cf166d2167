import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { RecordId } from '../../model/ids.ts';
import type { ShownAttempt } from '../../model/kinds/course.ts';
import type { BarLabels } from '../../protocol/marks.ts';
import type { AssignmentView, Query } from '../../store/views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { Loading } from '../base/Loading.tsx';
import { AT_ONCE, LongList } from '../base/LongList.tsx';
import { Section } from '../base/Section.tsx';
import { Shell } from '../base/Shell.tsx';
import { SyncLine } from '../base/SyncLine.tsx';
import { useNear } from '../base/useNear.ts';
import { useBeside } from '../beside/useBeside.ts';
import type { Begun } from '../first/begun.ts';
import { Goals } from '../goal/Goals.tsx';
import { marksOfEvidence, useGathering } from '../goal/gathering.ts';
import { marksOf, marksOfQuestions, marksOfSteps, useMarks, wordsOf } from '../marking.ts';
import { useReflect } from '../reflect/useReflect.ts';
import { useSetting } from '../setting.tsx';
import { LearnerStep } from '../step/LearnerStep.tsx';
import { useView } from '../useView.ts';
import { FeedbackForLearner } from './FeedbackForLearner.tsx';

type AssignmentQuery = Extract<Query, { kind: 'assignment' }>;

/** A learner beside an assignment: next steps first, then goals, then what waits elsewhere. */
export function AssignmentScreen({
  query,
  title,
  attempt = null,
  end,
  opened = null,
  narrow = false,
  nav,
  first = null,
}: {
  query: AssignmentQuery;
  /** The assignment's name, as its page shows it. */
  title: string;
  /** Which version of the learner's work is on the screen, where the page tells. */
  attempt?: ShownAttempt | null;
  /** Buttons of the host, at the end of the head. */
  end?: ComponentChildren;
  /** The goal to begin with. */
  opened?: RecordId | null;
  /** On a page of its own. */
  narrow?: boolean;
  /** Ways to the other pages of the host. */
  nav?: ComponentChildren;
  /** What the link that led here is about. */
  first?: 'goals' | 'reflection' | null;
}) {
  const { client, phrases } = useSetting();
  const { say, list } = phrases;
  const view = useView(client, query);
  const beside = useBeside();
  const seenBy =
    view && view.steps.length > 0 && view.teachers.length > 0
      ? say('assignment.seen', { names: list([say('assignment.seen.you'), ...view.teachers]) })
      : null;
  return (
    <Shell
      title={title}
      subtitle={view?.course}
      end={end}
      bottom={<SyncLine note={seenBy} />}
      narrow={narrow}
      {...(nav === undefined ? {} : { nav })}
    >
      {view && beside !== undefined ? (
        <Beside view={view} query={query} attempt={attempt} opened={opened} first={first} />
      ) : (
        <Loading />
      )}
    </Shell>
  );
}

function Beside({
  view,
  query,
  attempt,
  opened,
  first,
}: {
  view: AssignmentView;
  query: AssignmentQuery;
  attempt: ShownAttempt | null;
  opened: RecordId | null;
  first: 'goals' | 'reflection' | null;
}) {
  const { phrases, now } = useSetting();
  const { say, count } = phrases;
  const { context, lmsAssignment } = query;
  const open = view.steps.filter((step) => !step.closed);
  const closed = view.steps.filter((step) => step.closed);
  const goals = [...view.goals, ...view.otherGoals];
  const gathered = useGathering({ context, lmsAssignment }, attempt);
  const beside = useBeside();
  const bar = useSignal<BarLabels | null>(null);
  const begun: Begun = useSignal(null);
  useMarks(
    [
      ...marksOfSteps(open),
      ...marksOf(view.feedback),
      ...marksOfQuestions(view.questions),
      ...marksOfEvidence(goals, view.assignment),
    ],
    gathered ?? bar.value,
  );
  const isLook = [...view.reflections, ...view.moments].some(({ id }) => id === opened);
  const plain = view.feedback.filter(({ state }) => state === 'released');
  const { place, isNear } = useNear<HTMLDivElement>();
  // Under hundreds of cards nobody looks back before they have come down there, or begun to by a button above.
  const isShort = open.length <= AT_ONCE && plain.length <= AT_ONCE;
  const looking = useReflect(isShort || isNear || isLook || first !== null || begun.value !== null);
  const none = closed.length > 0 ? 'all_closed' : plain.length > 0 ? 'said' : 'none';
  const ownGoals = (
    <>
      {beside && <beside.Ideas suggestions={view.suggestions} work={{ context, lmsAssignment }} />}
      <Goals
        title={count('goal.here', Math.max(1, view.goals.length))}
        goals={view.goals}
        others={view.otherGoals}
        work={{ context, lmsAssignment }}
        context={context}
        circles={view.circles.filter((circle) => circle.context === context)}
        opened={isLook ? null : opened}
        nudges={view.preference.nudges}
        begun={begun}
      />
    </>
  );
  const looks = looking && (
    <looking.Looks
      title={say('reflect.here')}
      reflections={view.reflections}
      moments={view.moments}
      offers={view.offers}
      where={{ context, lmsAssignment, attempt }}
      goals={goals}
      opened={opened}
      classes={[view.class]}
      circles={view.circles.filter((circle) => circle.context === context)}
      begun={begun}
    />
  );
  return (
    <>
      {first === 'goals' && ownGoals}
      {first === 'reflection' && looks}
      {beside && <beside.OnTop view={view} query={query} />}
      <Section title={count('assignment.steps', Math.max(1, open.length))}>
        <LongList of={open} wordsOf={wordsOf} draw={(step) => <LearnerStep step={step} />} />
        {open.length === 0 && (
          <EmptyState
            title={say(`assignment.${none}.title`)}
            body={say(`assignment.${none}.body`)}
          />
        )}
        {view.takenBack.map(({ id, from, at }) => (
          <p key={id} class="wm-soft">
            {say('assignment.taken_back', { name: from.name, when: phrases.ago(at, now()) })}
          </p>
        ))}
        {closed.length > 0 && (
          <Disclosure title={count('assignment.closed', closed.length)}>
            <LongList of={closed} wordsOf={wordsOf} draw={(step) => <LearnerStep step={step} />} />
          </Disclosure>
        )}
      </Section>
      {plain.length > 0 && (
        <Section title={say('assignment.feedback')}>
          <LongList
            of={plain}
            wordsOf={({ id }) => [id]}
            draw={(feedback) => <FeedbackForLearner feedback={feedback} />}
          />
        </Section>
      )}
      {beside && <beside.Start own={{ ...view, classes: [view.class] }} begun={begun} />}
      {beside && (
        <beside.Mine
          view={view}
          query={query}
          attempt={attempt}
          onBar={(labels) => {
            bar.value = labels;
          }}
        />
      )}
      {first !== 'goals' && ownGoals}
      {!looking && <div ref={place} />}
      {first !== 'reflection' && looks}
      {view.elsewhere.length > 0 && (
        <Disclosure title={count('assignment.elsewhere', view.elsewhere.length)}>
          <LongList
            of={view.elsewhere}
            wordsOf={wordsOf}
            draw={(step) => <LearnerStep step={step} where />}
          />
        </Disclosure>
      )}
      {beside && <beside.Ways own={view} />}
    </>
  );
}
