import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComment } from './coach.ts';
import { type Answer, type Comment, CRITERIA, type Reading } from './comment.ts';

const RANK: Record<Answer, number> = { not: 0, partly: 1, 'n/a': 1, met: 2 };
const COMMENTS = [
  'Add a source for this claim.',
  'Be clearer.',
  'You are lazy.',
  "You're so smart!",
  'Good job!',
  'You compared the two poems, and it shows.',
  'What would a sceptic say here?',
  "This paragraph isn't finished, is it?",
  'Wrong.',
  'I wonder how the “lost key” helps the story.',
];
const answers = ({ criteria }: Reading): Answer[] => CRITERIA.map((name) => criteria[name].answer);
const read = (text: string, more: Partial<Comment> = {}): Reading =>
  readComment({ text, language: 'en', ...more });

describe('a reading', () => {
  it.each(COMMENTS)('is no less kind for a "please": %s', (text) => {
    const polite = `Please ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
    const rank = (words: string): number => RANK[read(words).criteria.kind.answer];
    expect(rank(polite)).toBeGreaterThanOrEqual(rank(text));
  });

  it.each(COMMENTS)('is no less of an action for a next step: %s', (text) => {
    const before = RANK[read(text).criteria.action.answer];
    const after = read(`${text} Add a date to the title.`).criteria.action.answer;
    expect(RANK[after]).toBeGreaterThanOrEqual(before);
    expect(read(text, { nextStep: 'Add a date' }).criteria.action.answer).toBe('met');
  });

  it('leaves out of person praise what is quoted', () => {
    for (const text of ["You're so smart!", 'You are gifted.', 'You are lazy.']) {
      const { process, kind } = read(`The aunt says "${text}" to him.`).criteria;
      expect(process.answer).not.toBe('not');
      expect(kind.answer).toBe('met');
    }
  });

  it.each(COMMENTS)('agrees on straight and curly quotes: %s', (text) => {
    const straight = text.replace(/[“”]/g, '"').replace(/’/g, "'");
    const curly = text.replace(/'/g, '’');
    expect(answers(read(curly))).toEqual(answers(read(straight)));
  });

  it.each(COMMENTS)('agrees on upper and lower case, except shouting: %s', (text) => {
    const quietly = (words: string): Answer[] => {
      const { criteria } = read(words);
      return CRITERIA.filter((name) => name !== 'kind' && name !== 'friendly').map(
        (name) => criteria[name].answer,
      );
    };
    expect(quietly(text.toUpperCase())).toEqual(quietly(text));
    expect(answers(read(text.toLowerCase()))).toEqual(answers(read(text)));
  });

  it.each(COMMENTS)('is no more specific without its anchor: %s', (text) => {
    const work = 'The lost key was never found, and this claim has no source.';
    for (const anchor of ['lost key', 'no source', 'winter'])
      for (const more of [{}, { work }]) {
        const hung = read(text, { ...more, anchor }).criteria.specific.answer;
        const loose = read(text, more).criteria.specific.answer;
        expect(RANK[loose]).toBeLessThanOrEqual(RANK[hung]);
      }
  });

  it('takes any text at all, and its evidence lies inside it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc
        .array(fc.constantFrom(...COMMENTS, '"', '“', '- ', '\n', '?!', 'x = 2*y', 'İ', '…'), {
          maxLength: 8,
        })
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.option(text), fc.option(text), (words, anchor, work) => {
        const given = {
          ...(anchor === null ? {} : { anchor }),
          ...(work === null ? {} : { work }),
        };
        const { criteria } = read(words, given);
        for (const { evidence } of Object.values(criteria))
          for (const { start, end } of evidence) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(words.length);
          }
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('is not held up by a word said over and over', () => {
    for (const word of [
      'very ',
      'this is a ',
      '- ',
      'so ',
      '"',
      'what ',
      'you should ',
      'a=',
      'AAA ',
    ]) {
      // A rule that runs away takes minutes, and the test its whole time.
      expect(read(word.repeat(Math.floor(2000 / word.length))).readable, word).toBeTypeOf(
        'boolean',
      );
    }
  }, 30_000);

  it('is grey in other languages, and still sees what is filled in', () => {
    for (const text of [
      '¡Muy bien! Añade la fecha y revisa el título.',
      'أضف مصدرًا',
      'この例は良い',
    ]) {
      const grey = readComment({ text, nextStep: 'x', anchor: 'y', linked: true });
      expect(grey.readable).toBe(false);
      expect(grey.suggestion).toBeNull();
      expect(grey.criteria.action.answer).toBe('met');
      expect(grey.criteria.specific.answer).toBe('partly');
      expect(grey.criteria.goal.answer).toBe('met');
      expect(grey.criteria.kind.answer).toBe('n/a');
    }
    expect(readComment({ text: 'Add a date.', language: 'es-MX' }).readable).toBe(false);
    expect(readComment({ text: 'Add a date.', language: 'en-GB' }).readable).toBe(true);
    expect(readComment({ text: 'Add the word "el" before the noun.' }).readable).toBe(true);
  });

  it('says one thing at a time, the worst first, and nothing of what was switched off', () => {
    const id = (text: string, more: Partial<Comment> = {}) => read(text, more).suggestion?.id;
    expect(id('You are lazy.')).toBe('kind.harsh');
    expect(id('You are lazy.', { quiet: ['kind'] })).toBe('action.none');
    expect(id('Be clearer.')).toBe('action.no_target');
    expect(id('Units?')).toBe('action.pointer');
    expect(id('Add a date to the title of figure 2.')).toBe('thinking.none');
    // Which words it is about is asked where nothing is marked.
    expect(id('Add one more voice.')).toBe('specific.none');
    expect(id('Add one more voice.', { anchor: 'the bus lane' })).toBe('thinking.none');
    expect(id('')).toBeUndefined();
    expect(id('Lovely.', { quiet: [...CRITERIA] })).toBeUndefined();
  });
});
