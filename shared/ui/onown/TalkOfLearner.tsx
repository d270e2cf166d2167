import { useSignal } from '@preact/signals';
import type { ContextId } from '../../model/ids.ts';
import { type Scope, teachersScope } from '../../model/scope.ts';
import type { CircleCard } from '../../store/owned-views.ts';
import type { GoalCard, HomeView } from '../../store/views.ts';
import { Choose } from '../base/Choose.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { Loading } from '../base/Loading.tsx';
import { LongList } from '../base/LongList.tsx';
import { Section } from '../base/Section.tsx';
import { useLive } from '../goal/useLive.ts';
import { wordsOf } from '../marking.ts';
import { useSetting } from '../setting.tsx';
import { LearnerStep } from '../step/LearnerStep.tsx';
import { TalkedGoal } from './TalkedGoal.tsx';

/** What a teacher beside one may see of a screen: shown to the teachers of their course, or to one of them by name. */
function isShownIn({ sharing }: GoalCard, { context, teachers }: CircleCard): boolean {
  const shown: readonly Scope[] = sharing.audience ?? [];
  return (
    shown.includes(teachersScope(context)) ||
    teachers.some(({ id }) => shown.includes(`person:${id}`))
  );
}

/** A talk with a teacher, side by side: only what they may see anyway is on the screen, and the learner writes. */
export function TalkOfLearner({ view }: { view: HomeView }) {
  const { say } = useSetting().phrases;
  const circles = view.circles.filter(({ role }) => role === 'learner');
  const live = useLive();
  const chosen = useSignal<ContextId | null>(null);
  const circle = circles.find(({ context }) => context === chosen.value) ?? circles[0];
  const goals = circle === undefined ? [] : view.goals.filter((goal) => isShownIn(goal, circle));
  const steps = view.steps
    // Those on a goal stand with it.
    .filter(({ closed, course, on }) => !closed && on === null && course === circle?.title);
  if (live === null) return <Loading />;
  return (
    <div class="wm-talk">
      <h2 class="wm-talk-title">{say('talk.mine.title')}</h2>
      <p>{say('talk.mine.body')}</p>
      {circles.length > 1 && (
        <Choose
          label={say('talk.course')}
          value={circle?.context ?? ''}
          options={circles.map(({ context, title }) => [context, title] as const)}
          onChoose={(context) => {
            chosen.value = context;
          }}
        />
      )}
      <Section title={say('talk.goals')}>
        {goals.map((goal) => (
          <TalkedGoal key={goal.id} goal={goal} />
        ))}
        {goals.length === 0 && (
          <EmptyState title={say('talk.none.title')} body={say('talk.none.body')} />
        )}
      </Section>
      {steps.length > 0 && (
        <Section title={say('talk.steps')}>
          <LongList
            of={steps}
            wordsOf={wordsOf}
            draw={(step) => <LearnerStep step={step} where />}
          />
        </Section>
      )}
    </div>
  );
}
