import * as v from 'valibot';
import { MutationSchema } from '../protocol/sync.ts';
import { Corrupt } from './fault.ts';
import type { TableName } from './repository.ts';

/**
 * What a row is at the least, looked at whenever one is read: a few `typeof`, because reading is frequent. What the
 * words in it are is judged where they are shown.
 */
type Some = Record<string, unknown>;
const isObject = (value: unknown): value is Some =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRecord = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.id === 'string' &&
  typeof value.kind === 'string' &&
  isObject(value.fields) &&
  isObject(value.stamps);
const isMutation = (value: unknown): boolean =>
  isObject(value) && typeof value.id === 'string' && isObject(value.fields);

const SOUND: Record<TableName, (row: Some) => boolean> = {
  records: (row) =>
    isRecord(row.shown) && (row.base === null || isRecord(row.base)) && Array.isArray(row.scopes),
  outbox: (row) =>
    typeof row.order === 'string' && typeof row.record === 'string' && isMutation(row.mutation),
  refused: (row) => typeof row.code === 'string' && isMutation(row.mutation),
  kept: (row) => typeof row.record === 'string' && isObject(row.words),
  scratch: (row) => typeof row.key === 'string' && isObject(row.words),
  state: (row) =>
    typeof row.device === 'string' && isObject(row.cursors) && typeof row.nextOrder === 'number',
};

export const isSound = (name: TableName, row: unknown): boolean =>
  isObject(row) && SOUND[name](row);

/** The row, or `Corrupt`. */
export function sound<T>(name: TableName, row: T): T {
  if (isSound(name, row)) return row;
  throw new Corrupt(`a row of ${name}`);
}

/** Also fit to be sent: what is rescued is looked at more closely. */
export const isSendable = (row: unknown): boolean =>
  isSound('outbox', row) && isObject(row) && v.is(MutationSchema, row.mutation);
