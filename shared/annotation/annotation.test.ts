import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { expand } from './expand.fixture.ts';
import type { FeedbackItem, ReadItem } from './item.ts';
import { CollectionSchema } from './model.fixture.ts';
import { readAnnotations, readFile } from './read.ts';
import { aCover, someTaken } from './taken.fixture.ts';
import { toAnnotations } from './write.ts';

/** As it lies on a disk. */
const onDisk = (file: object | null) => JSON.parse(JSON.stringify(file));

const asRead = (item: FeedbackItem, row: number): Omit<ReadItem, 'source' | 'names'> => {
  const { observation, nextStep, question, criterion, tags, anchor, work, quoted, more } = item;
  return {
    ...{ row, observation, nextStep, question, criterion, tags, anchor, work, quoted, more },
    ...{ learner: item.learner.id, assignment: item.about.assignment?.id ?? null },
  };
};

describe('a file of annotations', () => {
  it('is JSON-LD of the W3C’s context: a processor drops nothing', async () => {
    await fc.assert(
      fc.asyncProperty(someTaken, async (taken) => {
        const file = toAnnotations(taken, aCover());
        if (file === null) return;
        const [collection] = await expand(onDisk(file));
        expect(collection?.['@type']).toEqual([
          'http://www.w3.org/ns/activitystreams#OrderedCollection',
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('would be refused with a word the context does not know', async () => {
    const [item] = fc.sample(
      someTaken.filter(({ feedback }) => feedback.length > 0),
      1,
    );
    if (item === undefined) throw new Error('No sample.');
    const file = onDisk(toAnnotations(item, aCover()));
    await expect(expand({ ...file, mood: 'good' })).rejects.toThrow();
    const [first] = file.first.items;
    first.motivation = 'assessing';
    await expect(expand(file)).rejects.toThrow();
  });

  it('keeps every MUST of the data model', () => {
    fc.assert(
      fc.property(someTaken, (taken) => {
        const file = toAnnotations(taken, aCover());
        if (file === null) return;
        const checked = v.safeParse(CollectionSchema, onDisk(file));
        expect(checked.issues).toBeUndefined();
      }),
    );
  });

  it('gives back what was put in', () => {
    fc.assert(
      fc.property(someTaken, (taken) => {
        const file = toAnnotations(taken, aCover());
        if (file === null) return;
        const answer = readAnnotations(onDisk(file));
        if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
        const read = answer.items.map(({ source: _, names: __, ...item }) => item);
        expect(read).toEqual(taken.feedback.map((item, index) => asRead(item, index + 1)));
        expect(answer.replies).toBe(taken.answers.length + taken.replies.length);
        expect(answer.items.map(({ names }) => names[0])).toEqual(
          taken.feedback.map(({ id }) => `urn:uuid:${id}`),
        );
      }),
    );
  });

  it('is none where there is nothing to take', () => {
    expect(toAnnotations({ feedback: [], answers: [], replies: [] }, aCover())).toBeNull();
  });

  it('is read without harm whatever stands in it', () => {
    const row = fc.record(
      {
        type: fc.constant('Annotation'),
        ...{ id: fc.jsonValue(), body: fc.jsonValue(), target: fc.jsonValue() },
        ...{ motivation: fc.jsonValue(), creator: fc.jsonValue(), bodyValue: fc.jsonValue() },
      },
      { requiredKeys: ['type'] },
    );
    const files = fc.oneof(fc.jsonValue(), fc.array(row), fc.record({ items: fc.array(row) }));
    fc.assert(
      fc.property(files, (file) => {
        const answer = readFile(JSON.stringify(file));
        if (!answer.ok) expect(answer.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string(), (text) => void readFile(text)));
    const deep = `${'{"first":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    expect(readFile(deep)).toMatchObject({ ok: false });
  });
});
