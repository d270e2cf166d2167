import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../coach/comment.ts';
import { criterionKey, SUGGESTION_IDS, sentenceKey, UNREADABLE_KEY } from '../coach/suggestion.ts';
import english from './coach/en.json';

describe('the coach', () => {
  it('has a sentence for everything it can say, and none that it never says', () => {
    const loads = ['do_first', 'page', 'many', 'copy_edits', 'no_strength', 'alike'];
    const keys = [
      UNREADABLE_KEY,
      ...[...CRITERIA, 'manageable' as const].map(criterionKey),
      ...[...SUGGESTION_IDS, ...loads.map((id) => `manageable.${id}`)].map(sentenceKey),
    ];
    const said = Object.keys(english).filter((key) => key.startsWith('coach.'));
    expect(said.sort()).toEqual([...new Set(keys)].sort());
  });
});
