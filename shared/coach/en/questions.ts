import type { Rule } from '../lexicon.ts';

const CHIN = 'Questions that open and close thinking: Chin 2007';
const HOUSE = 'The definition of this project';

export const OPEN_QUESTIONS: readonly Rule[] = [
  {
    id: 'open_question',
    source: CHIN,
    find: /(?:^|[,;:.(-]\s*|\b(?:and|but|so|or|then|now|if so|ok|okay|if not|yes|no|well|in|to|from|for|by|with|at|on|of|about) )(?:(?:what|how(?! about)|why(?! not)|who|whose|whom|which|where|when)(?: else| exactly| specifically| might| could| would| do| does| did| is| are| was| were| can| should| will| has| have|'s|'re| [a-z¤]+)\b)(?=.*[a-z¤§]).*/g,
  },
  {
    id: 'open_question_inside',
    source: CHIN,
    find: /\b(?:(?:what|how|why|which|where|who) (?:other |else |kind of |part of |more |[a-z]+ )?(?:do|does|did|is|are|was|were|could|would|might|can|should|will|has|have)\b|to what extent|in what (?:way|sense)|what if|how about|what about|how come).*\?/g,
  },
];

export const CLOSED_QUESTIONS: readonly Rule[] = [
  { id: 'yes_or_no', source: CHIN, find: /^.+\?/gs },
];

/** Without a mark, or without the form of a question. */
export const PROMPTS: readonly Rule[] = [
  {
    id: 'i_wonder',
    source: CHIN,
    find: /\bi(?:'m| am| was)?(?: still| also| do| was)* (?:wonder(?:ing)?|curious)\b(?: about)? (?:how|what|why|if|whether|who|where|which|about|to)\b.*/g,
  },
  {
    id: 'think_about',
    source: CHIN,
    find: /(?:^|[,;:]\s*|\band |\bnow |\bto |\bplease |\bthen )(?:think (?:about|of|through|carefully about|again about|more about|hard about)|ask yourself|imagine|picture|reflect on|explore|ponder|put yourself|predict|weigh up|consider|decide)(?: (?:the|your|this))? ?(?:what|how|why|whether|who|which|where|if|yourself|a reader|someone|you|when|would|whose|reasons?|ways?|readers?)\b.*/g,
  },
  {
    id: 'unmarked_question',
    source: CHIN,
    find: /^(?:(?:\(?[a-z]{1,3}\)|\d[.)]|-|and|but|so|now|then|ok|okay|yes|no|great|good|almost)[\s,]+)*(?:(?:how|what|why|where|who|which) (?:(?:do|does|did|would|could|might|can|should|will) (?:you|we|i|they|it|he|she|the|this|your|that|a)|(?:is|are) (?:the|your|this|that|these|those|it|there|missing|next))|(?:can|could|would) you (?!see\b|do it\b)[a-z]+|(?:do|did|have|are) you (?:know|remember|think|see|recall|able)|what's (?:the|another|a|your))\b(?! (?:is|was|are|were)\b).*/g,
    unless:
      /^(?:what|how) (?:is|are) (?:missing|next) is\b|^(?:what|how|where|why|who) .{1,60}\b(?:is (?:that|clear|good|great|wrong|missing|strong|because)|works|shows|matters|really)\b|!$/,
  },
];

/** Marked as questions, and ask nothing. The whole sentence is taken. */
export const NO_QUESTIONS: readonly Rule[] = [
  {
    id: 'tag',
    source: HOUSE,
    find: /^(?!(?:what|how|why|which|where|who|whose|can|could|would|do|does|did|is|are|was|were|have|has|should|will)\b).*,\s*(?:right|ok|okay|yes|no|correct|agreed|huh|eh|yeah|(?:is|are|was|were|do|does|did|can|could|would|should|have|has|wo|will)(?:n't)? (?:it|you|he|she|they|we|i|that|this|there))\s*\?/g,
  },
  {
    id: 'tag',
    source: HOUSE,
    find: /^(?:right|ok|okay|yes|no|get it|got it|see|understood|agreed|make sense|does that make sense|do you (?:understand|see|get (?:it|that|this)|agree)|is that clear|ready)\s*\?+/g,
  },
  {
    id: 'social_question',
    source: HOUSE,
    find: /^(?:(?:hi|hello|hey)[\s,!]+)?(?:\w+[,!] )?(?:how (?:are|is) (?:you|things|everything|life|your (?:day|week|weekend|family|mum|mom|dad))|how was your (?:day|week|weekend|holiday|break|trip)|how's it going|how have you been|what's up|are you (?:ok|okay|well|all right|alright|feeling)|did you have (?:a|fun)|did you enjoy|having a good|can (?:i|we) (?:talk|chat|meet|help|see you)|can you (?:come|meet|see me)|could we (?:talk|meet|chat))\b.*\?/g,
  },
  {
    id: 'rhetorical',
    source: HOUSE,
    find: /(?:\b(?:can|could) you (?:believe|imagine)|\b(?:are|were) you (?:kidding|serious|joking|even|asleep|blind|awake|actually|trying to be)|^seriously|^really\s*\?|\bdid you (?:even|actually|really|bother|not)\b|\bdo you even\b|\bhave you even\b|\bdid(?:n't| not) you (?:listen|read|hear|learn|pay)|\bwho (?:cares|knew|writes|does that|would have thought|on earth)|\bwhat (?:were you thinking|on earth|the (?:heck|hell)|is wrong with you|is this(?: supposed to be| mess| rubbish)?\s*\?|am i supposed|more can i say)|\bhow (?:hard|difficult) (?:can|is|could) (?:it|this|that)|\bhow many times (?:do|must|have|will|should|does|can) (?:i|we|it)\b|\bhow (?:can|could) (?:you|anyone) (?:not|possibly|miss|fail|think|be so)|\bis(?:n't| not) it obvious|\bwhy (?:bother|can't you (?:just|ever)|don't you ever|do i (?:even )?bother|am i)|\bwhen will you|\bwhat('s| is) the point\b|\bis this a joke|\bdo i (?:have|need|really) (?:to)?|\bhow (?:cool|great|amazing|good|clever|lovely) is (?:that|this|it)\b|\bisn't (?:that|this|it) (?:great|cool|amazing|lovely|obvious|wonderful)|\bwhat's not to (?:like|love)|\bdoes anyone\b|\bhow did you (?:not|manage to (?:miss|fail|get .* wrong)))/g,
  },
];

/** "Say", and then the words themselves. */
export const REWRITES: readonly Rule[] = [
  {
    id: 'answer_given',
    source: 'Corrective, directive and facilitative feedback: Straub 1996',
    find: /(?<!\b(?:you|he|she|they|i|we|who|authors) )\b(?:say|write|put|change (?:it|this|that|your [a-z]+)? ?(?:to|into)|change (?:the|this|that|your) .{1,40} to|revise (?:it|this|that) (?:to|as)|rewrite (?:it|this|that|the .{1,30})? ?(?:as|to)|(?:should|could|would|might|must) (?:say|read|be|write)|replace (?:it|this|that|.{1,40}) with|reword (?:it|this|that)? ?(?:to|as)|try|use|instead|answer is|it to)\s*[:,]?\s*$/g,
  },
];
