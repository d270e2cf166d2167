import * as v from 'valibot';
import { fieldProblem } from '../model/kinds.ts';
import { isBlank, isStorable, lengthOf, MOST_IMPORTED } from '../model/limits.ts';
import { Link } from '../model/text.ts';
import { PLAN_FORMAT, PLAN_VERSION } from './json.ts';
import {
  type GoalItem,
  type Item,
  isPlanValue,
  isSketchPart,
  PLAN_FIELDS,
  PLAN_TIMES,
  type Plan,
  type PlanFields,
  type PlanKind,
  type SketchItem,
  sizeOf,
  type TiedItem,
} from './plan.ts';

type Where = PlanKind | 'sketch';
type ItemFault =
  | 'not_item'
  | 'bad_id'
  | 'twice'
  | 'no_words'
  | 'bad_value'
  | 'bad_time'
  | 'bad_link'
  | 'too_long';
type FileFault = 'not_json' | 'too_large' | 'not_plan' | 'newer' | 'too_many' | 'empty';
/** `row` counts from 1 in its list; of a check-in and of evidence `goal` is its goal's row. */
export type Fault =
  | { where: null; fault: FileFault }
  | { where: Where; row: number; goal: number | null; fault: ItemFault };
export type Answer = { ok: true; plan: Plan } | { ok: false; faults: Fault[] };

/** Bytes of a file: five hundred of the longest entries. */
const MOST_BYTES = 10_000_000;
const LONGEST_ID = 200;

type Told = Record<string, unknown>;
const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** ISO 8601 with its zone, so that it is the same moment wherever it is read. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const timeOf = (told: unknown): number | null => {
  const at = typeof told === 'string' && ISO.test(told) ? Date.parse(told) : Number.NaN;
  return at >= 0 ? at : null;
};

/** What a goal, or what hangs on one, says of itself; null values are as good as absent ones. */
function fieldsOf(kind: PlanKind, told: Told): PlanFields | ItemFault {
  const fields: PlanFields = {};
  for (const name of PLAN_FIELDS[kind]) {
    const value = told[name];
    if (value === undefined || value === null || value === '') continue;
    if (PLAN_TIMES.includes(name)) {
      const at = timeOf(value);
      if (at === null) return 'bad_time';
      fields[name] = at;
    } else if (isPlanValue(value)) fields[name] = value;
    else return 'bad_value';
  }
  const problem = fieldProblem(kind, fields);
  if (problem !== null) return problem.code === 'text_too_long' ? 'too_long' : 'bad_value';
  if (kind === 'evidence' && !isBlank(fields.link) && !v.is(Link, fields.link)) return 'bad_link';
  return fields;
}

/** Reads one file, and notes whatever is wrong in it. */
class Reader {
  readonly faults: Fault[] = [];
  readonly #ids = new Set<string>();

  #fault(where: Where, row: number, goal: number | null, fault: ItemFault): null {
    this.faults.push({ where, row, goal, fault });
    return null;
  }

  #item(kind: PlanKind, told: unknown, row: number, goal: number | null): Item | null {
    if (!isTold(told)) return this.#fault(kind, row, goal, 'not_item');
    const { id } = told;
    const isName = typeof id === 'string' && !isBlank(id) && isStorable(id);
    if (!isName || id.length > LONGEST_ID) return this.#fault(kind, row, goal, 'bad_id');
    if (this.#ids.has(id)) return this.#fault(kind, row, goal, 'twice');
    this.#ids.add(id);
    const fields = fieldsOf(kind, told);
    return typeof fields === 'string' ? this.#fault(kind, row, goal, fields) : { id, fields };
  }

  #list<T>(list: unknown, read: (told: unknown, row: number) => T | null): T[] {
    return listOf(list)
      .map((told, at) => read(told, at + 1))
      .filter((one) => one !== null);
  }

  sketch(list: unknown): SketchItem[] {
    const parts = new Set<string>();
    return this.#list(list, (told, row) => {
      if (!isTold(told)) return this.#fault('sketch', row, null, 'not_item');
      const { part, text } = told;
      if (!isSketchPart(part)) return this.#fault('sketch', row, null, 'bad_value');
      if (parts.has(part)) return this.#fault('sketch', row, null, 'twice');
      parts.add(part);
      if (typeof text !== 'string' || isBlank(text))
        return this.#fault('sketch', row, null, 'no_words');
      const problem = fieldProblem('sketch', { part, text });
      if (problem === null) return { part, text };
      const fault = problem.code === 'text_too_long' ? 'too_long' : 'bad_value';
      return this.#fault('sketch', row, null, fault);
    });
  }

  goals(list: unknown): GoalItem[] {
    return this.#list(list, (told, row) => {
      const own = this.#item('goal', told, row, null);
      if (own === null || !isTold(told)) return null;
      const below = (kind: PlanKind) => (one: unknown, at: number) =>
        this.#item(kind, one, at, row);
      const checkIns = this.#list(told.checkIns, below('check_in'));
      const evidence = this.#list(told.shownBy, below('evidence'));
      return { ...own, checkIns, evidence };
    });
  }

  /** A goal that is not in the file stayed where it was: then it is tied to none. */
  tied(kind: 'reflection' | 'moment', list: unknown, goals: readonly GoalItem[]): TiedItem[] {
    const known = new Set<unknown>(goals.map(({ id }) => id));
    return this.#list(list, (told, row) => {
      const own = this.#item(kind, told, row, null);
      if (own === null || !isTold(told)) return null;
      const { goal } = told;
      return { ...own, goal: typeof goal === 'string' && known.has(goal) ? goal : null };
    });
  }
}

const refused = (fault: FileFault): Answer => ({ ok: false, faults: [{ where: null, fault }] });

function told(file: string): unknown {
  try {
    return JSON.parse(file.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** A file of ours, held against the rules it will be stored by: all of it, or what is wrong row by row. */
export function fromJson(file: string): Answer {
  if (file.length > MOST_BYTES) return refused('too_large');
  const json = told(file);
  if (json === undefined) return refused('not_json');
  if (!isTold(json) || json.format !== PLAN_FORMAT) return refused('not_plan');
  if (typeof json.version !== 'number' || json.version < 1) return refused('not_plan');
  if (json.version > PLAN_VERSION) return refused('newer');
  const reader = new Reader();
  const sketch = reader.sketch(json.sketch);
  const goals = reader.goals(json.goals);
  const plan: Plan = {
    name: typeof json.name === 'string' && lengthOf(json.name) <= LONGEST_ID ? json.name : '',
    madeAt: timeOf(json.madeAt) ?? 0,
    sketch,
    goals,
    reflections: reader.tied('reflection', json.reflections, goals),
    moments: reader.tied('moment', json.moments, goals),
  };
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  const size = sizeOf(plan);
  if (size === 0) return refused('empty');
  return size > MOST_IMPORTED ? refused('too_many') : { ok: true, plan };
}
