import * as v from 'valibot';
import { membershipId, type PersonId, type RecordId } from '../model/ids.ts';
import { ShownAttemptSchema } from '../model/kinds/course.ts';
import type { WaymarkRecord } from '../model/record.ts';
import type { Command } from './command.ts';
import type { NotTold, Pointing, Tables } from './repository.ts';
import { stateOf } from './state.ts';
import type { PointerView } from './views.ts';

/** What was to be told and never could be is old news by then, ms. */
const TOLD_WITHIN_MS = 7 * 86_400_000;

async function change(tables: Tables, next: (all: Pointing[]) => Pointing[]): Promise<void> {
  const { pointers: before = [], ...state } = await stateOf(tables);
  const pointers = next(before);
  if (pointers.length === 0 && before.length === 0) return;
  await tables.state.put([pointers.length === 0 ? state : { ...state, pointers }]);
}

const without = (all: readonly Pointing[], gone: readonly RecordId[]): Pointing[] =>
  all.filter(({ feedback }) => !gone.includes(feedback));

/** Of LMSs whose API takes one comment by itself; elsewhere nothing is told. */
const takesComments = (course: WaymarkRecord | undefined): boolean =>
  course?.fields.lms === 'canvas' && !course.deleted;

async function courseOf(tables: Tables, { context }: WaymarkRecord) {
  const rows = await tables.records.by('kindContext', `course ${context ?? ''}`);
  return rows.map(({ shown }) => shown).find(({ deleted }) => !deleted);
}

async function want(tables: Tables, id: RecordId, now: number, afterMs: number): Promise<void> {
  const feedback = (await tables.records.get(id))?.shown;
  if (feedback === undefined || typeof feedback.fields.assignment !== 'string') return;
  const { pointerOff = false } = await stateOf(tables);
  if (pointerOff || !takesComments(await courseOf(tables, feedback))) return;
  const one: Pointing = { feedback: id, at: now + afterMs, since: now };
  await change(tables, (all) => [...without(all, [id]), one]);
}

/**
 * What a command means for the LMS, in the same transaction: a worker that is stopped loses none of it. `afterMs`: how
 * long a release may be undone.
 */
export async function followPointer(
  tables: Tables,
  command: Command,
  now: number,
  afterMs: number,
): Promise<void> {
  if (command.do === 'feedback.release') await want(tables, command.feedback, now, afterMs);
  const { do: act } = command;
  if (act === 'feedback.undo' || act === 'feedback.withdraw' || act === 'feedback.discard')
    await forgetPointings(tables, [command.feedback]);
}

export async function turnPointer(tables: Tables, on: boolean): Promise<void> {
  const { pointerOff: _before, pointers, ...state } = await stateOf(tables);
  // What waits is not told either.
  const next = on ? { ...state, ...(pointers && { pointers }) } : { ...state, pointerOff: true };
  await tables.state.put([next]);
}

export const forgetPointings = (tables: Tables, gone: readonly RecordId[]): Promise<void> =>
  change(tables, (all) => without(all, gone));

/** Not told: when that is tried again (null: not by itself), and why, where that is to be said. */
export const postpone = (
  tables: Tables,
  late: readonly RecordId[],
  at: number | null,
  failed?: NotTold,
): Promise<void> =>
  change(tables, (all) =>
    all.map((each) =>
      late.includes(each.feedback) ? { ...each, at, ...(failed && { failed }) } : each,
    ),
  );

/** A person asks for another try. */
export const tryAgain = (tables: Tables, now: number): Promise<void> =>
  change(tables, (all) =>
    all.map(({ failed, ...each }) => (failed === undefined ? each : { ...each, at: now })),
  );

const isOver = ({ since }: Pointing, now: number): boolean =>
  Math.abs(now - since) > TOLD_WITHIN_MS;

/** Whose work on an LMS, by its own ids. */
export type Pointed = { origins: string[]; course: string; assignment: string; learner: string };
/** One comment for all of these. `known`: comments that tell of other feedback for this learner. */
export type ToTell = { place: Pointed; version: string; feedback: RecordId[]; known: string[] };
/** `place` null: other feedback is still told of by it, or nobody knows where it stands. */
export type ToTakeBack = { place: Pointed | null; comment: string; feedback: RecordId };

