import { atMost, type Gate } from '../report.ts';
import { asked, count, precision, recall, type Tried, wrongly } from './count.ts';
import { DELETED, EDITS, TYPOGRAPHY } from './generated.ts';
import type { Kind, Label } from './question.ts';

const LONG: Kind[] = ['sentence', 'phrase'];
const KINDS: Kind[] = [...LONG, 'short'];
const REAL = 'real revisions';

/** Shares are told as what is missing: `report.ts` knows limits from above. */
const atLeast = (name: string, value: number, limit: number): Gate =>
  atMost(`${name}, short of 1`, 1 - value, Math.round((1 - limit) * 1e6) / 1e6);

export function gatesOf(tried: readonly Tried[]): Gate[] {
  const of = (family: string, kinds: readonly Kind[], ...labels: Label[]) =>
    count(tried, { family, kinds, ...(labels.length > 0 ? { labels } : {}) });
  const both = (family: string, least: readonly [number, number]): Gate[] => [
    atLeast(`${family}: precision`, precision(of(family, LONG)), least[0]),
    atLeast(`${family}: recall`, recall(of(family, LONG)), least[1]),
  ];
  const gates = [
    ...both(TYPOGRAPHY, [0.999, 0.999]),
    ...both(EDITS[1] ?? '', [0.99, 0.98]),
    ...both(EDITS[2] ?? '', [0.975, 0.965]),
    atLeast(`${DELETED}: precision`, precision(of(DELETED, LONG)), 0.93),
    atMost(
      `${DELETED}: 1–3 words, falsely attached`,
      wrongly(of(DELETED, ['short'], 'deleted')),
      0.1,
    ),
  ];
  if (!tried.some(({ trial }) => trial.family === REAL)) return gates;
  return [
    ...gates,
    atMost(
      'real: modified sentence, wrong place',
      wrongly(of(REAL, ['sentence'], 'modified')),
      0.01,
    ),
    atLeast(
      'real: modified sentence, right or rightly moved?',
      recall(of(REAL, ['sentence'], 'modified')),
      0.97,
    ),
    atMost(
      'real: phrase in a modified sentence, wrong',
      wrongly(of(REAL, ['phrase'], 'modified')),
      0.02,
    ),
    atMost(
      'real: deleted phrase, falsely attached',
      wrongly(of(REAL, ['phrase'], 'deleted')),
      0.05,
    ),
    atMost(
      'real: deleted 1–3 words, falsely attached',
      wrongly(of(REAL, ['short'], 'deleted')),
      0.1,
    ),
    ...KINDS.flatMap((kind) => [
      atMost(`real: ${kind}, sentence unchanged: moved?`, asked(of(REAL, [kind], 'same')), 0.1),
      atMost(`real: ${kind}, sentence modified: moved?`, asked(of(REAL, [kind], 'modified')), 0.25),
    ]),
  ];
}
