import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Phrases } from '../../locales/phrases.ts';
import { attemptId, type RecordId } from '../../model/ids.ts';
import type { ShownAttempt } from '../../model/kinds/course.ts';
import { scratchKey } from '../../store/client.ts';
import type { FeedbackCard, GraderView, On, Query } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { Loading } from '../base/Loading.tsx';
import { LongList } from '../base/LongList.tsx';
import { Section } from '../base/Section.tsx';
import { Shell } from '../base/Shell.tsx';
import { useBeside } from '../beside/useBeside.ts';
import { useAnswers } from '../grader/answers.ts';
import { Changes } from '../grader/Changes.tsx';
import { Composer } from '../grader/Composer.tsx';
import { GivenFeedback } from '../grader/GivenFeedback.tsx';
import { SharedGoals } from '../grader/SharedGoals.tsx';
import { Turn } from '../grader/Turn.tsx';
import { wordsOf } from '../marking.ts';
import { SharedLooks } from '../onown/SharedLooks.tsx';
import { useReflect } from '../reflect/useReflect.ts';
import { useSetting } from '../setting.tsx';
import { TeacherStep } from '../step/TeacherStep.tsx';
import { useView } from '../useView.ts';

export type GraderQuery = Extract<Query, { kind: 'grader' }>;

/** A teacher and one learner's work: the goals, the words to write, the steps so far. */
export function GraderScreen({
  query,
  attempt = null,
  end,
  nav,
  narrow = false,
}: {
  query: GraderQuery;
  /** Which version of the work is on the screen, where the page tells. */
  attempt?: ShownAttempt | null;
  end?: ComponentChildren;
  /** The way back to where this was opened from. */
  nav?: ComponentChildren;
  /** On a page of its own. */
  narrow?: boolean;
}) {
  const { client, phrases, marking } = useSetting();
  const view = useView(client, query);
  const beside = useBeside();
  const title = view ? titleOf(view, phrases) : '';
  return (
    <Shell
      title={title}
      subtitle={view && <LastWord view={view} attempt={attempt} />}
      end={
        marking === null ? (
          end
        ) : (
          <>
            <Turn marking={marking} name={view?.learner?.name ?? ''} />
            {end}
          </>
        )
      }
      nav={nav}
      narrow={narrow}
    >
      {view && beside !== undefined ? (
        <Grading view={view} query={query} attempt={attempt} />
      ) : (
        <Loading />
      )}
    </Shell>
  );
}

/** The learner by name, and by the one they want to be called by, where they show it. */
function titleOf({ learner, sketch }: GraderView, { say }: Phrases): string {
  if (learner === null) return say('grader.waiting.title');
  const { name } = learner;
  const chosen = sketch.find(({ part }) => part === 'name')?.text.trim() ?? '';
  return chosen === '' || chosen === name ? name : say('grader.called', { name, chosen });
}

/** Its place among those somebody has written about; the next one, where it is new. */
function placeOf(attempt: ShownAttempt | null, view: GraderView): number | null {
  const { assignment, learner, attempts } = view;
  if (!attempt?.version || assignment === null || learner === null) return null;
  const id = attemptId(assignment, learner.id, attempt.lmsAttempt, attempt.version);
  return (attempts.includes(id) ? attempts.indexOf(id) : attempts.length) + 1;
}

/** One's own that are out, on drafts before this one. */
const commentsBefore = (view: GraderView, now: number | null): FeedbackCard[] =>
  view.feedback.filter(
    ({ state, mine, attempt }) =>
      state === 'released' && mine && now !== null && attempt !== null && attempt < now,
  );

function LastWord({ view, attempt }: { view: GraderView; attempt: ShownAttempt | null }) {
  const { phrases, now } = useSetting();
  const n = placeOf(attempt, view);
  const when = view.lastWordAt === null ? null : phrases.ago(view.lastWordAt, now());
  if (when === null) {
    return (
      <>
        {n === null ? phrases.say('grader.last.never') : phrases.say('grader.draft.never', { n })}
      </>
    );
  }
  return (
    <>
      {n === null
        ? phrases.say('grader.last', { when })
        : phrases.say('grader.draft.last', { n, when })}
    </>
  );
}

