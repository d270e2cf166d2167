import { describe, expect, it } from 'vitest';
import { readComment } from './coach.ts';
import type { Answer, Comment, Criterion } from './comment.ts';

const answer = (criterion: Criterion, text: string, more: Partial<Comment> = {}): Answer =>
  readComment({ text, language: 'en', ...more }).criteria[criterion].answer;

describe('action', () => {
  it.each([
    'Add a source for this claim.',
    'Please move the axis label.',
    '- Check the third paragraph.',
    "Don't start each paragraph with a date.",
    'Avoid using slang in the introduction.',
    'You need to explain the second step.',
    'You might want to cut the last sentence.',
    'The graph needs a title.',
    'A source is missing.',
    'I suggest a shorter title.',
    'Consider a different opening.',
    'What if the narrator were older?',
    'How about a diagram of the cell?',
    'Next time, label the axes.',
    'This paragraph would be stronger if it had an example.',
    'Can you add a source?',
    'Try swapping the two paragraphs.',
  ])('is met by a move with a target: %s', (text) => {
    expect(answer('action', text)).toBe('met');
  });

  it.each(['Be clearer.', 'More detail.', 'Redo.', 'Citation?', 'Units'])(
    'is partly met by a move without one, or a pointer: %s',
    (text) => {
      expect(answer('action', text)).toBe('partly');
    },
  );

  it.each([
    'Great use of evidence.',
    'Reference list is good.',
    'No need to change this paragraph.',
    'You should be proud of this essay.',
    'Can you believe it?',
  ])('is not met by what only looks like one: %s', (text) => {
    expect(answer('action', text)).toBe('not');
  });

  it('knows the filled field, the celebration, the rubric and a short quotation', () => {
    expect(answer('action', 'Lovely.', { nextStep: 'Add a date' })).toBe('met');
    expect(answer('action', 'Lovely.', { celebration: true })).toBe('n/a');
    expect(answer('action', 'Rework cohesion.')).toBe('partly');
    expect(answer('action', 'Rework cohesion.', { rubric: ['Cohesion'] })).toBe('met');
    expect(answer('action', 'Be clearer.', { anchor: 'the thing' })).toBe('met');
  });
});

describe('friendly', () => {
  it.each(['awk', 'Nice, but frag here.', 'ref?', 'Why??', '¶ here', 'STOP SHOUTING AT THEM'])(
    'is not met by codes and capitals: %s',
    (text) => {
      expect(answer('friendly', text)).toBe('not');
    },
  );

  it('counts words of a sentence, and lets short ones and the glossary pass', () => {
    const long = `You ${'and you '.repeat(14)}ran.`;
    expect(answer('friendly', long)).not.toBe('met');
    expect(answer('friendly', 'Photosynthesis necessitates illumination.')).toBe('met');
    expect(answer('friendly', 'Watch the syntax here.')).toBe('not');
    expect(answer('friendly', 'Watch the syntax here.', { glossary: ['syntax'] })).toBe('met');
    expect(answer('friendly', 'Watch the syntax here.', { work: 'Latin syntax' })).toBe('met');
  });

  it('measures by the class, without addresses and formulas', () => {
    const hard =
      'Unsubstantiated generalisations undermine argumentative credibility considerably, particularly throughout introductory paragraphs written here.';
    expect(answer('friendly', hard, { grade: 5 })).toBe('partly');
    const plain = 'Add the date here: https://example.org/a/very/long/address and x = 2*y + 3 too.';
    expect(answer('friendly', plain, { grade: 5 })).toBe('met');
  });
});

describe('process', () => {
  it.each([
    'You compared the two poems line by line.',
    'Your second draft opens with the claim.',
    'This is clearer than last time.',
    'Smart choice of example.',
  ])('is met by a strategy, a choice or a revision: %s', (text) => {
    expect(answer('process', text)).toBe('met');
  });

  it.each([
    "You're so smart!",
    'You are a natural.',
    'You are gifted.',
    "You aren't a maths person.",
    "You're careless.",
    'A+',
    '7/10',
    'Perfect!',
    'Good job!',
  ])('is not met by praise or blame of a person, or by a verdict: %s', (text) => {
    expect(answer('process', text)).toBe('not');
  });

  it.each([
    'The perfect tense is needed in line 2.',
    'This is an A-level question.',
    'A grade 5 text has shorter sentences.',
    'A brilliant example of irony.',
    'In line 4 "you are so smart" is said with a sneer.',
  ])('does not take these for either: %s', (text) => {
    expect(answer('process', text)).not.toBe('not');
  });

  it('is partly met by effort with no object', () => {
    expect(answer('process', 'You worked so hard.')).toBe('partly');
  });
});

