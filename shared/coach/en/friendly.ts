import type { Rule } from '../lexicon.ts';

const CODES_SOURCE = 'Customary correction codes; learners misread them: Lee 1997';
const HOUSE = 'The definition of this project';

export const CODES: readonly Rule[] = [
  {
    id: 'marking_code',
    source: CODES_SOURCE,
    find: /(?<![a-z¤'-])(?:awk|frag|ww|wf|vt|sva|s-v agr|r\/o|rep\.|cs|fs|prep\.|agr|pron\. ref|mm|dm|wc|wo|punct|cap|ital|trans\.|dev\.|sp|gr|ro)(?![a-z'-])(?!\s+(?:=|\d))|¶|\?\?+|\bref\?|\bcit\?|\bdef\?|\bevid\?|\bev\?|\^{2,}/g,
  },
  {
    id: 'rubric_shorthand',
    source: HOUSE,
    find: /\b(?:ao[1-6]|peel|peal|tt|ebi|www|lo\d|ws\d)\b(?=\s*(?:[.,;:!?]|$))/g,
    unless: /\bthe (?:peel|peal)\b/,
  },
];

/** The language of linguists and examiners. What a class has learned is in its glossary. */
export const JARGON: readonly Rule[] = [
  {
    id: 'jargon',
    source: 'Academic language that feedback leaves unexplained: Chanock 2000; Carless 2006',
    find: /\b(?:criticality|problemati[sz](?:e|es|ed|ing|ation)|epistem(?:ic|ology|ological)|ontolog(?:y|ical)|hermeneutic\w*|discursive(?:ly)?|signpost(?:ing|ed|s)?|nominali[sz]ations?|cohesion devices?|metadiscourse|hedging|comma splices?|dangling (?:modifiers?|participles?)|misplaced modifiers?|subordinat(?:e|ion|ing) clauses?|subjunctive|antecedents?|parallelism|anaphor[a]?|cataphor[a]?|deictic|collocations?|syntax|syntactic(?:al)?|lexical(?:ly)?|lexis|register|orthograph(?:y|ic)|intertextual(?:ity)?|polysemous|teleolog(?:y|ical)|dialectic(?:al)?|heuristic|operationali[sz](?:e|ed|ation)|synthesi[sz]e|interrogate the|unpack the (?:discourse|construct)|positionality|reflexivity|concision|verbosity|prolix(?:ity)?|circumlocution|tautolog(?:y|ical|ous)|non sequitur|ad hominem|warrant|backing|rebuttal|metacognit(?:ion|ive)|analepsis|prolepsis|bathos|zeugma|litotes)\b/g,
    unless: /\bwill register\b|\bregister (?:for|your)\b/,
  },
];