function Grading({
  view,
  query,
  attempt,
}: {
  view: GraderView;
  query: GraderQuery;
  attempt: ShownAttempt | null;
}) {
  const { phrases, marking } = useSetting();
  const { say, count } = phrases;
  const { lmsAssignment } = query;
  const who = 'lmsUser' in query.learner ? query.learner.lmsUser : query.learner.person;
  const scratch = scratchKey(query.context, lmsAssignment, who);
  const { learner } = view;
  /** Whose earlier comments are being gone through. */
  const goneThrough = useSignal('');
  /** What of the learner's own is to be commented on. */
  const wanted = useSignal<On | null>(null);
  const before = marking === null ? [] : commentsBefore(view, placeOf(attempt, view));
  const end = (): void => {
    goneThrough.value = '';
  };
  const beside = useBeside();
  const looking = useReflect();
  const { first, rest } = useAnswers(view, scratch);
  const isFirst = (id: RecordId): boolean => first.some((one) => one.more.id === id);
  const here = view.feedback.filter(({ id }) => !isFirst(id));
  const earlier = view.earlier.filter(({ id }) => !isFirst(id));
  const isGoing = goneThrough.value === scratch && before.length > 0;
  return (
    <>
      {!isGoing && beside && <beside.GivenAlong view={view} />}
      {isGoing && <Changes feedback={before} onEnd={end} />}
      {!isGoing && before.length > 0 && (
        <div class="wm-row">
          <Button
            onClick={() => {
              goneThrough.value = scratch;
            }}
          >
            {count('changes.begin', before.length)}
          </Button>
        </div>
      )}
      {!isGoing && learner && first.length > 0 && (
        <Section title={say('grader.answered', { name: learner.name })}>
          {first.map(({ id, more }) =>
            'state' in more ? (
              <GivenFeedback key={id} feedback={more} />
            ) : (
              <TeacherStep key={id} step={more} where />
            ),
          )}
          {rest > 0 && <p class="wm-soft">{count('grader.answered.more', rest)}</p>}
        </Section>
      )}
      {!isGoing && learner && view.goals.length > 0 && (
        <SharedGoals
          key={`goals ${scratch}`}
          learner={learner}
          context={view.context}
          goals={view.goals}
          wanted={wanted}
        />
      )}
      {/* Hidden it keeps the marks in the work, and what was begun. */}
      <div hidden={isGoing}>
        <Composer
          key={scratch}
          view={view}
          scratch={scratch}
          work={{ lmsAssignment, attempt }}
          wanted={wanted}
        />
      </div>
      {!isGoing && here.length > 0 && (
        <Section title={say(lmsAssignment === null ? 'grader.feedback' : 'grader.here')}>
          <LongList
            of={here}
            wordsOf={({ id, step }) => (step === null ? [id] : wordsOf(step))}
            draw={(feedback) => <GivenFeedback feedback={feedback} />}
          />
        </Section>
      )}
      {!isGoing && earlier.length > 0 && (
        <Disclosure title={count('grader.earlier', earlier.length)} open>
          <LongList
            of={earlier}
            wordsOf={wordsOf}
            draw={(step) => <TeacherStep step={step} where />}
          />
        </Disclosure>
      )}
      {learner && looking && <looking.SketchShared name={learner.name} sketch={view.sketch} />}
      {!isGoing && <SharedLooks view={view} wanted={wanted} />}
      {!isGoing && learner && view.goals.length === 0 && (
        <SharedGoals
          key={`goals ${scratch}`}
          learner={learner}
          context={view.context}
          goals={view.goals}
          wanted={wanted}
        />
      )}
      {!isGoing && learner && looking && (
        <looking.OfferMoment key={learner.id} learner={learner} context={view.context} />
      )}
    </>
  );
}
