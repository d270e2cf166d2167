import type { WaymarkRecord } from '../model/record.ts';
import type { EngineStatus } from './engine.ts';
import { pointerView } from './pointers.ts';
import type { Change, Repository, Tables } from './repository.ts';
import { type Selector, select, selects, shelfOf } from './shelf.ts';
import { assignmentView } from './views/assignment.ts';
import { boardView } from './views/board.ts';
import { classView, seenView } from './views/class.ts';
import { graderView, scratchKeys, scratchWords } from './views/grader.ts';
import { homeView } from './views/home.ts';
import { promptsView } from './views/prompts.ts';
import type { Me, Reading, ViewMaker } from './views/reading.ts';
import { keptCards, syncView } from './views/sync.ts';
import { exportView, importView } from './views/taken.ts';
import type { Query, SyncView, ViewOf, Views } from './views.ts';

/** A view, and whether a change may make it another. */
export type Shown<V> = { view: V; concerns: (change: Change) => boolean };

/** How often a view may ask for more once it knows more: names and titles come in the second or third round. */
const ROUNDS = 4;

async function gather<Q, V>(tables: Tables, maker: ViewMaker<Q, V>, query: Q, me: Me) {
  let reading: Reading = { shelf: shelfOf([]), me };
  const asked = new Map<string, Selector>();
  const records: WaymarkRecord[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const needs = new Map(maker.needs(query, reading).map((s) => [JSON.stringify(s), s]));
    const fresh = [...needs].filter(([key]) => !asked.has(key));
    if (fresh.length === 0) break;
    for (const [key, selector] of fresh) asked.set(key, selector);
    records.push(...(await select(tables, [...new Map(fresh).values()])));
    reading = { shelf: shelfOf(records), me };
  }
  return { reading, selectors: [...asked.values()] };
}

async function make<Q, V>(
  tables: Tables,
  maker: ViewMaker<Q, V>,
  query: Q,
  me: Me,
): Promise<Shown<V> & { reading: Reading }> {
  const { reading, selectors } = await gather(tables, maker, query, me);
  const concerns = (change: Change) =>
    change.records.some((record) => selectors.some((selector) => selects(selector, record)));
  return { view: maker.view(query, reading), concerns, reading };
}

async function showGrader(
  tables: Tables,
  query: Extract<Query, { kind: 'grader' }>,
  me: Me,
  points: boolean,
): Promise<Shown<Views['grader']>> {
  const shown = await make(tables, graderView, query, me);
  const scratches = await tables.scratch.many(scratchKeys(query, shown.reading.shelf));
  const { coachOff = false, coachWithout = [] } = (await tables.state.get('state')) ?? {};
  const isTold = points && query.lmsAssignment !== null;
  const pointer = isTold ? await pointerView(tables, query.context, shown.view.feedback) : null;
  return {
    view: {
      ...shown.view,
      scratch: scratchWords(scratches[0]),
      coach: !coachOff,
      coachWithout,
      pointer,
    },
    concerns: (change) =>
      change.tables.some((name) => name === 'scratch' || name === 'state') ||
      shown.concerns(change),
  };
}

const SYNC_PARTS = new Set<Change['tables'][number]>(['outbox', 'refused', 'kept', 'storage']);

/** So long it is said that the storage was built anew, ms; or until the person has read it. */
const SAID_MS = 86_400_000;

/** `points`: an LMS is told from here of what is released. */
type Place = { status: EngineStatus; isFull: boolean; now: number; points: boolean };
async function storageOf(tables: Tables, { isFull, now }: Place): Promise<SyncView['storage']> {
  if (isFull) return 'full';
  const { rebuiltAt } = (await tables.state.get('state')) ?? {};
  return rebuiltAt !== undefined && now - rebuiltAt < SAID_MS ? 'rebuilt' : 'good';
}

async function showSync(tables: Tables, place: Place): Promise<Shown<Views['sync']>> {
  const { status } = place;
  const [outbox, refused] = [await tables.outbox.all(), await tables.refused.all()];
  const kept = await tables.kept.all();
  const about = new Set(kept.map(({ record }) => record));
  const cards = keptCards(kept, about.size === 0 ? [] : await tables.records.many([...about]));
  return {
    view: { ...syncView(status, outbox, refused, cards), storage: await storageOf(tables, place) },
    concerns: ({ tables: names, records }) =>
      names.some((name) => SYNC_PARTS.has(name)) || records.some(({ id }) => about.has(id)),
  };
}

async function showExport(
  tables: Tables,
  query: Extract<Query, { kind: 'export' }>,
  me: Me,
  status: EngineStatus,
): Promise<Shown<Views['export']>> {
  const { view, concerns } = await make(tables, exportView, query, me);
  const state = status === 'busy' ? 'loading' : status === 'idle' ? 'whole' : 'local';
  return { view: { ...view, state }, concerns };
}

function showAny(
  tables: Tables,
  query: Query,
  me: Me,
  place: Place,
): Promise<Shown<Views[Query['kind']]>> {
  switch (query.kind) {
    case 'assignment':
      return make(tables, assignmentView, query, me);
    case 'grader':
      return showGrader(tables, query, me, place.points);
    case 'home':
      return make(tables, homeView, query, me);
    case 'board':
      return make(tables, boardView, query, me);
    case 'seen':
      return make(tables, seenView, query, me);
    case 'class':
      return make(tables, classView, query, me);
    case 'export':
      return showExport(tables, query, me, place.status);
    case 'import':
      return make(tables, importView, query, me);
    case 'prompts':
      return make(tables, promptsView, query, me);
    case 'sync':
      return showSync(tables, place);
  }
}

/** The view of `query` as the repository stands now, read in one transaction. */
export async function show<Q extends Query>(
  repository: Repository,
  query: Q,
  me: Me,
  status: EngineStatus,
  now = Date.now(),
  points = false,
): Promise<Shown<ViewOf<Q>>> {
  const place = { status, isFull: repository.isFull(), now, points };
  const shown = await repository.read((tables) => showAny(tables, query, me, place));
  return shown as Shown<ViewOf<Q>>;
}
