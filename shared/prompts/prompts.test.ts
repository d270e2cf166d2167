import { describe, expect, it } from 'vitest';
import { readComment } from '../coach/coach.ts';
import { promptKey } from '../model/kinds/prompt-words.ts';
import { find, nearFirst } from './find.ts';
import { fill, firstName, withoutName } from './holes.ts';
import { loadStarters } from './starters.ts';

describe('the holes of a prompt', () => {
  it('are filled with what is known, and the first unknown one waits to be typed over', () => {
    const text = '{name}, look at {criterion} and at {goal}, {name}.';
    const { text: filled, open } = fill(text, {
      name: 'Ana',
      criterion: ' ',
      goal: 'Back up\nmy claims.',
    });
    expect(filled).toBe('Ana, look at {criterion} and at Back up my claims, Ana.');
    expect(filled.slice(open?.start, open?.end)).toBe('{criterion}');
    expect(fill('Read it aloud.', {})).toEqual({ text: 'Read it aloud.', open: null });
  });

  it('are never read out of what fills them, and other braces are words', () => {
    expect(fill('{name} {x}', { name: '{goal}', goal: 'no' })).toEqual({
      text: '{goal} {x}',
      open: null,
    });
  });

  it('take a first name, in either order', () => {
    expect(['Lucía Fernández', 'Fernández, Lucía', 'Amara', '王小明', ''].map(firstName)).toEqual([
      'Lucía',
      'Lucía',
      'Amara',
      '王小明',
      '',
    ]);
  });

  it('take the place of a learner’s name, whole or in part, and of nothing else', () => {
    const name = 'Lucía de la Fernández';
    expect(withoutName('Lucía Fernández, ask Lucía’s sister.', name)).toBe(
      '{name}, ask {name}’s sister.',
    );
    expect(withoutName('Lucíana walks de la mano', name)).toBe('Lucíana walks de la mano');
    expect(withoutName('Yo asked {name}', 'Yo Lee')).toBe('{name} asked {name}');
    expect(withoutName('Anything', ' ')).toBe('Anything');
  });
});

describe('looking for a prompt', () => {
  const prompts = [
    { text: 'Añade una fuente', part: 'nextStep', criterion: 'Evidence', tags: ['historia'] },
    { text: 'Whose voice is missing?', part: 'question', criterion: '', tags: ['history'] },
  ] as const;
  it('takes every word, in words, criterion and tags, without case and marks', () => {
    expect(find(prompts, 'ANADE hist')).toEqual([prompts[0]]);
    expect(find(prompts, 'evid')).toEqual([prompts[0]]);
    expect(find(prompts, ' ')).toHaveLength(2);
    expect(find(prompts, 'voice source')).toEqual([]);
  });
  it('shows those for this part, then those for this criterion', () => {
    expect(nearFirst(prompts, 'question', 'evidence').map(({ part }) => part)).toEqual([
      'question',
      'nextStep',
    ]);
    expect(nearFirst(prompts, 'observation', 'evidence')[0]?.criterion).toBe('Evidence');
  });
});

describe.each(['en', 'es', 'ar'] as const)('the starters in %s', (language) => {
  it('are sixty, each once, short, and a next step or a question', async () => {
    const starters = await loadStarters(language);
    expect(new Set(starters.map(({ text }) => promptKey(text))).size).toBe(60);
    for (const { text, part, tags } of starters) {
      expect(text.length, text).toBeLessThan(200);
      expect(['nextStep', 'question']).toContain(part);
      expect(tags, text).toHaveLength(3);
      expect(/[?؟]$/u.test(text), text).toBe(part === 'question');
    }
  });

  it('have the same holes as in English', async () => {
    const holesOf = (text: string) => text.match(/\{\w+\}/g) ?? [];
    const [english, here] = [await loadStarters('en'), await loadStarters(language)];
    expect(here.map(({ text }) => holesOf(text))).toEqual(english.map(({ text }) => holesOf(text)));
  });
});

it('the coach finds in each English starter what it is for, and nothing that hurts or judges', async () => {
  const judging = [
    'you_are_gifted',
    'how_gifted',
    'you_lack',
    'effort_alone',
    'grade',
    'verdict',
    'tick',
  ];
  for (const { text: open, part } of await loadStarters('en')) {
    const { text } = fill(open, { name: 'Sam', criterion: 'evidence', goal: 'back up each claim' });
    const { readable, criteria } = readComment({ text });
    expect(readable, text).toBe(true);
    expect(criteria[part === 'question' ? 'thinking' : 'action'].answer, text).toBe('met');
    expect(criteria.kind.answer, text).toBe('met');
    expect(criteria.friendly.answer, text).not.toBe('not');
    const rules = criteria.process.evidence.map(({ rule }) => rule);
    for (const rule of judging) expect(rules, text).not.toContain(rule);
  }
});
