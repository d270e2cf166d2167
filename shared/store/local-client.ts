import type { ContextRole, Viewer } from '../model/scope.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import { restoreWords } from './acts/kept.ts';
import type { Client, Outcome } from './client.ts';
import type { Command } from './command.ts';
import type { Engine } from './engine.ts';
import { isFull } from './fault.ts';
import { enqueue } from './outbox.ts';
import { type Wait, wait } from './pause.ts';
import { followPointer, tryAgain, turnPointer } from './pointers.ts';
import type { Change, Repository, Tables } from './repository.ts';
import { select, shelfOf } from './shelf.ts';
import { show } from './show.ts';
import { schoolTime, stateOf } from './state.ts';
import { createUnwritten } from './unwritten.ts';
import type { Me } from './views/reading.ts';
import type { Query, ViewOf } from './views.ts';
import { needsOf, planOf, type RecordCommand } from './write.ts';

export type LocalClientSetting = {
  repository: Repository;
  engine: Engine;
  /** Who writes, and the courses the session says they are in. */
  me: Me;
  now?: () => number;
  /** For tests: how the pause before another try passes. */
  pause?: Wait;
  /** Why nothing may be written just now (locked, waiting), or null. Asked before every command. */
  writesAllowed?: () => ErrorCode | null;
  /** Where an LMS can be told of what is released: how long after it, ms. Null: nothing is told from here. */
  pointsAfterMs?: number | null;
};

const surface = (error: unknown): void =>
  queueMicrotask(() => {
    throw error;
  });

/** Roles by the session or by the class list, whichever gives more: the server has the last word. */
async function viewerOf(tables: Tables, me: Me): Promise<Viewer> {
  const roles: Record<string, ContextRole> = {};
  for (const { context, role } of me.courses) roles[context] = role;
  const own = await tables.records.by('kindLearner', `membership ${me.person}`);
  for (const { shown } of own) {
    const { context, deleted, fields } = shown;
    if (context === null || deleted || fields.active === false) continue;
    if (fields.role === 'teacher') roles[context] = 'teacher';
    else roles[context] ??= 'learner';
  }
  return { person: me.person, roles };
}

async function write(tables: Tables, command: RecordCommand, me: Me, now: number) {
  const viewer = await viewerOf(tables, me);
  const shelf = shelfOf(await select(tables, needsOf(command, me.person)));
  const school = schoolTime(await stateOf(tables), now);
  const plan = planOf(command, { viewer, now: school, shelf });
  if (!plan.ok) return plan;
  if (plan.drafts.length > 0) await enqueue(tables, plan.drafts, me.person, now);
  return { ok: true } as const;
}

type PutBack = Extract<Command, { do: 'kept.put_back' }>;

/** An ordinary write with a stamp of now; the words stay offered where it may not be. */
async function putBack(tables: Tables, { kept: id }: PutBack, me: Me, now: number) {
  const kept = await tables.kept.get(id);
  if (kept === undefined) return { ok: true } as const;
  const viewer = await viewerOf(tables, me);
  const shelf = shelfOf(await select(tables, [{ family: kept.record }]));
  const school = schoolTime(await stateOf(tables), now);
  const plan = restoreWords(kept, { viewer, now: school, shelf });
  if (!plan.ok) return plan;
  await tables.kept.drop([id]);
  if (plan.drafts.length > 0) await enqueue(tables, plan.drafts, me.person, now);
  return { ok: true } as const;
}

function keepScratch(
  { scratch }: Tables,
  { key, words, anchor = null, tied, on }: Extract<Command, { do: 'scratch.keep' }>,
  at: number,
): Promise<void> {
  if (words === null) return scratch.drop([key]);
  const given = Object.entries(words).filter(([, text]) => text !== undefined);
  return scratch.put([{ key, words: Object.fromEntries(given), anchor, tied, on, at }]);
}

async function noteStorage(tables: Tables): Promise<void> {
  const { rebuiltAt, ...state } = await stateOf(tables);
  if (rebuiltAt !== undefined) await tables.state.put([state]);
}

async function turnCoach(tables: Tables, on: boolean): Promise<void> {
  const { coachOff: _before, ...state } = await stateOf(tables);
  await tables.state.put([on ? state : { ...state, coachOff: true }]);
}

