import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { STEP_ANSWERS } from '../../model/kinds/feedback.ts';
import type { OnCard, StepCard } from '../../store/views.ts';
import { Away } from '../base/Away.tsx';
import { Button } from '../base/Button.tsx';
import { dayOf } from '../base/day.ts';
import { Problem } from '../base/Problem.tsx';
import { useBeside } from '../beside/useBeside.ts';
import { wordsOf } from '../marking.ts';
import { rescued } from '../rescue.ts';
import { useSetting } from '../setting.tsx';
import { usePressed } from '../usePressed.ts';
import { StepAnswer } from './StepAnswer.tsx';
import { StepWords } from './StepWords.tsx';
import { Thread } from './Thread.tsx';
import { useStep } from './useStep.ts';

/** One next step, in the hands of its learner: they answer it, and they close it. */
export function LearnerStep({ step, where = false }: { step: StepCard; where?: boolean }) {
  const { phrases, toasts, now } = useSetting();
  const { say } = phrases;
  const { answer, code } = useStep(step.id);
  const beside = useBeside();
  const card = usePressed<HTMLElement>(wordsOf(step));
  const changing = useSignal(false);
  // As it was when the card came: nothing folds up under somebody's hands, not even at midnight.
  const first = useRef({ answer: step.answer, isBehind: isBehind(step, now()) }).current;
  const isFolded =
    !changing.value &&
    (step.closed ? isSettled(step) : first.isBehind && step.answer === first.answer);
  const change = (to?: 'did_it'): void => {
    changing.value = true;
    if (to) void answer({ answer: to });
  };
  // The button that was pressed is gone; what was answered is where to go on.
  useEffect(() => {
    if (!changing.value) return;
    card.current?.querySelector<HTMLElement>('.wm-answers [aria-pressed=true]')?.focus();
  }, [changing.value]);
  const close = async (closed: boolean): Promise<void> => {
    // The step leaves its place; the focus goes to the heading of the part it stood in.
    const heading = card.current?.closest('section')?.querySelector('h2');
    if (!(await answer({ closed })).ok) return;
    heading?.focus();
    if (!closed) return;
    toasts.show(say('step.closed'), { undo: () => void answer({ closed: false }) });
  };
  // An answer says it already; what was said stays there to be taken back.
  const maySayRead = step.live && (step.read || step.answer === 'open');
  const helpless = step.answer === 'need_help' && !step.replies.some((reply) => reply.mine);
  return (
    <article ref={card} class="wm-card" aria-label={step.text || say('step.next')}>
      {where && (
        <p class="wm-soft" dir="auto">
          {step.assignment?.url ? (
            <Away to={step.assignment.url}>{step.assignment.title}</Away>
          ) : (
            step.assignment?.title
          )}
          {step.assignment?.title && step.course ? ' · ' : ''}
          {step.course}
        </p>
      )}
      {where && step.on && <OnWhat on={step.on} />}
      <StepWords step={step} />
      {beside && (
        <div class="wm-row">
          <beside.ReadAloud texts={[step.observation, step.text, step.question]} />
        </div>
      )}
      {beside && (
        <beside.Finds step={step} here={!where} onChange={(found) => void answer({ found })} />
      )}
      {!step.live && <p class="wm-soft">{say('step.withdrawn')}</p>}
      {!isFolded && (
        <fieldset class="wm-answering" aria-label={say('step.answer')}>
          <div class="wm-answers">
            {STEP_ANSWERS.map((one) => (
              <Button
                key={one}
                aria-pressed={step.answer === one}
                onClick={() => void answer({ answer: step.answer === one ? 'open' : one })}
              >
                {say(`step.answer.${one}`)}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      {beside && isFolded && <beside.Answered step={step} />}
      {beside && maySayRead && <beside.SayRead feedback={step.feedback} read={step.read} />}
      <Problem code={code} />
      {!isFolded && <StepAnswer step={step} />}
      {beside && !isFolded && <beside.OwnDay step={step} />}
      {beside && <beside.ShownWords step={step} here={!where} />}
      <Thread
        of={step}
        label={helpless ? say('step.help') : say('step.reply', { name: step.from.name })}
        open={step.answer === 'need_help' && !step.closed}
      />
      {step.closed ? (
        <div class="wm-row wm-foot">
          <Button onClick={() => void close(false)}>{say('step.reopen')}</Button>
        </div>
      ) : (
        step.answer !== 'open' && (
          <div class="wm-row wm-foot">
            {isFolded && step.answer !== 'did_it' && (
              <Button onClick={() => change('did_it')}>{say('step.answer.did_it')}</Button>
            )}
            <Button onClick={() => void close(true)}>{say('step.close')}</Button>
            {isFolded && (
              <Button look="quiet" onClick={() => change()}>
                {say('step.change')}
              </Button>
            )}
          </div>
        )
      )}
    </article>
  );
}

/** Fields of a step whose words may not be saved yet; then they stand open. */
const WORDS = ['plan', 'reason', 'evidence', 'evidenceLink'];

const isSettled = ({ id, answer }: StepCard): boolean =>
  answer !== 'open' && !WORDS.some((part) => rescued.get(`${id}.${part}`) !== undefined);

/** Answered on a day before today: what was said is to be read, and no longer a form to be filled in. */
const isBehind = (step: StepCard, now: number): boolean =>
  isSettled(step) &&
  step.answeredAt !== null &&
  step.answeredAt < now &&
  dayOf(step.answeredAt) !== dayOf(now);

/** Of a step that is for no work: what of one's own it was said on. */
function OnWhat({ on }: { on: OnCard }) {
  const { say } = useSetting().phrases;
  const { kind, goal } = on;
  if (goal === null && kind !== 'reflection' && kind !== 'moment') return null;
  return (
    <p class="wm-soft" dir="auto">
      {goal === null
        ? say(kind === 'moment' ? 'step.on.moment' : 'step.on.reflection')
        : say('step.on.goal', { goal: goal.next })}
    </p>
  );
}
