import type { Rule } from '../lexicon.ts';

const HOUSE = 'The definition of this project';

export const LOCATORS: readonly Rule[] = [
  {
    id: 'locator',
    source: HOUSE,
    find: /\b(?:(?:paragraphs?|para|lines?|figures?|fig\.?|tables?|equations?|eq\.?|sections?|pages?|p\.|pp\.|slides?|questions?|steps?|bars?|measures?|stanzas?|verses?|sentences?|chapters?|examples?|rows?|columns?|problems?|part|item|q|scene|act|exercise|graph|diagram)\s?(?:\d+[a-z]?|[ivx]{1,4}\b|one|two|three|four|five|six|[a-d]\b(?=[\s.,:;)?!]|$)(?!\s+(?:good|great|strong|clear|little|bit|few|lot)))|(?:(?:first|second|third|fourth|fifth|sixth|last|final|opening|closing|penultimate|\d+(?:st|nd|rd|th)) (?:paragraph|sentence|line|stanza|verse|section|slide|page|step|example|bar|scene|row|column|body paragraph|quotation|quote|reason|equation|graph|chapter|half|part)))\b/g,
    unless: /\b(?:next step|grade 5 text)\b(?!.*\b(?:paragraph|line|figure|section|page)\b)/,
  },
];

export const COPY_EDITS: readonly Rule[] = [
  {
    id: 'copy_edit',
    source: HOUSE,
    find: /\b(?:spell(?:ing|ed|t)?|typos?|commas?|apostrophes?|capital(?:s|i[sz]e|i[sz]ation)?|full stops?|punctuation|grammar|grammatical|tense|semicolons?|hyphen|lower ?case|upper ?case|run-on|sp|sva|double space|italics|indent|font)\b/g,
  },
];
