import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { KINDS } from '../model/kinds.ts';
import type { Fields, Json, WaymarkRecord } from '../model/record.ts';
import { personScope } from '../model/scope.ts';
import { formatStamp } from '../model/stamp.ts';
import { openDexieRepository } from './dexie-repository.ts';
import { createClass, goalOf } from './double/class.ts';
import { forgetSynced } from './forget.ts';
import { createMemoryRepository } from './memory-repository.ts';
import type { Repository } from './repository.ts';

/** What only a version after this one knows: fields, members of the envelope, kinds. Names it may not take are left out. */
const ENVELOPE = [
  'id',
  'kind',
  'context',
  'author',
  'learner',
  'parent',
  'fields',
  'stamps',
  'deleted',
];
const name = fc.stringMatching(/^[a-z][a-zA-Z]{2,12}$/);
const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => JSON.stringify(value) !== undefined);
const members = (taken: readonly string[]) =>
  fc.dictionary(
    name.filter((n) => !taken.includes(n)),
    json,
    { minKeys: 1, maxKeys: 4 },
  );
const fields = members(Object.keys(KINDS.goal));
const envelope = members(ENVELOPE);
const kind = name.map((n) => `${n.toLowerCase()}_of_tomorrow`);
const acts = fc.array(fc.constantFrom('edit', 'sync', 'restart', 'reset', 'forget'), {
  maxLength: 12,
});

/** Through JSON, as on the wire: -0 and undefined are not there. */
const wired = <T>(value: T): T => JSON.parse(JSON.stringify(value));

async function survives(
  open: () => Promise<Repository>,
  given: {
    fields: Record<string, unknown>;
    envelope: Record<string, unknown>;
    kind: string;
    acts: string[];
  },
): Promise<void> {
  const { school, anaDevice, ana, context, now } = createClass();
  const stamp = formatStamp(now(), 0, 'tomorrow');
  const theirs = wired(given.fields) as Fields;
  const stamps = Object.fromEntries(['next', ...Object.keys(theirs)].map((f) => [f, stamp]));
  const made = (parts: Partial<WaymarkRecord>): WaymarkRecord => ({
    ...(wired(given.envelope) as Record<string, Json>),
    ...{ id: newId(), kind: 'goal', context, author: ana, learner: ana, parent: null },
    ...{ fields: { next: 'Old', ...theirs }, stamps, deleted: false, ...parts },
  });
  const goal = made({});
  const odd = made({ kind: given.kind, parent: goal.id });
  school.plant(goal);
  school.plant(odd, [personScope(ana)]);

  let disk = await open();
  let phone = anaDevice({ repository: disk });
  await phone.sync();
  let edits = 0;
  for (const act of given.acts) {
    if (act === 'edit') await phone.client.run(goalOf(goal.id, context, `New ${++edits}`));
    if (act === 'sync') await phone.sync();
    if (act === 'reset') school.backup()();
    if (act === 'forget') {
      await disk.write(forgetSynced);
      await phone.sync();
    }
    if (act === 'restart') {
      phone.kill();
      disk.close();
      disk = await open();
      phone = anaDevice({ repository: disk });
    }
  }
  await phone.client.run(goalOf(goal.id, context, 'Newest'));
  await phone.sync();
  await phone.sync();

  const rows = await disk.read((tables) => tables.records.many([goal.id, odd.id]));
  const held = new Map(rows.map((row) => [row.id, row.shown]));
  const after = school.record(goal.id);
  expect(after?.fields).toEqual({ ...goal.fields, next: 'Newest' });
  expect({ ...after, fields: null, stamps: null }).toEqual({ ...goal, fields: null, stamps: null });
  expect(held.get(goal.id)).toEqual(after);
  expect(held.get(odd.id)).toEqual(odd);
  expect(school.record(odd.id)).toEqual(odd);
  for (const { kind: told, fields: sent } of school.received()) {
    expect([told, Object.keys(sent)]).toEqual(['goal', ['next']]);
  }
  phone.kill();
  disk.close();
}

const given = fc.record({ fields, envelope, kind, acts });

it('what a client of tomorrow wrote is whole after one of today wrote beside it', async () => {
  await fc.assert(
    fc.asyncProperty(given, async (tomorrow) => {
      const disk = createMemoryRepository();
      await survives(async () => disk, tomorrow);
    }),
    { numRuns: 150 },
  );
}, 60_000);

it('also on disk', async () => {
  await fc.assert(
    fc.asyncProperty(given, async (tomorrow) => {
      const disk = `tomorrow ${newId()}`;
      await survives(() => openDexieRepository(disk), tomorrow);
    }),
    { numRuns: 15 },
  );
}, 60_000);
