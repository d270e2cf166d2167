import { useSignal } from '@preact/signals';
import type { StoredAnchor } from '../../model/kinds/anchor.ts';
import type { ShownAttempt } from '../../model/kinds/course.ts';
import { isBlank } from '../../model/limits.ts';
import type { BarLabels } from '../../protocol/marks.ts';
import type { AssignmentView, Query } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { message } from '../base/icons.ts';
import { Section } from '../base/Section.tsx';
import { useFocusOnClose } from '../base/useFocus.ts';
import { Walk } from '../grader/Walk.tsx';
import { rescued } from '../rescue.ts';
import { useSetting } from '../setting.tsx';
import { AskForm, askName } from './AskForm.tsx';
import { Bring } from './Bring.tsx';
import { CoverNote } from './CoverNote.tsx';
import { Questions } from './Questions.tsx';
import { useOwnWords } from './useOwnWords.ts';

type AssignmentQuery = Extract<Query, { kind: 'assignment' }>;

/** What a learner puts beside their work: questions, a note for the teacher, a step from before. */
export function Mine({
  view,
  query,
  attempt,
  onBar,
}: {
  view: AssignmentView;
  query: AssignmentQuery;
  /** Which version of the work is on the screen, where the page tells. */
  attempt: ShownAttempt | null;
  /** What the bar beside selected words is to say. */
  onBar: (labels: BarLabels | null) => void;
}) {
  const { phrases, marking } = useSetting();
  const { say } = phrases;
  const { context, lmsAssignment } = query;
  const name = askName(context, lmsAssignment);
  const anchor = useSignal<StoredAnchor | null>(null);
  const isAsking = useSignal(!isBlank(rescued.get(name)));
  const turn = useSignal(0);
  const opener = useFocusOnClose<HTMLButtonElement>(isAsking.value);
  const ask = (words: StoredAnchor | null): void => {
    anchor.value = words;
    isAsking.value = true;
    turn.value += 1;
  };
  useOwnWords(view.steps, isAsking.value, ask, onBar);
  const canSee = marking !== null && attempt !== null;
  const about = { context, lmsAssignment, ...(attempt === null ? {} : { attempt }) };
  return (
    <>
      <Section title={say(view.questions.length > 0 ? 'ask.title' : 'ask.begin')}>
        <Questions questions={view.questions} />
        {canSee && anchor.value === null && (
          <Walk marking={marking} how={say('ask.how')} take={say('own.take')} />
        )}
        {isAsking.value ? (
          <AskForm
            name={name}
            about={about}
            anchor={anchor.value}
            onWhole={() => ask(null)}
            mayQuote={!canSee}
            teachers={view.teachers}
            turn={turn.value}
            onDone={() => {
              isAsking.value = false;
              anchor.value = null;
            }}
          />
        ) : (
          <>
            {!canSee && <p class="wm-soft">{say('ask.how.typed')}</p>}
            <div class="wm-row">
              <Button icon={message} buttonRef={opener} onClick={() => ask(null)}>
                {say('ask.open')}
              </Button>
            </div>
          </>
        )}
      </Section>
      <div class="wm-stack">
        <CoverNote note={view.cover} query={query} assignment={view.assignment} />
        <Bring view={view} query={query} />
      </div>
    </>
  );
}
