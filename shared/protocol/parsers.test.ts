import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { nearly } from './arbitrary.fixture.ts';
import * as errors from './errors.ts';
import * as http from './http.ts';
import * as marks from './marks.ts';
import * as page from './page.ts';
import * as runtime from './runtime.ts';
import * as sync from './sync.ts';

/** Every message two parts of Waymark say to each other, found by what the modules export. */
const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === 'schema';
const SCHEMAS = Object.entries({ errors, http, marks, page, runtime, sync }).flatMap(
  ([module, exported]) =>
    Object.entries(exported).flatMap(
      ([name, value]): Array<[string, v.GenericSchema]> =>
        isSchema(value) ? [[`${module}.${name}`, value]] : [],
    ),
);
const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { value };
  return value;
};

describe('message parsers', () => {
  it('are all found', () => {
    const names = SCHEMAS.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'runtime.PanelMessageSchema',
        'runtime.PageRequestSchema',
        'page.PageMessageSchema',
        'page.OverlayMessageSchema',
        'sync.PushSchema',
        'sync.PullResponseSchema',
      ]),
    );
  });

  const taken = new Set<string>();
  it.each(SCHEMAS)('%s answers yes or no, and yes again to what it let through', (name, schema) => {
    for (const value of fc.sample(nearly(schema), 300)) {
      const parsed = v.safeParse(schema, value);
      if (!parsed.success) continue;
      taken.add(name);
      expect(v.safeParse(schema, parsed.output)).toMatchObject({ success: true });
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(v.safeParse(schema, nested(3_000)).success).toBe(v.is(schema, [1]));
  });

  it('were mostly given something they take', () => {
    expect(taken.size).toBeGreaterThan(SCHEMAS.length * 0.75);
  });
});
