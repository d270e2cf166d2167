import * as v from 'valibot';
import { broughtId, type PersonId, type RecordId, sketchId } from '../../model/ids.ts';
import { isBlank, Link } from '../../model/text.ts';
import { type PlanKind, taken } from '../../plan/plan.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Plan, type Sheet } from '../sheet.ts';
import type { Selector } from '../shelf.ts';

type Import = Extract<Command, { do: 'plan.import' }>;
type Brought = Import['reflections'][number] | Import['goals'][number];

const namesOf = ({ goals, reflections, moments }: Import): string[] => [
  ...goals.flatMap(({ id, checkIns, evidence }) => [
    id,
    ...checkIns.map((one) => one.id),
    ...evidence.map((one) => one.id),
  ]),
  ...[...reflections, ...moments].map(({ id }) => id),
];

export const planNeeds = (command: Import, person: PersonId): Selector[] => [
  ...command.sketch.map(({ part }) => ({ id: sketchId(person, part) })),
  ...namesOf(command).flatMap((id) => [{ id }, { id: broughtId(person, id) }]),
];

/** Where it stands already: under its own name, at the school it comes from, or brought along before. */
function standing({ shelf, viewer }: Desk, kind: PlanKind, former: string): RecordId | null {
  const isHere = (id: RecordId): boolean => {
    const record = shelf.get(id);
    return record?.kind === kind && !record.deleted && record.author === viewer.person;
  };
  const brought = broughtId(viewer.person, former);
  return isHere(former) ? former : isHere(brought) ? brought : null;
}

/** The record it is or becomes. Its dates stay; who saw it elsewhere does not see it here. */
function bring(
  desk: Desk,
  sheet: Sheet,
  kind: PlanKind,
  { id: former, fields }: Pick<Brought, 'id' | 'fields'>,
  place: { context: string | null; parent: RecordId | null; goal?: RecordId | null },
): RecordId {
  const here = standing(desk, kind, former);
  if (here !== null) return here;
  const { person } = desk.viewer;
  const { context, parent, goal } = place;
  const { link } = fields;
  if (kind === 'evidence' && !isBlank(link) && !v.is(Link, link)) sheet.refuse('bad_value', 'link');
  const id = broughtId(person, former);
  const own = { madeAt: desk.now, ...taken(kind, fields) };
  const status = kind === 'goal' ? { status: 'not_started' } : {};
  sheet.make({ id, kind, context, learner: person, parent }, { ...status, ...own, goal });
  return id;
}

function bringSketch(desk: Desk, sheet: Sheet, { part, text }: Import['sketch'][number]): void {
  const { person } = desk.viewer;
  const id = sketchId(person, part);
  const record = desk.shelf.get(id);
  const about = { id, kind: 'sketch', context: null, learner: person, parent: null } as const;
  if (record === undefined) sheet.make(about, { part, text });
  // What one says of oneself here is newer than what one said elsewhere.
  else if (isBlank(record.fields.text))
    sheet.change(record, { text, audience: null, forClass: null });
}

/** A plan of another school becomes one's own here, private, and once: also where it is brought twice. */
export function importPlan(command: Import, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const alone = { context: null, parent: null };
  for (const part of command.sketch) bringSketch(desk, sheet, part);
  const goals = new Map<string, RecordId>();
  for (const goal of command.goals) {
    const id = bring(desk, sheet, 'goal', goal, alone);
    goals.set(goal.id, id);
    const place = { context: desk.shelf.get(id)?.context ?? null, parent: id };
    for (const one of goal.checkIns) bring(desk, sheet, 'check_in', one, place);
    for (const one of goal.evidence) bring(desk, sheet, 'evidence', one, place);
  }
  const tie = (goal: string | null) => (goal === null ? null : (goals.get(goal) ?? null));
  for (const one of command.reflections)
    bring(desk, sheet, 'reflection', one, { ...alone, goal: tie(one.goal) });
  for (const one of command.moments)
    bring(desk, sheet, 'moment', one, { ...alone, goal: tie(one.goal) });
  return sheet.plan();
}
