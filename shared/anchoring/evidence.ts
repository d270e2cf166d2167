import type { Candidate } from './candidate.ts';
import type { Company } from './neighbours.ts';

/** Which of several candidates is looked at first. */
export const rankOf = (one: Candidate, { order, claimed }: Company): number =>
  one.quote +
  0.5 * one.near +
  0.2 * one.density +
  (one.sameSentence ? 0.3 : 0) +
  (one.exact ? 0.2 : 0) +
  0.15 * order -
  0.3 * claimed;

/** What speaks for one candidate, as numbers from 0 to 1, with the company it would keep. */
export const featuresOf = (
  one: Candidate,
  { order, claimed }: Company,
  margin: number,
): number[] => [
  1,
  one.quote,
  one.near,
  Math.max(one.before, one.after),
  Math.min(one.before, one.after),
  one.density,
  one.exact ? 1 : 0,
  one.sameSentence ? 1 : 0,
  one.quote * Math.min(1, one.tells / 3),
  one.quote * one.near,
  margin,
  order,
  claimed,
  one.whole ? 1 : 0,
  one.quote * (one.whole ? 1 : 0),
  one.within,
];
/**
 * Logistic regression over the drafts of ArgRewrite V2 (49 writers) and the generated ones of `npm run bench:anchoring`, in
 * the order of `featuresOf`, rounded.
 */
const WEIGHTS = [
  -4.5, -0.7, 0.3, 1.1, 0.5, 1.2, 0.5, 2.1, 0.8, 1.0, 0.3, 1.2, -0.5, -0.6, 2.4, 3.7,
];

/** How likely it is that this is the place. */
export function chanceOf(features: readonly number[]): number {
  const sum = features.reduce((total, feature, n) => total + feature * (WEIGHTS[n] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
