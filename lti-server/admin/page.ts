import { sql } from 'kysely';

/** Rows of a list at a time. */
export const ROWS = 50;

/** A place in a list that is ordered by a time and an id: `<microseconds since 1970>.<id>`. */
export type Place = { at: string; id: string };
const PLACE = /^(-?\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function placeOf(asked: unknown): Place | null {
  const [, at, id] = PLACE.exec(typeof asked === 'string' ? asked : '') ?? [];
  return at === undefined || id === undefined ? null : { at, id };
}

/** PostgreSQL keeps microseconds and a Date does not: a place in milliseconds would show rows twice, or skip them. */
export const microsOf = (column: string) =>
  sql<string>`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint::text`;
export const before = (time: string, id: string, { at, id: last }: Place) =>
  sql<boolean>`((extract(epoch from ${sql.ref(time)}) * 1000000)::bigint, ${sql.ref(id)}) < (${at}::bigint, ${last}::uuid)`;

/** Of one row more than is shown. */
export function pageOf<T extends { micros: string; id: string }, R>(
  rows: readonly T[],
  show: (row: T) => R,
): { rows: R[]; next: string | null } {
  const last = rows.length > ROWS ? rows[ROWS - 1] : undefined;
  return {
    rows: rows.slice(0, ROWS).map(show),
    next: last === undefined ? null : `${last.micros}.${last.id}`,
  };
}
