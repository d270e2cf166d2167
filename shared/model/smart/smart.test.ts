import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIGHTS, type Light, readSmart } from './read.ts';

const lights = (next: string, evidence = '', by: number | null = null) =>
  Object.fromEntries(
    readSmart({ next, evidence, by }).map(({ light, state }) => [light, state]),
  ) as Record<Light, string>;
const wordsOf = (light: Light, next: string, evidence = '') =>
  readSmart({ next, evidence })
    .find((one) => one.light === light)
    ?.words.map(({ field, start, end }) => (field === 'next' ? next : evidence).slice(start, end));

describe('the lights over a goal', () => {
  it('are five, always, in one order', () => {
    for (const next of ['', 'x', 'Read more', 'سأقرأ كل يوم'])
      expect(readSmart({ next, evidence: '' }).map(({ light }) => light)).toEqual(LIGHTS);
  });

  it('are all dark over nothing', () => {
    expect(new Set(Object.values(lights('')))).toEqual(new Set(['dark']));
    expect(new Set(Object.values(lights('  \n')))).toEqual(new Set(['dark']));
  });

  it('are all lit over a goal that says what, how much, by what means and when', () => {
    const goal =
      'Back up every claim in my essay with two voices from town, by asking 15 minutes after school, before Friday';
    expect(new Set(Object.values(lights(goal)))).toEqual(new Set(['lit']));
  });

  it('are dark over a wish', () => {
    for (const wish of ['Get better at math', 'Be good', 'Improve my writing', 'Study harder'])
      expect(lights(wish)).toMatchObject({
        specific: 'dark',
        measurable: 'dark',
        realistic: 'dark',
        timely: 'dark',
      });
  });

  it('tell by which words they are lit', () => {
    expect(wordsOf('measurable', 'Read ten pages every night before bed')).toEqual([
      'ten pages',
      'every night',
    ]);
    expect(wordsOf('timely', 'Finish the map by Tuesday')).toEqual(['by Tuesday']);
    expect(wordsOf('specific', 'Draw the food web of our pond with arrows')).toEqual([
      'Draw',
      'web',
      'pond',
      'arrows',
    ]);
  });

  it('take how one will know as a measure, and nothing else of it', () => {
    const evidence = 'No mistakes in three plays in a row';
    expect(wordsOf('measurable', 'Play the song', evidence)).toContain('No mistakes');
    expect(wordsOf('attainable', 'Song', 'Play it three times')).toEqual([]);
  });

  it('know a day that was given', () => {
    expect(lights('Play the song').timely).toBe('dark');
    expect(lights('Play the song', '', 0).timely).toBe('lit');
  });

  it('are dark where it hangs on others, or is more than anybody keeps up', () => {
    expect(lights('Get my teacher to like my drawing').attainable).toBe('dark');
    expect(lights('Win the race by running daily').attainable).toBe('dark');
    expect(lights('Always practise the piano for two hours').realistic).toBe('dark');
    expect(lights('Practise the piano for ten minutes').realistic).toBe('lit');
  });

  it('take no surety for a measure', () => {
    expect(lights('Clean my desk (confidence: 80%)').measurable).toBe('dark');
    expect(lights('Clean my desk (7/10 confident)').measurable).toBe('dark');
  });

  it('are grey in a language they do not read, but for the day', () => {
    expect(new Set(Object.values(lights('سأقرأ عشر صفحات كل ليلة')))).toEqual(new Set(['grey']));
    expect(lights('سأقرأ عشر صفحات كل ليلة', '', 1).timely).toBe('lit');
  });

  it('point into the field, whatever it holds', () => {
    const piece = fc.constantFrom(
      ...[
        'every day ',
        '10 pages ',
        '🎉',
        '\u202e',
        'e\u0301 ',
        'by Friday ',
        'المدرسة ',
        '\n',
        '<b>',
      ],
      ...['read ', 'confidence 7/10 ', 'always '],
    );
    void fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const [next, evidence] = [pieces.join(''), pieces.toReversed().join('')];
        for (const { state, words } of readSmart({ next, evidence })) {
          if (state !== 'lit') expect(words).toEqual([]);
          for (const { field, start, end } of words) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual((field === 'next' ? next : evidence).length);
          }
        }
      }),
    );
  });

  it('read the beginning of what is very long', () => {
    const words = readSmart({ next: 'one two three '.repeat(900), evidence: '' })[1]?.words ?? [];
    expect(Math.max(...words.map(({ end }) => end))).toBeLessThanOrEqual(2000);
  });
});