async function turnRule(
  tables: Tables,
  { criterion, on }: Extract<Command, { do: 'coach.rule' }>,
): Promise<void> {
  const { coachWithout = [], ...state } = await stateOf(tables);
  const others = coachWithout.filter((one) => one !== criterion);
  const without = on ? others : [...others, criterion];
  await tables.state.put([without.length === 0 ? state : { ...state, coachWithout: without }]);
}

/** A client of the store in this very page or worker. */
export function createLocalClient(setting: LocalClientSetting): Client {
  const { repository, engine, me, now = Date.now, writesAllowed = () => null } = setting;
  const pointsAfterMs = setting.pointsAfterMs ?? null;
  const unwritten = createUnwritten((command) => obey(command), setting.pause ?? wait);

  async function obey(command: Command): Promise<Outcome> {
    const at = now();
    switch (command.do) {
      case 'sync.now':
        engine.kick();
        return { ok: true };
      case 'scratch.keep':
        await repository.write((tables) => keepScratch(tables, command, at));
        return { ok: true };
      case 'refused.drop':
        await repository.write((tables) => tables.refused.drop([command.mutation]));
        return { ok: true };
      case 'kept.drop':
        await repository.write((tables) => tables.kept.drop([command.kept]));
        return { ok: true };
      case 'storage.noted':
        await repository.write(noteStorage);
        return { ok: true };
      case 'coach.turn':
        await repository.write((tables) => turnCoach(tables, command.on));
        return { ok: true };
      case 'coach.rule':
        await repository.write((tables) => turnRule(tables, command));
        return { ok: true };
      case 'pointer.turn':
        await repository.write((tables) => turnPointer(tables, command.on));
        return { ok: true };
      case 'pointer.again':
        await repository.write((tables) => tryAgain(tables, at));
        return { ok: true };
    }
    const outcome = await repository.write(async (tables) => {
      if (command.do === 'kept.put_back') return putBack(tables, command, me, at);
      const written = await write(tables, command, me, at);
      if (written.ok && pointsAfterMs !== null)
        await followPointer(tables, command, at, pointsAfterMs);
      return written;
    });
    if (outcome.ok) engine.wrote();
    return outcome;
  }

  async function runHere(command: Command): Promise<Outcome> {
    const gate = command.do === 'sync.now' ? null : writesAllowed();
    if (gate !== null) return { ok: false, code: gate };
    try {
      await unwritten.again();
      return await obey(command);
    } catch (error) {
      if (!isFull(error)) throw error;
      unwritten.keep(command);
      return { ok: false, code: 'storage_full' };
    }
  }

  function watch<Q extends Query>(
    query: Q,
    onView: (view: ViewOf<Q>) => void,
    signal: AbortSignal,
  ): void {
    let concerns = (_change: Change): boolean => true;
    /** What changed while a view was computed; judged once it is known what the view is made of. */
    const meanwhile: Change[] = [];
    let last: ViewOf<Q> | null = null;
    let computing = false;
    let stale = false;

    const isForIt = (change: Change): boolean => change.everything === true || concerns(change);

    async function compute() {
      const shown = await show(
        repository,
        query,
        me,
        engine.status(),
        now(),
        pointsAfterMs !== null,
      );
      if (signal.aborted) return;
      concerns = shown.concerns;
      // Of the first, which may be long, nothing is written down: nothing may ever come after it.
      if (last !== null && JSON.stringify(last) === JSON.stringify(shown.view)) return;
      last = shown.view;
      onView(shown.view);
    }
    /** One computation at a time; what changes meanwhile is one more. */
    async function refresh() {
      stale = true;
      if (computing) return;
      computing = true;
      try {
        while (stale && !signal.aborted) {
          stale = false;
          await compute();
          stale ||= meanwhile.splice(0).some(isForIt);
        }
      } finally {
        computing = false;
      }
    }
    const again = () =>
      void refresh().catch((error: unknown) => {
        if (!signal.aborted) surface(error);
      });

    repository.watch((change) => {
      if (computing) meanwhile.push(change);
      else if (isForIt(change)) again();
    }, signal);
    if (query.kind === 'sync' || query.kind === 'export') engine.watch(again, signal);
    again();
  }

  return {
    watch,
    run: async (command) => {
      try {
        return await runHere(command);
      } catch (error) {
        // The local database failed (closed, denied): nothing was written, and the screen keeps the words.
        surface(error);
        return { ok: false, code: 'unavailable' };
      }
    },
  };
}
