import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../../store/views.ts';
import { inOrderOfNeed } from './order.ts';

const row = (
  name: string,
  lastFeedbackAt: number | null,
  needHelp = 0,
  unanswered = 0,
): BoardRow => ({
  learner: { id: name, name },
  lastFeedbackAt,
  needHelp,
  did: 0,
  openSteps: 0,
  sharedGoals: 0,
  questions: 0,
  unanswered,
  drafts: 0,
});

describe('the board', () => {
  it('puts those who ask for help first, those who wrote next, then those who have waited longest', () => {
    const rows = [
      row('Ana', 30),
      row('Ben', null),
      row('Cy', 10),
      row('Di', 40, 1),
      row('Ed', 50, 0, 1),
    ];
    expect(inOrderOfNeed(rows).map((one) => one.learner.name)).toEqual([
      'Di',
      'Ed',
      'Ben',
      'Cy',
      'Ana',
    ]);
  });
});
