import type { Criterion } from '../model/coach.ts';
import type { ContextId, PersonId, RecordId } from '../model/ids.ts';
import type { StoredAnchor } from '../model/kinds/anchor.ts';
import type { GivenTied } from '../model/kinds/tied.ts';
import type { Fields, WaymarkRecord } from '../model/record.ts';
import type { Scope } from '../model/scope.ts';
import type { Stamp } from '../model/stamp.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { Mutation } from '../protocol/sync.ts';
import type { FeedbackWords, On } from './views.ts';

/**
 * A record on this computer: the server's last word (`base`, null while it knows nothing of it) and what screens show,
 * which is `base` with the waiting mutations replayed on it. Refusing a mutation is taking it out and replaying again.
 */
export type Row = {
  id: RecordId;
  kind: string;
  /** `<kind> <context or ''>` and `<kind> <learner or ''>`: what views ask by. */
  kindContext: string;
  kindLearner: string;
  learner: PersonId | '';
  parent: RecordId | '';
  /** `<kind> <context>` of what still asks for something: a step or a question not closed, feedback not given, what waits for a teacher’s word about that class. Else empty. */
  open: string[];
  base: WaymarkRecord | null;
  shown: WaymarkRecord;
  /** Where the server says it stands, and in which of its lives (see State) it said so. */
  scopes: Scope[];
  life: number;
};

/**
 * waiting: never tried, so newer words may join it. sent: tried at least once; the server may have it, so it is never
 * changed again. applied: the server has it, and it is replayed until a pull has brought the outcome.
 */
export type Pending = {
  /** Sorts as text in the order of writing. */
  order: string;
  record: RecordId;
  author: PersonId;
  mutation: Mutation;
  status: 'waiting' | 'sent' | 'applied';
};

export type RefusedWrite = {
  id: string;
  mutation: Mutation;
  code: ErrorCode;
  field: string | null;
  at: number;
};
/** Words of this person that a newer write replaced. */
export type KeptWords = { id: string; record: RecordId; kind: string; words: Fields; at: number };
export type Scratch = {
  key: string;
  words: Partial<FeedbackWords>;
  /** Absent in rows of before there were anchors. */
  anchor?: StoredAnchor | null;
  tied?: GivenTied | undefined;
  on?: On | undefined;
  at: number;
};

/** later: nobody was reached, and it is tried again. refused: the LMS said no. */
export type NotTold = 'later' | 'refused';
/** Feedback an LMS is to tell its learner of, by a comment of its own (pointers.ts). */
export type Pointing = {
  feedback: RecordId;
  /** Not before, ms by this computer's clock; null: not again by itself. */
  at: number | null;
  /** When it was released. */
  since: number;
  failed?: NotTold;
};

export type State = {
  key: 'state';
  /** This computer's part of every stamp. */
  device: string;
  lastStamp: Stamp | null;
  /** Server clock minus ours, ms. */
  offset: number;
  epoch: string | null;
  cursors: Record<string, number>;
  /** Counts the server's resets. While one is being paged in, what it does not mention waits to be dropped. */
  life: number;
  sweeping: boolean;
  nextOrder: number;
  /** When what lay here before was set aside, ms by this computer's clock. */
  rebuiltAt?: number | undefined;
  /** This person wants no coach here. */
  coachOff?: boolean | undefined;
  /** Lights of the coach this person does not want here. */
  coachWithout?: Criterion[] | undefined;
  /** This person does not want the LMS to tell of feedback released here. */
  pointerOff?: boolean | undefined;
  /** What the LMS is still to tell of. */
  pointers?: Pointing[] | undefined;
};

export type Table<T, By extends string> = {
  get(key: string): Promise<T | undefined>;
  many(keys: readonly string[]): Promise<T[]>;
  /** In key order. */
  all(): Promise<T[]>;
  by(index: By, value: string): Promise<T[]>;
  among(index: By, values: readonly string[]): Promise<T[]>;
  put(values: readonly T[]): Promise<void>;
  drop(keys: readonly string[]): Promise<void>;
};
export type Tables = {
  records: Table<
    Row,
    'kind' | 'kindContext' | 'learner' | 'kindLearner' | 'parent' | 'open' | 'scopes'
  >;
  outbox: Table<Pending, 'record'>;
  refused: Table<RefusedWrite, never>;
  kept: Table<KeptWords, never>;
  scratch: Table<Scratch, never>;
  state: Table<State, never>;
};
export type TableName = keyof Tables;

/** Which field is the key, and which are indexed (`*`: each element of a list). */
export const SHAPES = {
  records: {
    key: 'id',
    by: ['kind', 'kindContext', 'learner', 'kindLearner', 'parent', '*open', '*scopes'],
  },
  outbox: { key: 'order', by: ['record'] },
  refused: { key: 'id', by: [] },
  kept: { key: 'id', by: [] },
  scratch: { key: 'key', by: [] },
  state: { key: 'key', by: [] },
} as const satisfies Record<TableName, { key: string; by: readonly string[] }>;
export const TABLE_NAMES = Object.keys(SHAPES) as TableName[];

/** What changed: enough to know which views it touches. */
export type Touched = {
  id: RecordId;
  kind: string;
  context: ContextId | null;
  learner: PersonId | null;
  parent: RecordId | null;
};
/** `storage`: how the place itself is. `everything`: what lay here was built anew. */
export type Change = {
  records: Touched[];
  tables: (TableName | 'storage')[];
  everything?: boolean;
};

/**
 * One person's data from one server. `write` is all or nothing, and one at a time; inside it await nothing but the
 * tables (an IndexedDB transaction ends when it idles).
 */
export type Repository = {
  read<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  write<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** After each write that changed something, here or in another tab. */
  watch(listener: (change: Change) => void, signal: AbortSignal): void;
  /** The last write found no room. */
  isFull(): boolean;
  close(): void;
};
