import * as fc from 'fast-check';
import type * as v from 'valibot';
import { formatStamp } from '../model/stamp.ts';

/** What a schema is made of, as far as samples need it. */
type Node = {
  type: string;
  entries?: Record<string, Node>;
  options?: readonly unknown[];
  wrapped?: Node;
  item?: Node;
  items?: readonly Node[];
  value?: unknown;
  literal?: unknown;
  getter?: (input: unknown) => Node;
};

/** What parsers have stumbled over. */
const EVIL: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>('', '\0', '\ud800', '__proto__', 'constructor', 'x'.repeat(70_000)),
  fc.constantFrom<unknown>(-1, 0.5, 1e308, -0, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY),
  fc.constantFrom<unknown>(null, undefined, true, [], {}, [[]], [null], 10n, new Date(0)),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":1}}'),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
const STAMP = formatStamp(1_760_000_000_000, 0, 'a1b2c3d4');
/** Most texts of a message are ids; the rest is of as many kinds as there are parsers. */
const TEXT: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constant('00000000-0000-4000-8000-000000000001') },
  {
    weight: 4,
    arbitrary: fc.constantFrom('x'.repeat(43), 'https://lms.example', STAMP, 'malformed', 'x'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('en', '0', 'ABCD-EFGH-JKMN', '#123456', '2026-11-29', 'person:x'),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
);

function soundOf(node: Node, depth: number): fc.Arbitrary<unknown> {
  const inner = (one: Node | undefined) =>
    one === undefined || depth > 6 ? EVIL : nearlyOf(one, depth + 1);
  switch (node.type) {
    case 'object':
    case 'loose_object':
    case 'strict_object':
      return fc.record(
        Object.fromEntries(
          Object.entries(node.entries ?? {}).map(([key, entry]) => [key, inner(entry)]),
        ),
      );
    case 'variant':
    case 'union':
      return fc.oneof(...((node.options ?? []) as Node[]).map((option) => soundOf(option, depth)));
    case 'intersect':
      return fc
        .tuple(...((node.options ?? []) as Node[]).map((option) => soundOf(option, depth)))
        .map((parts) => Object.assign({}, ...parts) as unknown);
    case 'picklist':
      return fc.constantFrom(...(node.options ?? [null]));
    case 'literal':
      return fc.constant(node.literal);
    case 'string':
    case 'custom':
      return TEXT;
    case 'number':
      return fc.oneof(fc.nat(5), fc.integer(), fc.constant(1_760_000_000_000));
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(inner(node.item), { maxLength: 3 });
    case 'tuple':
      return fc.tuple(...(node.items ?? []).map(inner));
    case 'record':
      return fc.dictionary(TEXT.map(String), inner(node.value as Node), { maxKeys: 3 });
    case 'optional':
    case 'exact_optional':
      return fc.oneof(inner(node.wrapped), fc.constant(undefined));
    case 'nullable':
    case 'nullish':
      return fc.oneof(inner(node.wrapped), fc.constant(null));
    case 'lazy':
      return node.getter === undefined ? EVIL : inner(node.getter(null));
    default:
      return EVIL;
  }
}

/** As the schema has it, or once in a while not. */
const nearlyOf = (node: Node, depth: number): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary: soundOf(node, depth) }, { weight: 1, arbitrary: EVIL });

/** Values a schema may well take, and such as are almost right. */
export const nearly = (schema: v.GenericSchema): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 9, arbitrary: nearlyOf(schema as unknown as Node, 0) },
    { weight: 1, arbitrary: EVIL },
  );
