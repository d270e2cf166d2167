import { describe, expect, it } from 'vitest';
import { readSubmission } from './manageable.ts';

const ids = (comments: Parameters<typeof readSubmission>[0]['comments']): string[] =>
  readSubmission({ comments }).loads.map(({ id }) => id);
const WORDS = ['harbour', 'sailor', 'storm', 'lamp', 'rope', 'gull', 'deck', 'mast', 'tide', 'fog'];
const different = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    text: `Strong ${WORDS[n % 10]}: it shows ${WORDS[(n * 3 + 1) % 10]} and ${n} more ${WORDS[(n * 7 + 2) % 10]}.`,
  }));

describe('the comments of one submission', () => {
  it('are manageable when they are few and say what worked', () => {
    expect(readSubmission({ comments: different(4) })).toEqual({ answer: 'met', loads: [] });
    expect(readSubmission({ comments: [] }).answer).toBe('n/a');
  });

  it('are too many over three to do first, five a page, or twelve in all', () => {
    const first = different(4).map((one) => ({ ...one, doFirst: true }));
    expect(ids(first)).toContain('do_first');
    expect(ids(first.slice(1))).not.toContain('do_first');
    const page = different(6).map((one) => ({ ...one, page: 1 }));
    expect(ids(page)).toContain('page');
    expect(ids(page.slice(1))).not.toContain('page');
    expect(ids(different(13))).toContain('many');
    expect(ids(different(12))).not.toContain('many');
  });

  it('are warned of where most are copy-edits, none is a strength, or three are alike', () => {
    const edits = [{ text: 'Check the spelling here.' }, { text: 'Add a comma.' }];
    expect(ids([...edits, { text: 'Strong ending.' }])).toContain('copy_edits');
    expect(ids([{ text: 'Add a date.' }, { text: 'The claim is unclear.' }])).toContain(
      'no_strength',
    );
    const same = Array.from({ length: 3 }, () => ({ text: 'Add a source for this number.' }));
    expect(ids(same)).toContain('alike');
    expect(ids(same.slice(1))).not.toContain('alike');
  });
});
