const list = (words: string): string[] => words.trim().split(/\s+/);

/** What school work is made of, across subjects. Compiled for this project; singular. */
const NOUNS = list(`
abstract accent action adjective adverb aim algorithm analysis angle animation annotation answer apparatus appendix argument
arrow article assumption atom attempt audience author axis background bar barline bass beat bibliography body bond bow box
bracket breath brush brushstroke bullet calculation caption case category cell chapter character chart choice chord chorus
chronology citation claim class clause code coefficient colour color column comma comparison composition concept conclusion
condition conjunction connection constant context contrast control counterargument counter-argument counterclaim counterexample
data dataset date decimal definition denominator derivative description diagram dialogue diction direction discussion
draft dynamics edge effect ending entry equation error essay event evidence example exercise experiment explanation
expression fact factor figure film finding flashback footnote force formula fraction function gesture grammar graph grid
heading headline hook hypothesis idea image inference ingredient input instrument integral interpretation introduction
intro issue joint journal key keyword label layer layout lead legend lens limitation line link list loop map margin
mark measure measurement melody message metaphor method mistake model molecule motif movement myth narrator notation note
noun number numerator object operator opening opinion order outline output overview page paragraph parameter parenthesis
part passage passive pattern perspective phrase piece pitch place placement plan plot plural poem point position posture practice
prediction preposition presentation procedure process pronoun pronunciation proof property prototype punctuation purpose
quantity quotation quote ratio reaction reader reading reason reasoning reference reflection rehearsal report research
response result review rhyme rhythm risk role root rubric rule sample scale scene score section sentence sequence setting
shade shadow shape sign simile sketch slide slope solution solo sound source speaker speech spelling spreadsheet stage
stanza statement statistic step story strand strategy structure style subheading subtitle summary symbol table task
tempo tense term test text texture theme theory thesis timeline title tone topic transition translation trend trial
unit update use value variable verb verse version viewpoint view vocabulary voice volume vowel warrant weakness word
wording working workings workbook
`);

export const WORK_NOUN = new RegExp(
  `\\b(?:${NOUNS.join('|')}|axes|analyses|bibliographies|hypotheses|theses|theories|stories|categories|quantities|properties|strategies|summaries|formulae|vertices|criteria)(?:s|es|'s)?\\b`,
  'g',
);

/** Words that name nothing to work on. */
const VAGUE =
  'it|this|that|these|those|them|work|job|effort|efforts|detail|details|depth|more|less|better|best|thing|things|something|anything|everything|time|times|try|go|bit|lot|little|way|ways|care|attention|look|second|moment|day|week|one|ones|stuff|same|next|rest|whole|again|harder|further|difference|sense|point|proud|happy|lesson|future|level|min|minute|minutes|deep|self|hand|hard|good|great|nice|real|next|most|few|end|start|beginning|other|others';

/** An article or possessive and a word that is not vague: "the mitochondria", "your second battle". */
export const NAMED_THING = new RegExp(
  `\\b(?:the|your|a|an|each|every|both|another|one|two|three|four|five|its|their|his|her|which|what|how|why|whose|where|about|of|from|with|into|for|between|in|as)\\s+(?:(?!(?:${VAGUE})\\b)[a-z][a-z'-]{3,}|[¤§][¤§.,'-]*)`,
  'g',
);
