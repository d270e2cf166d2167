import * as fc from 'fast-check';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Spot = { holder: Record<string, Json>; key: string };

/** What parsers, databases and patterns have stumbled over. */
const EVIL = fc.oneof(
  fc.constantFrom<Json>('', '\0', 'a\0b', '\ud800', '\udc00x', '\u202e', '__proto__', 'null', '0'),
  fc.constantFrom<Json>('x'.repeat(70_000), '1'.repeat(400), "'; drop table x; --", '%00', '../..'),
  fc.constantFrom<Json>(-1, 0.5, 1e308, -0, 2 ** 53, 1e21, null, true, [], {}, [[]], [null]),
  fc.constantFrom<Json>('00000000-0000-0000-0000-000000000000', 'person:x', 'course::class'),
  fc.constantFrom<Json>(JSON.parse('{"__proto__":{"status":1},"constructor":1,"toString":1}')),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

/** Every place in a value where another could stand. */
function spotsIn(value: Json): Spot[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, Json>;
  return Object.entries(holder).flatMap(([key, inner]) => [{ holder, key }, ...spotsIn(inner)]);
}

type Twist = { at: number; value: Json; how: 'put' | 'drop' | 'add' };
function twist(body: Json, { at, value: shared, how }: Twist): void {
  const value = structuredClone(shared);
  const spots = spotsIn(body);
  const spot = spots[at % Math.max(1, spots.length)];
  if (spot === undefined) return;
  const { holder, key } = spot;
  if (how === 'put') holder[key] = value;
  else if (how === 'add') holder[typeof value === 'string' ? value.slice(0, 50) : 'more'] = value;
  else delete holder[key];
}

/** Bodies that are almost right: a good one, and up to three things in it that are not. Or anything at all. */
export const twisted = (good: readonly Json[]): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 1, arbitrary: EVIL },
    {
      weight: 6,
      arbitrary: fc
        .record({
          base: fc.constantFrom(...good),
          twists: fc.array(
            fc.record({
              at: fc.nat(60),
              value: EVIL,
              how: fc.constantFrom('put' as const, 'put' as const, 'drop' as const, 'add' as const),
            }),
            { maxLength: 3 },
          ),
        })
        .map(({ base, twists }) => {
          const body = structuredClone(base);
          for (const one of twists) twist(body, one);
          return body;
        }),
    },
  );
