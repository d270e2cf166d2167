import type { Comment, Evidence, Verdict } from './comment.ts';
import { findAll } from './find.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { type Passage, wholeOf } from './passage.ts';
import { shoutingIn } from './shouting.ts';
import { contentStems, wordsIn } from './words.ts';

const LONGEST_SENTENCE = 25;
/** Below this many words a comment is short whatever its words. */
const SHORT = 12;
/** Where the class is not known: the last year of school. */
const LAST_GRADE = 12;

function unknownWords(comment: Comment, passage: Passage, lexicon: Lexicon): Evidence[] {
  const known = contentStems(
    fold(
      [
        ...(comment.glossary ?? []),
        comment.work ?? '',
        comment.task ?? '',
        ...(comment.rubric ?? []),
      ].join(' '),
    ),
    lexicon,
  );
  return findAll(passage.own, wholeOf(passage), lexicon.jargon).filter(({ start, end }) =>
    [...contentStems(passage.own.slice(start, end), lexicon)].some((stem) => !known.has(stem)),
  );
}

function tooHard(comment: Comment, passage: Passage, lexicon: Lexicon): Evidence[] {
  const words = wordsIn(passage.own);
  if (words.length < SHORT) return [];
  const grade = lexicon.grade(words, passage.sentences.length);
  const isHard = grade > (comment.grade ?? LAST_GRADE) + 1;
  return isHard ? [{ ...wholeOf(passage), rule: 'reading_grade' }] : [];
}

/** Every obstacle to a learner who reads it; met where there is none. */
export function readFriendly(comment: Comment, passage: Passage, lexicon: Lexicon): Verdict {
  const { own, sentences } = passage;
  const long = sentences
    .filter(({ start, end }) => wordsIn(own.slice(start, end)).length > LONGEST_SENTENCE)
    .map((sentence) => ({ ...sentence, rule: 'long_sentence' }));
  const barriers = [
    ...findAll(own, wholeOf(passage), lexicon.codes),
    ...unknownWords(comment, passage, lexicon),
    ...shoutingIn(passage, lexicon),
  ];
  const evidence = [...barriers, ...long, ...tooHard(comment, passage, lexicon)];
  if (evidence.length === 0) return { answer: 'met', evidence };
  return { answer: barriers.length > 0 || evidence.length > 1 ? 'not' : 'partly', evidence };
}
