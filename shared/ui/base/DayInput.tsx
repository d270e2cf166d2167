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
  return (
    <input
      id={id}
      class="wm-input wm-day"
      type="date"
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      value={dayOf(day)}
      onChange={({ currentTarget }) => {
        const chosen = timeOf(currentTarget.value);
        if (chosen !== undefined) onDay(chosen);
      }}
      // What is no day yet when one leaves is none.
      onBlur={({ currentTarget }) => {
        if (timeOf(currentTarget.value) === undefined) currentTarget.value = dayOf(day);
      }}
    />
  );
}
