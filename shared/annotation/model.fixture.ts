import * as v from 'valibot';

/**
 * The MUSTs of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) for what Waymark writes, from the
 * Recommendation and not from our writer. Objects are strict: what is neither the model's nor ours (`waymark:`) is an error.
 */
const Iri = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i));
/** xsd:dateTime, in UTC (3.3.1). */
const Moment = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const MOTIVATIONS = [
  'assessing bookmarking classifying commenting describing editing highlighting identifying',
  'linking moderating questioning replying reviewing tagging',
]
  .join(' ')
  .split(' ');
const Motivation = v.picklist(MOTIVATIONS);
const oneOrMore = <T extends v.GenericSchema>(schema: T) =>
  v.union([schema, v.pipe(v.array(schema), v.minLength(1))]);

/** Properties of an object, with any of ours beside them. */
const node = <T extends v.ObjectEntries>(entries: T) =>
  v.pipe(
    v.looseObject(entries),
    v.check((found) =>
      Object.keys(found).every((key) => key in entries || key.startsWith('waymark:')),
    ),
  );

const Agent = node({
  id: v.optional(Iri),
  type: v.optional(v.picklist(['Person', 'Organization', 'Software'])),
  name: v.optional(v.string()),
});
const TextualBody = node({
  id: v.optional(Iri),
  type: v.literal('TextualBody'),
  value: v.string(),
  format: v.optional(v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9.+-]+$/))),
  language: v.optional(v.string()),
  purpose: v.optional(oneOrMore(Motivation)),
});
const Selector = node({
  type: v.literal('TextQuoteSelector'),
  exact: v.pipe(v.string(), v.minLength(1)),
  prefix: v.optional(v.string()),
  suffix: v.optional(v.string()),
});
const SpecificResource = node({
  id: v.optional(Iri),
  type: v.optional(v.literal('SpecificResource')),
  source: Iri,
  selector: v.optional(oneOrMore(Selector)),
  purpose: v.optional(oneOrMore(Motivation)),
});
const Annotation = node({
  id: Iri,
  type: v.literal('Annotation'),
  motivation: v.optional(oneOrMore(Motivation)),
  creator: v.optional(oneOrMore(Agent)),
  created: v.optional(Moment),
  modified: v.optional(Moment),
  via: v.optional(oneOrMore(Iri)),
  body: v.optional(v.array(v.union([TextualBody, SpecificResource]))),
  target: oneOrMore(v.union([Iri, SpecificResource])),
});
const Page = node({
  id: Iri,
  type: v.literal('AnnotationPage'),
  partOf: v.optional(Iri),
  startIndex: v.optional(Count),
  items: v.pipe(v.array(Annotation), v.minLength(1)),
});

export const CollectionSchema = v.pipe(
  node({
    '@context': v.pipe(
      v.array(v.union([Iri, v.object({ waymark: Iri })])),
      v.includes('http://www.w3.org/ns/anno.jsonld'),
    ),
    id: Iri,
    type: v.literal('AnnotationCollection'),
    label: v.optional(v.string()),
    total: v.optional(Count),
    generator: v.optional(Agent),
    generated: v.optional(Moment),
    first: Page,
    last: v.optional(Iri),
  }),
  v.check(({ total, first }) => total === undefined || total === first.items.length, 'total'),
  v.check(({ id, first }) => first.partOf === undefined || first.partOf === id, 'partOf'),
  v.check(
    ({ first }) => new Set(first.items.map(({ id }) => id)).size === first.items.length,
    'ids',
  ),
);
