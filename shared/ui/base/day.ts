/** A day as a date field has it, and the middle of that day where its reader is: no journey of a few hours makes it another. */
export function dayOf(time: number | null): string {
  if (time === null) return '';
  const at = new Date(time);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Null: no day is wanted. Undefined: a year is being typed, and 0002 is not meant. */
export function timeOf(day: string): number | null | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return null;
  const time = new Date(Number(year), Number(month) - 1, Number(date), 12).getTime();
  return time > 0 ? time : undefined;
}

/** It was before today, where its reader is. */
export const isOver = (day: number | null, now: number): boolean =>
  day !== null && dayOf(day) < dayOf(now);
