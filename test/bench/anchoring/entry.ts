import { hypothesis } from './hypothesis-side.ts';
import { timed, tried, waymark } from './page.ts';
import type { Trial } from './question.ts';

export type SideName = 'Waymark' | 'Hypothesis';
const sides = { Waymark: waymark, Hypothesis: hypothesis };
const bench = {
  tried: (name: SideName, trial: Trial) => tried(sides[name], trial),
  timed: (name: SideName, trial: Trial) => timed(sides[name], trial),
};
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