describe('thinking', () => {
  it.each([
    'What would a sceptic say here?',
    'I wonder how the sister sees it.',
    'Think about what the reader knows.',
  ])('is met by an open question or prompt: %s', (text) => {
    expect(answer('thinking', text)).toBe('met');
  });

  it.each(['Is this the right unit?', 'What?', 'Can you add a source?'])(
    'is partly met by a yes or no, or an echo: %s',
    (text) => {
      expect(answer('thinking', text)).toBe('partly');
    },
  );

  it.each([
    'Can you believe it?',
    'This is a metaphor, right?',
    'How are you?',
    'Write "The river rose all night and the farmers waited for it."',
    'Add a date.',
  ])('is not met by %s', (text) => {
    expect(answer('thinking', text)).toBe('not');
  });
});

describe('specific', () => {
  const work = 'The harbour was empty. Nobody spoke of the drowned sailors that winter.';

  it('is met by an anchor that is named, a word or quotation of the work, or a place', () => {
    expect(answer('specific', 'Who are the sailors?', { anchor: 'drowned sailors' })).toBe('met');
    expect(answer('specific', 'The harbour sets the mood.', { work })).toBe('met');
    expect(answer('specific', 'In "nobody spoke" I hear fear.', { work })).toBe('met');
    expect(answer('specific', 'Look at paragraph 3.')).toBe('met');
    expect(answer('specific', 'See figure 2.')).toBe('met');
  });

  it('does not count what is only the task’s', () => {
    const task = 'Describe a harbour.';
    expect(answer('specific', 'Nice harbour.', { work, task })).toBe('not');
  });

  it('points out a misquotation, and only that', () => {
    const rules = (text: string) =>
      readComment({ text, work, language: 'en' }).criteria.specific.evidence.map((e) => e.rule);
    expect(rules('You write "the captain laughed loudly".')).toContain('misquoted');
    expect(rules('You write "nobody spoke of the drownd sailors".')).not.toContain('misquoted');
    expect(
      readComment({ text: 'Look at "the captain laughed loudly" and add a date.', work }).suggestion
        ?.id,
    ).toBe('specific.misquoted');
  });
});

describe('goal', () => {
  it('needs a link, or two words of one shared goal', () => {
    const goals = ['Use evidence to support each claim'];
    expect(answer('goal', 'Add evidence to your claim.', { goals })).toBe('met');
    expect(answer('goal', 'Add evidence.', { goals })).toBe('partly');
    expect(answer('goal', 'Lovely title.', { goals })).toBe('not');
    expect(answer('goal', 'Lovely title.')).toBe('n/a');
    expect(answer('goal', 'Lovely title.', { linked: true })).toBe('met');
  });
});

describe('kind', () => {
  it.each([
    'You are lazy.',
    'This is a stupid argument.',
    'This makes no sense.',
    "You didn't even read the text.",
    'Messy, as usual.',
    'I expected better.',
    'You never listen.',
    'Even a fifth grader knows this.',
    'I stopped reading here.',
    'Wrong.',
    'READ THE QUESTION',
  ])('is not met by %s', (text) => {
    expect(answer('kind', text)).toBe('not');
  });

  it.each([
    "You never define 'liberty', so section 3 rests on nothing.",
    'A weak acid gives away few protons.',
    'The lazy river is a fine image.',
    'The stupid mistake the narrator makes changes everything.',
    'The uncle says "you are lazy".',
    'The DNA of NASA engineers.',
  ])('is met by plain criticism, subject words and quotations: %s', (text) => {
    expect(answer('kind', text)).toBe('met');
  });

  it('calls praise inflated, and offers "and next" for a "but"', () => {
    expect(answer('kind', 'Amazing! Incredible!')).toBe('partly');
    expect(answer('kind', 'Brilliant!')).toBe('partly');
    expect(answer('kind', 'Brilliant turn in line 3: it makes us doubt him.')).toBe('met');
    const read = readComment({ text: 'Good opening, but add a date to line 2.' });
    expect(read.suggestion?.id).toBe('kind.but');
  });
});
