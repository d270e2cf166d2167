import { useLayoutEffect, useRef } from 'preact/hooks';
import { dayOf, timeOf } from './day.ts';

/** A day of one's own, past ones too. A year half typed changes nothing yet; what is taken out is taken out. */
export function DayInput({
  id,
  day,
  describedBy,
  onDay,
}: {
  id: string;
  day: number | null;
  describedBy?: string;
  onDay: (day: number | null) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  const show = (): void => {
    const { current } = box;
    if (current !== null && current.value !== dayOf(day)) current.value = dayOf(day);
  };
  // Not by `value`: drawn again for another reason, it would take back the year that is being typed.
  useLayoutEffect(show, [day]);
  return (
    <input
      id={id}
      class="wm-input wm-day"
      type="date"
      ref={box}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      onChange={({ currentTarget }) => {
        const chosen = timeOf(currentTarget.value);
        if (chosen !== undefined) onDay(chosen);
      }}
      onBlur={show}
    />
  );
}
