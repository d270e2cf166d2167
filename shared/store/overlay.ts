import { waitsForClass } from '../model/access.ts';
import type { PersonId, RecordId } from '../model/ids.ts';
import type { WaymarkRecord } from '../model/record.ts';
import { type Mutation, newer } from '../protocol/sync.ts';
import type { Pending, Row, Tables } from './repository.ts';

function applied(
  record: WaymarkRecord | null,
  mutation: Mutation,
  author: PersonId,
): WaymarkRecord {
  const before: WaymarkRecord = record ?? {
    id: mutation.record,
    kind: mutation.kind,
    context: mutation.context,
    author,
    learner: mutation.learner,
    parent: mutation.parent,
    fields: {},
    stamps: {},
    deleted: false,
  };
  if (mutation.op === 'delete') return { ...before, deleted: true };
  const fields = { ...before.fields };
  const stamps = { ...before.stamps };
  for (const [field, value] of Object.entries(mutation.fields)) {
    if (!newer(mutation.stamp, stamps[field])) continue;
    fields[field] = value;
    stamps[field] = mutation.stamp;
  }
  return { ...before, fields, stamps };
}

/** The server's record with mutations replayed on it in order; null when there is nothing of it. */
const replay = (base: WaymarkRecord | null, pending: readonly Pending[]): WaymarkRecord | null =>
  pending.reduce<WaymarkRecord | null>(
    (record, { mutation, author }) => applied(record, mutation, author),
    base,
  );

/** What counts as open stands in an index of its own: a class has thousands of steps and few that wait. */
export function openIn(record: WaymarkRecord): string[] {
  const { kind, fields, deleted } = record;
  // Taken back, also on another computer, while the LMS still tells of it.
  const isPointedAt = kind === 'feedback' && typeof fields.pointer === 'string';
  if (isPointedAt && (deleted || fields.state !== 'released')) return ['pointer', ...asked(record)];
  return asked(record);
}

function asked(record: WaymarkRecord): string[] {
  const { kind, context, fields, deleted } = record;
  if (deleted) return [];
  const forClass = waitsForClass(record);
  if (forClass !== null) return [`${kind} ${forClass}`];
  if (context === null) return [];
  const open =
    ((kind === 'next_step' || kind === 'question') && fields.closed !== true) ||
    (kind === 'report' && fields.handled !== true) ||
    (kind === 'feedback' && fields.state === 'draft');
  return open ? [`${kind} ${context}`] : [];
}

const rowOf = (shown: WaymarkRecord, rest: Pick<Row, 'base' | 'scopes' | 'life'>): Row => ({
  id: shown.id,
  kind: shown.kind,
  kindContext: `${shown.kind} ${shown.context ?? ''}`,
  kindLearner: `${shown.kind} ${shown.learner ?? ''}`,
  learner: shown.learner ?? '',
  parent: shown.parent ?? '',
  open: openIn(shown),
  shown,
  base: rest.base,
  scopes: rest.scopes,
  life: rest.life,
});

/**
 * Shows these records again after their base, scopes or mutations changed. One that stands in no scope and has no
 * pending work is dropped. `rows`: where they already changed; others are read.
 */
export async function reshow(
  tables: Tables,
  ids: Iterable<RecordId>,
  rows: ReadonlyMap<RecordId, Row | Pick<Row, 'base' | 'scopes' | 'life'>> = new Map(),
): Promise<void> {
  const wanted = [...new Set(ids)];
  const stored = new Map((await tables.records.many(wanted)).map((row) => [row.id, row]));
  const work = new Map<RecordId, Pending[]>();
  for (const pending of await tables.outbox.all()) {
    work.set(pending.record, [...(work.get(pending.record) ?? []), pending]);
  }
  const put: Row[] = [];
  const drop: RecordId[] = [];
  for (const id of wanted) {
    const row = rows.get(id) ?? stored.get(id) ?? { base: null, scopes: [], life: 0 };
    const pending = work.get(id) ?? [];
    const shown = replay(row.base, pending);
    if (shown === null || (row.scopes.length === 0 && pending.length === 0)) {
      if (stored.has(id)) drop.push(id);
    } else put.push(rowOf(shown, row));
  }
  await tables.records.put(put);
  await tables.records.drop(drop);
}
