import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { ContextId, PersonId } from '../../model/ids.ts';
import { isBlank } from '../../model/limits.ts';
import { scratchKey } from '../../store/client.ts';
import type { GraderView, On, StepCard } from '../../store/views.ts';
import { Loading } from '../base/Loading.tsx';
import { LongList } from '../base/LongList.tsx';
import { Said } from '../base/Said.tsx';
import { Section } from '../base/Section.tsx';
import { Shell } from '../base/Shell.tsx';
import { Composer } from '../grader/Composer.tsx';
import { wordsOf } from '../marking.ts';
import { useSetting } from '../setting.tsx';
import { TeacherStep } from '../step/TeacherStep.tsx';
import { useView } from '../useView.ts';
import { SharedLooks } from './SharedLooks.tsx';
import { useOnOwn } from './useOnOwn.ts';

/** A talk about goals, side by side: the teacher reads and comments; the learner writes, on a screen of their own. */
export function TalkOfTeacher({
  context,
  learner,
  end,
}: {
  context: ContextId;
  learner: PersonId;
  end: ComponentChildren;
}) {
  const { client, phrases } = useSetting();
  const { say } = phrases;
  const view = useView(client, {
    kind: 'grader',
    context,
    lmsAssignment: null,
    learner: { person: learner },
  });
  const name = view?.learner?.name ?? '';
  return (
    <Shell
      title={view?.learner ? say('talk.title', { name }) : ''}
      subtitle={view?.learner && say('talk.law', { name })}
      end={end}
      wide
    >
      <div class="wm-talk">{view ? <Talk view={view} person={learner} /> : <Loading />}</div>
    </Shell>
  );
}

/** Those on a goal stand with it. */
function openSteps({ feedback, earlier }: GraderView): StepCard[] {
  const steps = [...feedback.map(({ step }) => step), ...earlier];
  return steps.filter((step) => step !== null).filter(({ live, closed }) => live && !closed);
}

function Talk({ view, person }: { view: GraderView; person: PersonId }) {
  const { say, count } = useSetting().phrases;
  const wanted = useSignal<On | null>(null);
  const own = useOnOwn(true);
  const { goals, context } = view;
  const name = view.learner?.name ?? '';
  const steps = openSteps(view);
  const scratch = scratchKey(context, null, person);
  return (
    <>
      <Section title={count('grader.goals', Math.max(1, goals.length), { name })}>
        {goals.length === 0 && <p>{say('grader.goals.none', { name })}</p>}
        {goals.map((goal) => (
          <article key={goal.id} class="wm-card">
            <Said
              text={isBlank(goal.fields.next) ? say('goal.untitled') : (goal.fields.next ?? '')}
              heading
            />
            {own && <own.GoalParts goal={goal} wanted={wanted} />}
          </article>
        ))}
      </Section>
      <SharedLooks view={view} wanted={wanted} />
      {steps.length > 0 && (
        <Section title={say('talk.steps')}>
          <LongList
            of={steps}
            wordsOf={wordsOf}
            draw={(step) => <TeacherStep step={step} where />}
          />
        </Section>
      )}
      <Composer
        key={scratch}
        view={view}
        scratch={scratch}
        work={{ lmsAssignment: null, attempt: null }}
        wanted={wanted}
      />
    </>
  );
}
