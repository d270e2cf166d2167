import { diffWords } from 'diff';
import { Fragment } from 'preact';
import { usePhrases } from '../setting.tsx';

/** What a learner made of these words since: word by word, said as well as drawn. */
export function Changed({ before, after }: { before: string; after: string }) {
  const { say, language } = usePhrases();
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const parts = diffWords(before, after, { intlSegmenter });
  /** One word for another: "three" and "four" are not "threefour". */
  const isBeside = (at: number): boolean =>
    parts[at - 1]?.removed === true &&
    parts[at]?.added === true &&
    !/\s$/.test(parts[at - 1]?.value ?? '');
  return (
    <p class="wm-changed">
      <span class="wm-soft">{say('passage.now')} </span>
      <span dir="auto">
        {parts.map(({ value, added, removed }, at) => (
          <Fragment key={at}>
            {isBeside(at) && ' '}
            {added ? <ins>{value}</ins> : removed ? <del>{value}</del> : value}
          </Fragment>
        ))}
      </span>
    </p>
  );
}
