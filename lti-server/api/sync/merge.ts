import { KINDS, type Kind } from '../../../shared/model/kinds.ts';
import type { Fields, Json, WaymarkRecord } from '../../../shared/model/record.ts';
import type { Stamp } from '../../../shared/model/stamp.ts';
import { isBlank, Line, Text } from '../../../shared/model/text.ts';
import type { Mutation } from '../../../shared/protocol/sync.ts';

/** The words that lost against a newer write of the same field. */
export type LostWords = { field: string; stamp: Stamp; value: string };
export type Merged = {
  record: WaymarkRecord;
  changed: boolean;
  /** The writer's own words that did not make it. */
  kept: Fields;
  lost: LostWords[];
};

/** JSON with sorted keys: jsonb keeps no order of its own. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

export const sameJson = (a: Json | undefined, b: Json | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonical(a) === canonical(b);

/** Newer wins; of two writes with one stamp the greater text wins, so that any order ends the same. */
function wins(value: Json, stamp: Stamp, standing: Json | undefined, since: Stamp | undefined) {
  if (since === undefined || stamp > since) return true;
  if (stamp < since || standing === undefined) return stamp === since;
  return canonical(value) > canonical(standing);
}

const deviceOf = (stamp: Stamp): string => stamp.split('-')[2] ?? '';

function isWords(kind: string, field: string, value: Json | undefined): value is string {
  const schemas: Record<string, unknown> = KINDS[kind as Kind] ?? {};
  const schema = Object.hasOwn(schemas, field) ? schemas[field] : undefined;
  return (schema === Text || schema === Line) && typeof value === 'string' && !isBlank(value);
}

/**
 * Field by field. Words are kept in history when they lose to another device's; a device that writes over its own
 * words meant to. `saw`: what the writer had before them; words that give way unseen are offered to them.
 */
export function mergeFields(
  record: WaymarkRecord,
  fields: Fields,
  stamp: Stamp,
  saw?: Mutation['saw'],
): Merged {
  const merged: WaymarkRecord = {
    ...record,
    fields: { ...record.fields },
    stamps: { ...record.stamps },
  };
  const result: Merged = { record: merged, changed: false, kept: {}, lost: [] };
  for (const [field, value] of Object.entries(fields)) {
    const standing = record.fields[field];
    const since = record.stamps[field];
    if (since === stamp && sameJson(value, standing)) continue;
    if (wins(value, stamp, standing, since)) {
      const other = since !== undefined && deviceOf(since) !== deviceOf(stamp);
      if (other && !sameJson(value, standing) && isWords(record.kind, field, standing)) {
        result.lost.push({ field, stamp: since, value: standing });
        if (saw !== undefined && saw[field] !== since) result.kept[field] = standing;
      }
      merged.fields[field] = value;
      merged.stamps[field] = stamp;
      result.changed = true;
    } else if (!sameJson(value, standing) && isWords(record.kind, field, value)) {
      result.kept[field] = value;
      result.lost.push({ field, stamp, value });
    }
  }
  return result;
}
