import { useSignal } from '@preact/signals';
import type { ContextId, RecordId } from '../../model/ids.ts';
import type { HomeView, StepCard } from '../../store/views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { Loading } from '../base/Loading.tsx';
import { LongList } from '../base/LongList.tsx';
import { Section } from '../base/Section.tsx';
import { useBeside } from '../beside/useBeside.ts';
import type { Begun } from '../first/begun.ts';
import { Goals } from '../goal/Goals.tsx';
import { wordsOf } from '../marking.ts';
import { useReflect } from '../reflect/useReflect.ts';
import { useSetting } from '../setting.tsx';
import { LearnerStep } from '../step/LearnerStep.tsx';
import { FeedbackForLearner } from './FeedbackForLearner.tsx';

const drawn = (step: StepCard) => <LearnerStep step={step} where />;

type Home = {
  view: HomeView;
  /** The course on the page, to which a new goal belongs. */
  context?: ContextId | null;
  opened?: RecordId | null;
  /** To what a class shows each other. */
  onShared?: ((context: ContextId) => void) | null;
};

/** A learner's own page, over all courses: what to do next, what for, and what was said. */
export function LearnerHome(home: Home) {
  const beside = useBeside();
  const begun: Begun = useSignal(null);
  if (beside === undefined) return <Loading />;
  return (
    <>
      {beside && <beside.Start own={home.view} begun={begun} />}
      <Columns {...home} begun={begun} />
      {beside && <beside.Ways own={home.view} />}
    </>
  );
}

function Columns({
  view,
  context = null,
  opened = null,
  onShared = null,
  begun,
}: Home & { begun: Begun }) {
  const { say, count } = useSetting().phrases;
  const beside = useBeside();
  const looking = useReflect();
  const courses = view.courses.filter(({ role }) => role === 'learner');
  const open = view.steps.filter((step) => !step.closed);
  const closed = view.steps.filter((step) => step.closed);
  const plain = view.feedback.filter(({ state }) => state === 'released');
  // Who only teaches is left no steps; what is their own is all there is.
  const teachesOnly = courses.length === 0 && view.teaching.length > 0;
  const isGoal = ![...view.reflections, ...view.moments, ...view.sketch].some(
    ({ id }) => id === opened,
  );
  const here = courses.find((course) => course.context === context);
  const only = courses.length === 1 ? courses[0] : undefined;
  return (
    <div class={teachesOnly ? 'wm-stack' : 'wm-columns'}>
      {!teachesOnly && (
        <Section title={count('assignment.steps', Math.max(1, open.length))}>
          <LongList of={open} wordsOf={wordsOf} draw={drawn} />
          {open.length === 0 && (
            <EmptyState title={say('home.steps.none.title')} body={say('home.steps.none.body')} />
          )}
          {closed.length > 0 && (
            <Disclosure title={count('assignment.closed', closed.length)}>
              <LongList of={closed} wordsOf={wordsOf} draw={drawn} />
            </Disclosure>
          )}
          {plain.length > 0 && (
            <Disclosure title={count('home.feedback', plain.length)} open>
              <LongList
                of={plain}
                wordsOf={({ id }) => [id]}
                draw={(feedback) => <FeedbackForLearner feedback={feedback} />}
              />
            </Disclosure>
          )}
        </Section>
      )}
      <div class="wm-stack">
        {beside && <beside.Ideas suggestions={view.suggestions} />}
        <Goals
          title={say('goal.mine')}
          goals={view.goals}
          context={here?.context ?? only?.context ?? null}
          circles={view.circles}
          opened={isGoal ? opened : null}
          nudges={view.preference.nudges}
          begun={begun}
        />
        {looking && (
          <looking.Looks
            title={say('reflect.title')}
            reflections={view.reflections}
            moments={view.moments}
            offers={view.offers}
            where={{ context: here?.context ?? only?.context ?? null }}
            goals={view.goals}
            opened={opened}
            classes={view.classes}
            circles={view.circles}
            begun={begun}
          />
        )}
        {looking && (
          <looking.Sketch
            me={view.me.id}
            sketch={view.sketch}
            circles={view.circles}
            opened={opened}
          />
        )}
        {looking && onShared && (
          <looking.Classes courses={here ? [here] : courses} onShared={onShared} />
        )}
        {looking && <looking.Habits view={view} />}
        {beside && <beside.HomeQuestions view={view} context={context} />}
        {beside && <beside.Settings preference={view.preference} />}
      </div>
    </div>
  );
}
