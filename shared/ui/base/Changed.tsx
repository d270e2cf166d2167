import { diffWords } from 'diff';
import { usePhrases } from '../setting.tsx';

/** What a learner made of these words since: word by word, said as well as drawn. */
export function Changed({ before, after }: { before: string; after: string }) {
  const { say, language } = usePhrases();
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (
    <p class="wm-changed">
      <span class="wm-soft">{say('passage.now')} </span>
      <span dir="auto">
        {diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }, at) =>
          added ? <ins key={at}>{value}</ins> : removed ? <del key={at}>{value}</del> : value,
        )}
      </span>
    </p>
  );
}
