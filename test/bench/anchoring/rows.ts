import type { Row } from '../report.ts';
import { asked, count, precision, recall, type Tried, type Wanted, wrongly } from './count.ts';
import { DELETED } from './generated.ts';
import type { Kind, Label } from './question.ts';

const LONG: Kind[] = ['sentence', 'phrase'];
const LABELS: Label[] = ['same', 'modified', 'deleted', 'spared'];

/** The table of one side: each family of changes, real revisions by what became of the sentence. */
export function rowsOf(side: string, tried: readonly Tried[]): Row[] {
  const families = [...new Set(tried.map(({ trial }) => trial.family))];
  const wanted = families.flatMap((family): (Wanted & { what: string })[] =>
    family === 'real revisions'
      ? (['sentence', 'phrase', 'short'] as const).flatMap((kind) =>
          LABELS.map((label) => ({
            family,
            kinds: [kind],
            labels: [label],
            what: `real: ${kind}, ${label}`,
          })),
        )
      : [
          { family, kinds: LONG, what: family },
          { family, kinds: ['short'], what: `${family}, 1–3 words` },
        ],
  );
  return wanted.map((one): Row => {
    const counts = count(tried, one);
    const known = (value: number): number | string => (Number.isNaN(value) ? '' : value);
    return {
      side,
      what: one.what,
      quotes: counts.all,
      precision: known(precision(counts)),
      recall: known(recall(counts)),
      wrong: known(wrongly(counts)),
      'moved?': known(asked(counts)),
      ...(one.family === DELETED
        ? { 'false of deleted': known(wrongly(count(tried, { ...one, labels: ['deleted'] }))) }
        : {}),
    };
  });
}
