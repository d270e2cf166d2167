import fc from 'fast-check';
import { type ContextId, newId } from '../../../shared/model/ids.ts';
import { STEP_ANSWERS } from '../../../shared/model/kinds/feedback.ts';
import { GOAL_QUESTIONS, GOAL_STATUSES } from '../../../shared/model/kinds/goal-words.ts';
import {
  MOMENT_BOXES,
  REFLECTION_BOXES,
  SKETCH_PARTS,
} from '../../../shared/model/kinds/owned-words.ts';
import { teachersScope } from '../../../shared/model/scope.ts';
import type { Command } from '../../../shared/store/command.ts';
import type { Row } from '../../../shared/store/repository.ts';

export type Who = 'phone' | 'laptop';
const EDITS = [
  ...['goal', 'goal', 'goal', 'goal of more', 'goal shared', 'check in', 'evidence', 'reflection'],
  ...['reflection of two', 'moment', 'step', 'step answered', 'reply', 'cover', 'cover given'],
  ...['sketch', 'sketch', 'question', 'question closed', 'preference'],
] as const;
/** What one learner does on one of two devices; numbers choose among what that device knows. */
export type Act = { who: Who; which: number; part: number } & (
  | { act: 'edit'; edit: (typeof EDITS)[number] }
  | { act: 'delete' }
  | { act: 'sky'; sky: 'fair' | 'lost' | 'down' }
);

const base = {
  who: fc.constantFrom<Who[]>('phone', 'laptop'),
  which: fc.nat(),
  part: fc.nat(),
};
const edit = fc.record({
  ...base,
  act: fc.constant('edit' as const),
  edit: fc.constantFrom(...EDITS),
});
const gone = fc.record({ ...base, act: fc.constant('delete' as const) });
const sky = fc.record({
  ...base,
  act: fc.constant('sky' as const),
  sky: fc.constantFrom('fair' as const, 'lost' as const, 'down' as const, 'down' as const),
});

/** The same acts for the same seed: so many edits, and between them deletions and weather. */
export function actsOf(seed: number, edits: number): Act[] {
  const act = fc.oneof(
    { weight: 40, arbitrary: edit },
    { weight: 1, arbitrary: gone },
    { weight: 3, arbitrary: sky },
  );
  const acts = fc.sample(act, { seed, numRuns: edits * 2 });
  let left = edits;
  const end = acts.findIndex((one) => one.act !== 'sky' && --left === 0);
  return acts.slice(0, end + 1);
}

const among = <T>(all: readonly T[], n: number): T | undefined => all[n % all.length];
/** A new one each fourth time, and while there is none. */
const oneOf = (rows: readonly Row[], n: number): Row | undefined =>
  n % 4 === 0 ? undefined : among(rows, n);
type Named = Record<string, string>;

/** The command of an edit on a device that holds `rows`; null where there is nothing yet to do it on. */
export function commandOf(
  { edit: what, which, part }: Extract<Act, { act: 'edit' }>,
  words: string,
  context: ContextId,
  rows: readonly Row[],
): Command | null {
  const of = (kind: string) => rows.filter((row) => row.kind === kind && !row.shown.deleted);
  const named = (names: readonly string[]): Named => ({ [among(names, part) ?? '']: words });
  const lmsAssignment = String(7 + (which % 3));
  const audience = part % 2 === 0 ? [teachersScope(context)] : [];
  const goal = oneOf(of('goal'), which)?.id ?? newId();
  switch (what) {
    case 'goal':
      return { do: 'goal.write', goal, context, answers: named(GOAL_QUESTIONS) };
    case 'goal of more': {
      const more = [
        { obstacle: words },
        { response: words },
        { criteria: [words] },
        { status: GOAL_STATUSES[which % GOAL_STATUSES.length] ?? 'trying' },
        { confidence: 1 + (which % 5) },
        { by: which },
      ];
      return { do: 'goal.write', goal, context, ...among(more, part) };
    }
    case 'goal shared':
      return { do: 'goal.write', goal, context, audience };
    case 'check in': {
      const standing = oneOf(of('check_in'), part);
      const on = standing?.parent || among(of('goal'), which)?.id;
      const status = among(GOAL_STATUSES, which) ?? 'trying';
      if (on === undefined) return null;
      const checkIn = standing?.id ?? newId();
      return { do: 'check_in.write', checkIn, goal: on, text: words, status };
    }
    case 'evidence': {
      const standing = oneOf(of('evidence'), part);
      const on = standing?.parent || among(of('goal'), which)?.id;
      if (on === undefined) return null;
      const evidence = standing?.id ?? newId();
      return { do: 'evidence.write', evidence, goal: on, ...named(['text', 'text', 'file']) };
    }
    case 'reflection':
    case 'reflection of two': {
      const reflection = oneOf(of('reflection'), which)?.id ?? newId();
      const more = what === 'reflection' ? {} : { usedToThink: words, nowThink: words };
      const said = { ...named(REFLECTION_BOXES), ...more };
      return { do: 'reflection.write', reflection, context, words: said, audience };
    }
    case 'moment': {
      const moment = oneOf(of('moment'), which)?.id ?? newId();
      return { do: 'moment.write', moment, context, words: named(MOMENT_BOXES) };
    }
    case 'step':
    case 'step answered': {
      const step = among(of('next_step'), which)?.id;
      if (step === undefined) return null;
      if (what === 'step')
        return { do: 'step.answer', step, ...named(['plan', 'reason', 'evidence']) };
      return { do: 'step.answer', step, answer: among(STEP_ANSWERS, part) };
    }
    case 'reply': {
      const standing = oneOf(of('reply'), part);
      const step = standing?.parent || among(of('next_step'), which)?.id;
      if (step === undefined) return null;
      return { do: 'reply.write', reply: standing?.id ?? newId(), step, text: words };
    }
    case 'cover':
      return { do: 'cover.write', context, lmsAssignment, ...named(['changed', 'look']) };
    case 'cover given':
      return { do: 'cover.write', context, lmsAssignment, given: part % 2 === 0 };
    case 'sketch':
      return {
        ...{ do: 'sketch.write', part: among(SKETCH_PARTS, which) ?? 'values', text: words },
        ...(part % 3 === 0 ? { audience: [teachersScope(context)] } : {}),
      } as const;
    case 'question':
    case 'question closed': {
      const standing =
        what === 'question' ? oneOf(of('question'), which) : among(of('question'), which);
      if (standing === undefined && what === 'question closed') return null;
      const question = standing?.id ?? newId();
      const said = what === 'question' ? { text: words } : { closed: part % 2 === 0 };
      return { do: 'question.write', question, context, lmsAssignment, ...said };
    }
    case 'preference':
      return { do: 'preference.set', nudges: which % 2 === 0, started: part % 2 === 0 };
  }
}

/** What a person takes away again; null where there is nothing. */
export function deletionOf({ which, part }: Act, rows: readonly Row[]): Command | null {
  const kind = among(['goal', 'reflection', 'evidence', 'question', 'reply'] as const, part);
  const own = rows.filter((row) => row.kind === kind && !row.shown.deleted);
  const record = among(own, which)?.id;
  if (record === undefined) return null;
  if (kind === 'goal') return { do: 'goal.delete', goal: record };
  if (kind === 'question') return { do: 'question.delete', question: record };
  if (kind === 'reply') return { do: 'reply.delete', reply: record };
  return { do: 'owned.delete', record };
}

/** What was typed in a command, wherever it stands in it. */
export const typedIn = (command: Command, words: string): boolean =>
  JSON.stringify(command).includes(JSON.stringify(words));
