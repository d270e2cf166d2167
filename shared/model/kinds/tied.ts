import * as v from 'valibot';
import type { Fields, Json } from '../record.ts';
import { Id, Line, Tags, Text } from '../text.ts';
import { MOST_MORE, type Tied, UNTIED } from './tied-words.ts';

/** What feedback is about besides words that were marked. */
export const tiedFields = {
  /** What good looks like, in the class's own words. */
  criterion: Line,
  /** Habits of Mind (habits.ts) and people's own words. */
  tags: Tags,
  /** A goal of the learner's. */
  goal: v.nullable(Id),
  /** Words of a work that cannot be marked, such as a file: typed, and looked for by nobody. */
  quoted: Text,
  /** One was marked; the learner is asked to find so many more like it. */
  more: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_MORE)),
};
export const TiedSchema: v.GenericSchema<Tied> = v.object(tiedFields);

/** As people give it: over-long words are refused by the store, and kept by the screen. */
export const GivenTiedSchema = v.partial(
  v.object({
    criterion: v.string(),
    tags: v.array(v.string()),
    goal: v.nullable(Id),
    quoted: v.string(),
    more: v.number(),
  }),
);

export type GivenTied = v.InferOutput<typeof GivenTiedSchema>;

const FIELDS = Object.entries<v.GenericSchema>(tiedFields);
/** What this feedback is tied to. What a newer version wrote otherwise counts as not given. */
export function tiedOf(feedback: Fields): Tied {
  const tied: Record<string, Json> = { ...UNTIED };
  for (const [field, schema] of FIELDS) {
    const value = feedback[field];
    if (value !== undefined && v.is(schema, value)) tied[field] = value;
  }
  return tied as Tied;
}

/** Of what is given, that which is not so already. */
export function tiedAnew(given: GivenTied | undefined, feedback: Fields): Record<string, Json> {
  const now: Record<string, Json> = tiedOf(feedback);
  const isNew = ([field, value]: [string, Json | undefined]) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(now[field]);
  return Object.fromEntries(Object.entries(given ?? {}).filter(isNew)) as Record<string, Json>;
}
