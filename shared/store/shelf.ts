import type { PersonId, RecordId } from '../model/ids.ts';
import type { WaymarkRecord } from '../model/record.ts';
import type { Row, Tables, Touched } from './repository.ts';

/**
 * Which records a view or a command needs, each answered from an index. `family`: a record with all it hangs on and
 * all that hangs on it.
 */
export type Selector =
  | { id: RecordId }
  | { family: RecordId }
  | { kind: string }
  | { kind: string; context: string }
  /** Only what still asks for something (Row.open). */
  | { kind: string; openIn: string }
  | { kind: string; beneath: RecordId }
  | { kind: string; learner: string }
  /** Of every kind. */
  | { about: PersonId };

async function familyOf(tables: Tables, id: RecordId): Promise<Row[]> {
  const found: Row[] = [];
  let row = await tables.records.get(id);
  if (row !== undefined) found.push(row);
  while (row !== undefined && row.parent !== '') {
    row = await tables.records.get(row.parent);
    if (row !== undefined) found.push(row);
  }
  const below = [id];
  for (let at = below.pop(); at !== undefined; at = below.pop()) {
    const children = await tables.records.by('parent', at);
    found.push(...children);
    below.push(...children.map((child) => child.id));
  }
  return found;
}

/** Of many parents at once: one question to the index. */
async function rowsBeneath(tables: Tables, selectors: readonly Selector[]): Promise<Row[]> {
  const wanted = new Set<string>();
  const parents = new Set<RecordId>();
  for (const selector of selectors) {
    if (!('beneath' in selector)) continue;
    parents.add(selector.beneath);
    wanted.add(`${selector.kind} ${selector.beneath}`);
  }
  if (parents.size === 0) return [];
  const rows = await tables.records.among('parent', [...parents]);
  return rows.filter(({ kind, parent }) => wanted.has(`${kind} ${parent}`));
}

type Indexed = Exclude<Selector, { id: RecordId } | { kind: string; beneath: RecordId }>;
async function rowsFor(tables: Tables, selector: Indexed): Promise<Row[]> {
  if ('family' in selector) return familyOf(tables, selector.family);
  if ('about' in selector) return tables.records.by('learner', selector.about);
  const { kind } = selector;
  if ('context' in selector) return tables.records.by('kindContext', `${kind} ${selector.context}`);
  if ('openIn' in selector) return tables.records.by('open', `${kind} ${selector.openIn}`);
  if ('learner' in selector) return tables.records.by('kindLearner', `${kind} ${selector.learner}`);
  return tables.records.by('kind', kind);
}

export async function select(
  tables: Tables,
  selectors: readonly Selector[],
): Promise<WaymarkRecord[]> {
  const ids = selectors.flatMap((s) => ('id' in s ? [s.id] : []));
  const rows = ids.length > 0 ? await tables.records.many(ids) : [];
  rows.push(...(await rowsBeneath(tables, selectors)));
  for (const selector of selectors) {
    if ('id' in selector || 'beneath' in selector) continue;
    rows.push(...(await rowsFor(tables, selector)));
  }
  return rows.map((row) => row.shown);
}

/** What a learner can mean for a class. */
export const MEANT_FOR_CLASS = ['goal', 'reflection', 'moment'];

/** Whether a change to this record may change what the selector finds. */
export function selects(selector: Selector, touched: Touched): boolean {
  if ('id' in selector) return selector.id === touched.id;
  if ('family' in selector) return true;
  if ('about' in selector) return selector.about === touched.learner;
  if (selector.kind !== touched.kind) return false;
  if ('context' in selector) return selector.context === touched.context;
  // What is meant for a class may be kept in another course, or in none.
  if ('openIn' in selector)
    return selector.openIn === touched.context || MEANT_FOR_CLASS.includes(selector.kind);
  if ('beneath' in selector) return selector.beneath === touched.parent;
  return 'learner' in selector ? selector.learner === touched.learner : true;
}

/** Records laid out for reading: by id, by kind, by what they hang on. `of` and `children` leave deleted ones out. */
export type Shelf = {
  /** Also when deleted. */
  get(id: RecordId | null): WaymarkRecord | undefined;
  of(kind: string): readonly WaymarkRecord[];
  children(parent: RecordId, kind: string): readonly WaymarkRecord[];
  /** What a record hangs on, nearest first, as the permission rules read it. */
  chain(record: Pick<WaymarkRecord, 'parent'>): WaymarkRecord[];
};

function group(records: Iterable<WaymarkRecord>, by: (record: WaymarkRecord) => string) {
  const groups = new Map<string, WaymarkRecord[]>();
  for (const record of records) {
    const key = by(record);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [record]);
    else members.push(record);
  }
  return groups;
}

export function shelfOf(records: readonly WaymarkRecord[]): Shelf {
  const byId = new Map(records.map((record) => [record.id, record]));
  const living = [...byId.values()].filter((record) => !record.deleted);
  const byKind = group(living, (record) => record.kind);
  const byParent = group(living, (record) => `${record.kind} ${record.parent}`);
  const get = (id: RecordId | null) => (id === null ? undefined : byId.get(id));
  return {
    get,
    of: (kind) => byKind.get(kind) ?? [],
    children: (parent, kind) => byParent.get(`${kind} ${parent}`) ?? [],
    chain: (record) => {
      const chain: WaymarkRecord[] = [];
      for (let at = get(record.parent); at !== undefined; at = get(at.parent)) chain.push(at);
      return chain;
    },
  };
}
