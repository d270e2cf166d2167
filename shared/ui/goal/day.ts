const two = (n: number): string => String(n).padStart(2, '0');

/** A day of one's own, as a date field wants it: 2026-09-01, or ''. */
export function dayOf(time: number | null): string {
  if (time === null) return '';
  const day = new Date(time);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Noon of that day where one is: no change of the clocks moves it to another. */
export function timeOf(day: string): number | null {
  const time = new Date(`${day}T12:00`).getTime();
  return Number.isNaN(time) || time < 0 ? null : time;
}
