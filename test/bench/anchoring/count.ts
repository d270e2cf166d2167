import { isRight, type Kind, type Label, type Outcome, type Trial } from './question.ts';

export type Tried = { trial: Trial; outcomes: readonly Outcome[] };
export type Wanted = { family: string; kinds: readonly Kind[]; labels?: readonly Label[] };
export type Counts = {
  all: number;
  /** Quotes that have a right place. */
  kept: number;
  anchored: number;
  right: number;
  wrong: number;
  moved: number;
  movedRight: number;
};

/** How often which answer was given to the questions of a kind. */
export function count(tried: readonly Tried[], { family, kinds, labels }: Wanted): Counts {
  const counts = { all: 0, kept: 0, anchored: 0, right: 0, wrong: 0, moved: 0, movedRight: 0 };
  for (const { trial, outcomes } of tried) {
    if (trial.family !== family) continue;
    for (const [n, { kind, label, truth }] of trial.questions.entries()) {
      const outcome = outcomes[n];
      const wanted = labels === undefined ? label !== 'spared' : labels.includes(label);
      if (outcome === undefined || !wanted || !kinds.includes(kind)) continue;
      const right = isRight(outcome.place, truth);
      counts.all += 1;
      if (truth.length > 0) counts.kept += 1;
      if (outcome.state === 'anchored') {
        counts.anchored += 1;
        if (right) counts.right += 1;
        else counts.wrong += 1;
      }
      if (outcome.state === 'moved') counts.moved += 1;
      if (outcome.state === 'moved' && right) counts.movedRight += 1;
    }
  }
  return counts;
}

const share = (part: number, of: number): number => (of === 0 ? Number.NaN : part / of);
export const precision = (one: Counts): number => share(one.right, one.anchored);
export const recall = (one: Counts): number => share(one.right + one.movedRight, one.kept);
export const wrongly = (one: Counts): number => share(one.wrong, one.all);
export const asked = (one: Counts): number => share(one.moved, one.all);
