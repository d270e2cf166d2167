import { isBlank } from '../model/limits.ts';
import type { GoalItem, Item, Plan, PlanFields, PlanValue, SketchItem, TiedItem } from './plan.ts';

/** How a plan is said in somebody's language. */
export type PlanWords = {
  lang: string;
  dir: 'ltr' | 'rtl';
  title: (name: string) => string;
  made: (at: number) => string;
  /** The heading of a part, and what a box of it asks. */
  part: (part: 'sketch' | 'goals' | 'reflections' | 'moments' | 'checkIns' | 'shownBy') => string;
  label: (field: string) => string;
  sketch: (part: SketchItem['part']) => string;
  status: (status: string) => string;
  choice: (choice: string) => string;
  confidence: (n: number) => string;
  day: (at: number) => string;
  by: (at: number) => string;
  untitled: string;
};

/** The page as headings, notes and what was written: what screen, paper and file show alike. `said`: somebody's words. */
export type Line = { label: string; said: string };
export type Entry = { id: string; said: string; notes: string[]; lines: Line[]; inside: Part[] };
export type Part = { title: string; entries: Entry[] };

const textOf = (value: PlanValue | undefined): string =>
  Array.isArray(value) ? value.join(' · ') : typeof value === 'string' ? value : '';

const linesOf = (fields: PlanFields, names: readonly string[], words: PlanWords): Line[] =>
  names
    .map((name) => ({ label: words.label(name), said: textOf(fields[name]) }))
    .filter(({ said }) => !isBlank(said));

function notesOf(
  { status, confidence, choice, by, madeAt }: PlanFields,
  words: PlanWords,
): string[] {
  return [
    typeof status === 'string' ? words.status(status) : '',
    typeof choice === 'string' ? words.choice(choice) : '',
    typeof confidence === 'number' ? words.confidence(confidence) : '',
    typeof by === 'number' ? words.by(by) : '',
    typeof madeAt === 'number' ? words.day(madeAt) : '',
  ].filter((note) => note !== '');
}

const below = (items: readonly Item[], names: readonly string[], words: PlanWords): Entry[] =>
  items.map(({ id, fields }) => ({
    id,
    said: textOf(fields.text),
    notes: notesOf(fields, words),
    lines: linesOf(fields, names, words),
    inside: [],
  }));

const withWords = (parts: readonly Part[]): Part[] =>
  parts.filter(({ entries }) => entries.length > 0);

const goalEntry =
  (words: PlanWords) =>
  ({ id, fields, checkIns, evidence }: GoalItem): Entry => ({
    id,
    said: isBlank(fields.next) ? words.untitled : textOf(fields.next),
    notes: notesOf(fields, words),
    lines: linesOf(
      fields,
      ['know', 'path', 'evidence', 'share', 'obstacle', 'response', 'criteria', 'tags'],
      words,
    ),
    inside: withWords([
      { title: words.part('shownBy'), entries: below(evidence, ['link', 'file'], words) },
      { title: words.part('checkIns'), entries: below(checkIns, [], words) },
    ]),
  });

const tiedEntry =
  (words: PlanWords, names: readonly string[]) =>
  ({ id, fields }: TiedItem): Entry => ({
    id,
    said: '',
    notes: notesOf(fields, words),
    lines: linesOf(fields, names, words),
    inside: [],
  });

const BOXES = {
  reflections: ['victories', 'lessons', 'needs', 'usedToThink', 'nowThink', 'tags'],
  moments: ['tried', 'happened', 'learned', 'tags'],
} as const;

/** Parts with nothing in them are left out. */
export function outlineOf(plan: Plan, words: PlanWords): Part[] {
  const { sketch, goals, reflections, moments } = plan;
  const lines = sketch.map(({ part, text }) => ({ label: words.sketch(part), said: text }));
  const me: Entry = { id: 'sketch', said: '', notes: [], lines, inside: [] };
  return withWords([
    { title: words.part('sketch'), entries: lines.length > 0 ? [me] : [] },
    { title: words.part('goals'), entries: goals.map(goalEntry(words)) },
    {
      title: words.part('reflections'),
      entries: reflections.map(tiedEntry(words, BOXES.reflections)),
    },
    { title: words.part('moments'), entries: moments.map(tiedEntry(words, BOXES.moments)) },
  ]);
}
