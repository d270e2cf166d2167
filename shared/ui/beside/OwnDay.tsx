import { icsOf } from '../../model/ics.ts';
import type { StepCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { DayInput } from '../base/DayInput.tsx';
import { isOver } from '../base/day.ts';
import { download } from '../base/icons.ts';
import { Problem } from '../base/Problem.tsx';
import { download as handOut } from '../prompts/download.ts';
import { useSetting } from '../setting.tsx';
import { useStep } from '../step/useStep.ts';
import { useId } from '../useId.ts';

/** So much of a step is the title of its day in a calendar, characters. */
const TITLE = 120;

/** The learner's own day for a step, and a file of it for their calendar. It is nobody's deadline. */
export function OwnDay({ step }: { step: StepCard }) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const { answer, code } = useStep(step.id);
  const id = useId();
  const { by } = step;
  const isPlanned = step.answer === 'will_do' || step.answer === 'another_way';
  if (step.closed || (!isPlanned && by === null)) return null;
  return (
    <div class="wm-stack">
      <div class="wm-field">
        <label class="wm-label" for={id}>
          {say('day.label')}
          <small> · {say('field.optional')}</small>
        </label>
        <div class="wm-row">
          <DayInput
            id={id}
            day={by}
            describedBy={`${id}-over`}
            onDay={(day) => void answer({ by: day })}
          />
          {by !== null && (
            <Button look="quiet" icon={download} onClick={() => toCalendar(step, by, now())}>
              {say('day.calendar')}
            </Button>
          )}
        </div>
        <span id={`${id}-over`} class="wm-soft" role="status">
          {isOver(by, now()) && say('day.over')}
        </span>
      </div>
      <Problem code={code} />
    </div>
  );
}

function toCalendar(step: StepCard, day: number, now: number): void {
  const words = step.text || step.observation;
  const title = [...words].slice(0, TITLE).join('');
  const notes = [title === words ? '' : words, step.assignment?.title ?? '', step.course];
  const event = {
    uid: `${step.id}@waymark`,
    day,
    title,
    notes: notes.filter((line) => line !== '').join('\n'),
    url: step.assignment?.url ?? '',
  };
  handOut('waymark.ics', icsOf(event, now), 'text/calendar');
}
