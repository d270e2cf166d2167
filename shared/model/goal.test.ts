import { describe, expect, it } from 'vitest';
import { audienceOf } from './kinds/audience.ts';
import { answered, GOAL_QUESTIONS, goalStage } from './kinds/goal.ts';

const four = { know: 'a', next: 'b', path: 'c', evidence: 'd' };

describe('a goal', () => {
  it('is a draft until its first four questions have an answer; blanks are none', () => {
    expect(goalStage({})).toBe('draft');
    expect(goalStage({ next: 'Argue both sides' })).toBe('draft');
    for (const question of Object.keys(four)) {
      expect(goalStage({ ...four, [question]: ' \n\t' })).toBe('draft');
    }
    expect(goalStage(four)).toBe('ready');
  });

  it('is complete when its learner got there and chose who sees it; keeping it private counts', () => {
    expect(goalStage({ ...four, status: 'got_there' })).toBe('ready');
    expect(goalStage({ ...four, audience: [] })).toBe('ready');
    expect(goalStage({ ...four, status: 'got_there', audience: null })).toBe('ready');
    expect(goalStage({ ...four, status: 'got_there', audience: [] })).toBe('complete');
  });

  it('shows five pips, the fifth lit by words or by a choice', () => {
    expect(answered({})).toEqual(GOAL_QUESTIONS.map(() => false));
    expect(answered({ ...four, share: ' ' })).toEqual([true, true, true, true, false]);
    expect(answered({ audience: [] })[4]).toBe(true);
    expect(answered({ share: 'At the exhibition' })[4]).toBe(true);
  });

  it('is shared with nobody by anything that is not a scope', () => {
    expect(audienceOf({})).toEqual([]);
    expect(audienceOf({ audience: 'everyone' })).toEqual([]);
    expect(audienceOf({ audience: [1, 'everyone', 'person:x'] })).toEqual([]);
  });
});
