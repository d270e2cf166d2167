import type { ComponentChildren } from 'preact';
import { scratchKey } from '../../store/client.ts';
import type { GraderView, Query } from '../../store/views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { Loading } from '../base/Loading.tsx';
import { Section } from '../base/Section.tsx';
import { Shell } from '../base/Shell.tsx';
import { Composer } from '../grader/Composer.tsx';
import { GivenFeedback } from '../grader/GivenFeedback.tsx';
import { SharedGoals } from '../grader/SharedGoals.tsx';
import { useSetting } from '../setting.tsx';
import { TeacherStep } from '../step/TeacherStep.tsx';
import { useView } from '../useView.ts';

export type GraderQuery = Extract<Query, { kind: 'grader' }>;

/** A teacher and one learner's work: the goals, the words to write, the steps so far. */
export function GraderScreen({
  query,
  end,
  narrow = false,
}: {
  query: GraderQuery;
  end?: ComponentChildren;
  /** On a page of its own. */
  narrow?: boolean;
}) {
  const { client, phrases } = useSetting();
  const view = useView(client, query);
  const title = view?.learner?.name ?? (view ? phrases.say('grader.waiting.title') : '');
  return (
    <Shell title={title} subtitle={view && <LastWord view={view} />} end={end} narrow={narrow}>
      {view ? <Grading view={view} query={query} /> : <Loading />}
    </Shell>
  );
}

function LastWord({ view }: { view: GraderView }) {
  const { phrases, now } = useSetting();
  return (
    <>
      {view.lastWordAt === null
        ? phrases.say('grader.last.never')
        : phrases.say('grader.last', { when: phrases.ago(view.lastWordAt, now()) })}
    </>
  );
}

function Grading({ view, query }: { view: GraderView; query: GraderQuery }) {
  const { say, count } = useSetting().phrases;
  const { lmsAssignment } = query;
  const who = 'lmsUser' in query.learner ? query.learner.lmsUser : query.learner.person;
  const scratch = scratchKey(query.context, lmsAssignment, who);
  const { learner } = view;
  return (
    <>
      {learner && view.goals.length > 0 && (
        <SharedGoals
          key={`goals ${scratch}`}
          learner={learner}
          context={view.context}
          goals={view.goals}
        />
      )}
      <Composer key={scratch} view={view} scratch={scratch} lmsAssignment={lmsAssignment} />
      {view.feedback.length > 0 && (
        <Section title={say(lmsAssignment === null ? 'grader.feedback' : 'grader.here')}>
          {view.feedback.map((feedback) => (
            <GivenFeedback key={feedback.id} feedback={feedback} />
          ))}
        </Section>
      )}
      {view.earlier.length > 0 && (
        <Disclosure title={count('grader.earlier', view.earlier.length)} open>
          {view.earlier.map((step) => (
            <TeacherStep key={step.id} step={step} where />
          ))}
        </Disclosure>
      )}
      {learner && view.goals.length === 0 && (
        <SharedGoals
          key={`goals ${scratch}`}
          learner={learner}
          context={view.context}
          goals={view.goals}
        />
      )}
    </>
  );
}
