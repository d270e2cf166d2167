import type { Lexicon } from '../lexicon.ts';
import { CODES, JARGON } from './friendly.ts';
import { GOES_ON, LEAD, NO_ORDER, OBJECT, TOLD_OF, TURNS_ON } from './imperative.ts';
import { BARE_HARSH, HARSH, SHOUTS, SUPERLATIVES, TURNS } from './kind.ts';
import { MOVES, NO_MOVES, POINTERS, POINTING_QUESTIONS } from './moves.ts';
import { NAMED_THING, WORK_NOUN } from './nouns.ts';
import {
  EFFORT,
  OUTCOMES,
  PERSON_RULES,
  PRAISE,
  PROBLEMS,
  PROCESS_RULES,
  SOCIAL,
} from './process.ts';
import { CLOSED_QUESTIONS, NO_QUESTIONS, OPEN_QUESTIONS, PROMPTS, REWRITES } from './questions.ts';
import { grade } from './reading.ts';
import { ABBREVIATION, SEAMS } from './seams.ts';
import { SMALL } from './small.ts';
import { COPY_EDITS, LOCATORS } from './specific.ts';
import { stem } from './stem.ts';
import { NOUN_VERBS, VERBS } from './verbs.ts';

const HOUSE = 'The definition of this project';

export const ENGLISH: Lexicon = {
  language: 'en',
  abbreviation: ABBREVIATION,
  seams: SEAMS,
  lead: LEAD,
  verbs: VERBS,
  nounVerbs: NOUN_VERBS,
  object: OBJECT,
  noOrder: NO_ORDER,
  goesOn: GOES_ON,
  turnsOn: TURNS_ON,
  toldOf: TOLD_OF,
  pointingQuestions: POINTING_QUESTIONS,
  moves: MOVES,
  noMoves: NO_MOVES,
  pointers: POINTERS,
  targets: [
    { id: 'work_noun', source: HOUSE, find: WORK_NOUN },
    { id: 'named_thing', source: HOUSE, find: NAMED_THING },
    { id: 'quoted_words', source: HOUSE, find: /[¤§]+/g },
  ],
  pronoun: /\b(?:it|this|that|these|those|them|here|one)\b/,
  openQuestions: OPEN_QUESTIONS,
  closedQuestions: CLOSED_QUESTIONS,
  prompts: PROMPTS,
  noQuestions: NO_QUESTIONS,
  rewrites: REWRITES,
  process: PROCESS_RULES,
  person: PERSON_RULES,
  effort: EFFORT,
  outcomes: OUTCOMES,
  praise: PRAISE,
  problems: PROBLEMS,
  social: SOCIAL,
  harsh: HARSH,
  bareHarsh: BARE_HARSH,
  superlatives: SUPERLATIVES,
  turns: TURNS,
  shouts: SHOUTS,
  codes: CODES,
  jargon: JARGON,
  locators: LOCATORS,
  copyEdits: COPY_EDITS,
  small: SMALL,
  stem,
  grade,
};