async function placeOf(tables: Tables, feedback: WaymarkRecord): Promise<Pointed | null> {
  const { context, learner, fields } = feedback;
  if (context === null || learner === null || typeof fields.assignment !== 'string') return null;
  const course = await courseOf(tables, feedback);
  const assignment = (await tables.records.get(fields.assignment))?.shown.fields.lmsId;
  const membership = await tables.records.get(membershipId(context, learner));
  const { lmsCourseId, origins } = course?.fields ?? {};
  const user = membership?.shown.fields.lmsUserId;
  if (typeof lmsCourseId !== 'string' || typeof assignment !== 'string') return null;
  if (typeof user !== 'string' || !Array.isArray(origins)) return null;
  return { origins: origins.map(String), course: lmsCourseId, assignment, learner: user };
}

const versionOf = ({ fields }: WaymarkRecord): string =>
  v.is(ShownAttemptSchema, fields.work) ? fields.work.version : '';

/** All feedback for one learner, of which other comments tell. */
const beside = async (tables: Tables, { learner }: WaymarkRecord): Promise<WaymarkRecord[]> =>
  (await tables.records.by('kindLearner', `feedback ${learner ?? ''}`)).map(({ shown }) => shown);

const pointerOf = ({ fields }: WaymarkRecord): string | null =>
  typeof fields.pointer === 'string' ? fields.pointer : null;

async function toTell(tables: Tables, now: number) {
  const gone: RecordId[] = [];
  const groups = new Map<string, ToTell & { at: number }>();
  for (const pointing of (await stateOf(tables)).pointers ?? []) {
    const { feedback: id, at } = pointing;
    const feedback = (await tables.records.get(id))?.shown;
    const isToTell =
      feedback === undefined ||
      (!feedback.deleted && feedback.fields.state === 'released' && pointerOf(feedback) === null);
    if (!isToTell || isOver(pointing, now)) gone.push(id);
    // What is not here just now comes again from school.
    const place = feedback && isToTell ? await placeOf(tables, feedback) : null;
    if (feedback === undefined || place === null || at === null) continue;
    const version = versionOf(feedback);
    const key = JSON.stringify([place, version]);
    const others = await beside(tables, feedback);
    const known = others.map(pointerOf).filter((each) => each !== null);
    const group = groups.get(key) ?? { place, version, feedback: [], known, at };
    groups.set(key, { ...group, feedback: [...group.feedback, id], at: Math.max(group.at, at) });
  }
  return { gone, groups: [...groups.values()] };
}

async function toTakeBack(tables: Tables, me: PersonId): Promise<ToTakeBack[]> {
  const all: ToTakeBack[] = [];
  for (const { shown } of await tables.records.by('open', 'pointer')) {
    const comment = pointerOf(shown);
    if (comment === null || shown.author !== me) continue;
    const others = await beside(tables, shown);
    const isNeeded = others.some(
      (each) => pointerOf(each) === comment && !each.deleted && each.fields.state === 'released',
    );
    const place = isNeeded ? null : await placeOf(tables, shown);
    all.push({ place, comment, feedback: shown.id });
  }
  return all;
}

/**
 * What is to be done on the LMS now, and when there may be more. Of what is released for one draft in one go there is one
 * comment: all of it waits for its last.
 */
export async function pointersDue(tables: Tables, me: PersonId, now: number) {
  const { gone, groups } = await toTell(tables, now);
  const later = groups.filter(({ at }) => at > now).map(({ at }) => at);
  return {
    gone,
    tell: groups.filter(({ at }) => at <= now) as ToTell[],
    takeBack: await toTakeBack(tables, me),
    nextAt: later.length === 0 ? null : Math.min(...later),
  };
}

/** Beside the feedback of one learner on one assignment. Null: the LMS is not told anything from here. */
export async function pointerView(
  tables: Tables,
  context: string,
  feedback: readonly { id: RecordId }[],
): Promise<PointerView | null> {
  const [course] = await tables.records.by('kindContext', `course ${context}`);
  if (!takesComments(course?.shown)) return null;
  const { pointerOff = false, pointers = [] } = (await tables.state.get('state')) ?? {};
  const here = new Set(feedback.map(({ id }) => id));
  const failed = pointers.find((each) => each.failed !== undefined && here.has(each.feedback));
  return { on: !pointerOff, failed: failed?.failed ?? null };
}
