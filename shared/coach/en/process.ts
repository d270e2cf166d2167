import type { Rule } from '../lexicon.ts';

const PERSON = 'Person praise and blame: Mueller & Dweck 1998; Kamins & Dweck 1999';
const PROCESS = 'Feedback on process: Hattie & Timperley 2007; Kamins & Dweck 1999';
const HOUSE = 'The definition of this project';

const VERY =
  '(?:so|very|really|such|just|truly|clearly|obviously|simply|always|incredibly|extremely|quite|certainly|definitely|too|pretty|one|naturally|a|an|the|absolutely|amazingly|exceptionally|genuinely|my)';
const GIFTED =
  '(?:smart|clever|brilliant|gifted|talented|intelligent|bright|genius|prodigy|superstar|star|rock ?star|natural(?! (?:number|response|reading|place|way))|born [a-z]+|legend|wonderful (?:writer|student|learner|thinker|artist|person)|gifted [a-z]+|amazing (?:writer|student|learner|thinker|artist|person|girl|boy|kid|scientist|mathematician|poet|author)|(?:brilliant|great|fantastic|excellent|good|talented|strong|bright|clever|star|model|top|best|perfect|incredible) (?:writer|student|learner|thinker|artist|girl|boy|kid|child|pupil|mathematician|scientist|historian|poet|author|musician|linguist|person)|best (?:in|student|writer)|perfect|amazing|awesome|fantastic|incredible)';
const LACKING =
  '(?:lazy|stupid|dumb|careless|slow|hopeless|sloppy|thick|dense|disorgani[sz]ed|weak|bad at|useless|terrible at|poor at|no good at|not good at|not smart|not clever|not bright|not capable|not cut out|not (?:a|an|much of a|really a|the) [a-z]+ (?:person|type|thinker|writer|student|learner|brain)|not a (?:natural|writer|mathematician|reader|scientist|strong)|clumsy|immature|incapable|a poor [a-z]+|a weak [a-z]+|a bad [a-z]+|a slow [a-z]+|unmotivated|not trying|not very (?:smart|clever|bright|good at|creative))';

export const PERSON_RULES: readonly Rule[] = [
  {
    id: 'you_are_gifted',
    source: PERSON,
    find: new RegExp(
      `\\byou(?:'re| are|'ve always been| were| have always been)(?: ${VERY})* ${GIFTED}\\b(?! (?:choice|use|example|idea|move|structure|at (?:using|spotting|finding)))`,
      'g',
    ),
    unless:
      /\byou(?:'re| are) (?:right|correct)|\byou(?:'re| are) (?:so )?(?:amazing|awesome|fantastic|incredible|perfect) to\b/,
  },
  {
    id: 'how_gifted',
    source: PERSON,
    find: /\b(?:what an? (?:smart|clever|brilliant|gifted|talented|bright|intelligent|amazing|wonderful|great|good|fantastic|lovely) (?:girl|boy|kid|child|student|pupil|writer|mind|person|thinker|young|mathematician|scientist|artist|learner|poet)|(?:smart|clever|good|bright|brainy|brilliant) (?:girl|boy|kid|cookie|lad|lass|lady|man|chap|student|child|clogs|you)\b|(?:so|how|very|really|super) (?:smart|clever|gifted|talented|intelligent) (?:of you)?\s*(?:[!.]|$)|such an? (?:smart|clever|brilliant|gifted|talented|bright|natural|intelligent|born|great|good|amazing|wonderful) (?:girl|boy|kid|child|student|pupil|writer|mind|person|talent|thinker|mathematician|scientist|artist|poet|learner|reader)|(?:you|this) (?:genius|superstar|legend|rock ?star)|(?:clearly|obviously|definitely|truly|really|absolutely) (?:a )?(?:gifted|talented|genius)|a (?:true |real |complete |total |absolute |budding |little )?(?:genius|prodigy|star|superstar|natural)\s*[!.]|^(?:genius|superstar|legend|clever clogs|brainbox)\s*[!.]*$|(?:a|your) (?:real |natural |god-given |true |great |rare |special )*(?:gift|talent|flair|knack|genius) (?:for|in|as|with)|(?:your|natural|innate|real|true|raw|such|so much|god-given|lots of|great) (?:intelligence|talent|brilliance|gifts?|genius|cleverness)\b|(?:brain|mind) like yours|(?:comes|come) (?:so )?naturally to you|born to (?:write|teach|do|be|lead|act|paint)|you have (?:a|an|such a|such an|real|so much|great|natural) (?:amazing |brilliant |great |wonderful |fine |natural |real |good |excellent )?(?:brain|mind|gift|talent|eye for|ear for)\b|you(?:'ve| have) got (?:it|talent|a gift|brains)|the (?:smartest|cleverest|brightest|best) (?:student|in the class|pupil|writer|person|girl|boy|kid|one)|you(?:'re| are) (?:top|best) of|i(?:'m| am) (?:so )?lucky to teach)/g,
    unless: /\bnatural (?:number|selection|resource|gas|law|disaster)|\bstar(?:ch|ting)/,
  },
  {
    id: 'you_lack',
    source: PERSON,
    find: new RegExp(
      `\\byou(?:'re| are| seem| must be|'ve always been|'ve been| were|r just)(?: being| to be)?(?: ${VERY})* ${LACKING}\\b|\\byou(?: just| simply| really| clearly|'ll| will)* (?:aren't|are not|will never be|can't be|'re never going to be|cannot be|never be)(?: ${VERY}| ever| really| cut out)* (?:an? )?(?:[a-z]+[- ])?(?:person|good at|smart|clever|bright|talented|capable|writer|mathematician|reader|scientist|artist|linguist|natural|creative|cut out|trying)\\b|\\b(?:maths?|writing|reading|science|art|music|languages?|spelling|this subject|english|history)(?: just| simply| really)? (?:is just not|is simply not|isn't|is not|may not be|will never be|was never)(?: really| just)? (?:your (?:thing|strength|strong suit|forte|subject)|for you)\\b|\\b(?:not everyone|some people|some of us) (?:can be|is|are|have|just|aren't|isn't|has|can)\\b.*\\b(?:person|gift|good at|cut out|brain|writers?|talent|not)\\b|\\byou (?:just |simply |clearly )?(?:can't|cannot) (?:write|spell|count|read|think|draw|sing|do maths?|add up|concentrate)\\b|\\byou (?:have no|lack(?: any)?(?: the)?|don't have (?:the|a|any)) (?:talent|ability|gift|brain|head|imagination|sense|intelligence|aptitude|common sense|flair|ear|eye)\\b|\\byour (?:laziness|carelessness|stupidity|sloppiness|lack of (?:intelligence|ability|talent|brains))`,
      'g',
    ),
    unless: /\byou are not lazy|\byou(?:'re| are) not (?:stupid|dumb|careless|hopeless|bad at)/,
  },
];

const STRATEGY =
  '(?:compar|us|choos|chose|cho|organi[sz]|structur|revis|rewr|rework|reread|re-read|check|support|link|connect|explain|includ|add|group|sort|start|open|end|built|buil|began|beg[iu]n|show|tri|try|test|plan|weigh|argu|balanc|contrast|quot|cit|paraphras|summari[sz]|introduc|describ|develop|question|challeng|identif|notic|kept|keep|stuck|return|went back|gone back|go back|look|took|tak|taken|mov|cut|trim|split|broke|break|label|measur|record|repeat|estimat|calculat|draw|drew|drawn|set|sketch|draft|edit|correct|fix|found|find|spot|ask|answer|anticipat|acknowledg|address|consider|explor|integrat|embed|vari|vary|replac|shift|practi[sc]|rehears|listen|slow|justif|prov|deriv|simplif|substitut|translat|transform|convert|combin|appl|interpret|infer|predict|read|research|record|collect|gather|select|switch|follow|frame|narrow|broaden|pace|layer|blend|mix|shad|conjugat|pronounc|annotat|underlin|highlight|work(?:ed)? (?:out|through|backwards?)|put|gave|giv|made|mak|wr[io]t|thought|let|tie|tied|unpack|defin|distinguish|zoom|arrang|pick|us)';

export const PROCESS_RULES: readonly Rule[] = [
  {
    id: 'you_did',
    source: PROCESS,
    find: new RegExp(
      `(?<!\\b(?:before|after|when|until|as|which|unless|once|that) )\\b(?:you|you've|you have|you had|you're|you are|you then|you both)(?: [a-z]+ly| also| already| even| now| then| first| always| really| have| do| did| each)* ${STRATEGY}(?:e|ed|d|ied|ies|ing|en|t|te|ted|ped|ged|med|ned|n|y|ten|ting|fied|ted|s)?\\b(?=[ ,][a-z¤§\\d])`,
      'g',
    ),
    unless:
      /\byou (?:did not|didn't|never|don't|do not|have not|haven't|need|should|could|must|might|can)\b(?!.*\b(?:by|which shows)\b)|\byou(?:'re| are) (?:finding it|making no)|\?|\bif you|\bwhat you|\bdid you|\bdo you|\bhave you|\bcan you|\bcould you|\bwould you|\bmissed|\bforgot/,
  },
  {
    id: 'your_choice',
    source: PROCESS,
    find: /\b(?:your|the|this|that|a|smart|wise|good|brave|bold|clever|careful|effective|thoughtful|great|brilliant|strong|deliberate) (?:[a-z]+ )?(?:choices?|decision|strateg(?:y|ies)|approach|method|revisions?|redraft|rewrite|second draft|third draft|new draft|latest draft|planning|plan|habit|process|use of|way you|way of|how you|move|checking|comparison|practice|practising|practicing|editing|redrafting|rehearsal|ordering|structuring|reasoning|choice of|selection of|decision to)\b/g,
    unless:
      /\b(?:no|not|lacks?|missing|wrong|needs?|should|could|change|check your|explain|consider|instead|weak|poor|isn't|don't|doesn't|do not|add|revise|try|make|describe|what|why|how does|next)\b/,
  },
  {
    id: 'use_of',
    source: PROCESS,
    find: /\b(?:use|choice|control|command|handling|selection|integration|comparison|application|way) of [a-z¤]+|\b(?:well|clearly|carefully|nicely|cleverly|neatly|strongly|logically|effectively|beautifully|thoughtfully|skilfully|skillfully) (?:[a-z]+ed|chosen|built|written out|set out|shown|put|drawn|made|done by|thought)\b/g,
    unless:
      /\b(?:should|could|needs?|more (?:clearly|carefully)|not|make|try|no|please|limited|poor|weak|lack|isn't)\b/,
  },
  {
    id: 'by_doing',
    source: PROCESS,
    find: /\b(?:because|since|by|through|when|where|how|the way) (?:you [a-z]+|(?:comparing|using|checking|showing|adding|linking|explaining|choosing|quoting|rereading|revising|testing|starting|opening|planning|moving|cutting|asking|connecting|contrasting|grouping|labelling|repeating|breaking|weighing|varying|returning|drawing|practising|practicing|working|writing)\b)/g,
    unless:
      /\b(?:should|could|needs?|must|try|can you|please|next time|consider|improve|would|didn't|did not|don't|forgot|missed|strengthen|explain how|show how|explain why)\b|\?/,
  },
  {
    id: 'than_before',
    source: PROCESS,
    find: /\b(?:clearer|stronger|better|tighter|sharper|smoother|faster|fuller|richer|neater|more [a-z]+|improved|improvement|further|longer|easier|closer|progress|growth|grown|come a long way)\b.{0,60}\b(?:than (?:last|your|the|before|in|it was|at|when|earlier|previous)|since (?:last|your|the)|from (?:your|the|last) (?:first|last|earlier|previous|draft|time)|last time|first draft|previous|compared (?:with|to)|over the (?:term|year|unit|weeks?)|this (?:term|time|draft))/g,
    unless: /\b(?:would be|should|could be|make it)\b/,
  },
];

export const EFFORT: readonly Rule[] = [
  {
    id: 'effort_alone',
    source: 'Praise for effort that names no strategy: Dweck 2015',
    find: /\b(?:work(?:ed|ing)?(?: so| very| really| extremely)* hard|try(?:ing)?(?: so| very| really)* hard|tried(?: so| very| really| your)* (?:hard|best)|(?:great|good|super|excellent|amazing|fantastic|real|lots of|so much|a lot of|nice|solid|wonderful) effort|hard work|keep trying|(?:gave|give|giving) it your (?:all|best)|put(?:ting)? in (?:so much|a lot of|lots of|great|real) (?:effort|work|time)|did your best|effort (?:you|here|shows))\b/g,
  },
];

const GOOD =
  '(?:good|great|excellent|nice|super|superb|fantastic|amazing|awesome|wonderful|brilliant|perfect|outstanding|fabulous|lovely|terrific|incredible|solid|fine|top|impressive|exceptional|magnificent|splendid|stunning|beautiful|ok|okay|decent|marvellous|marvelous|stellar|phenomenal|first-class|flawless|very good|well done|strong)';

/** A whole clause that says how it came out and nothing else. */
export const OUTCOMES: readonly Rule[] = [
  {
    id: 'grade',
    source: 'Marks and grades teach less than comments: Butler 1988',
    find: /^(?:(?:grade|mark|score|level|you got|you get|i gave (?:you|this)|this is|that's|a solid|an easy|result|overall|final grade|total|full|a|an|it's a|band|another|easily|straight)[\s:]+(?:a |an |is )?)*(?:[a-f][+-]?(?=$|[\s.,!]+(?:$|this time|today|overall|grade|work|for|again|paper))|\d{1,3}(?:\.\d)?\s*(?:\/|out of)\s*\d{1,3}|\d{1,3}\s*(?:%|percent|per cent|marks?|points?)|full (?:marks|credit|points)|top (?:marks|grade|band)|distinction|merit|pass|gold star|level \d|ten out of ten|a-?(?:plus|star)|high distinction|first class)(?:\s+(?:work|again|for (?:this|you|the .*)|grade|paper|overall|here|from me|this time|on this(?: one)?))*[\s.!,:)]*$/g,
  },
  {
    id: 'verdict',
    source: 'Feedback about the self or the task alone: Hattie & Timperley 2007',
    find: new RegExp(
      `^(?:(?:this|it|that|your (?:work|essay|answer|paper|piece|writing|draft|report|project|poem)|overall|all|everything|wow|yes|yay|woohoo|what|such|just|really|very|so|truly|simply|absolutely|a|an|is|was|'s|much|again|you did|another|and|quite|pretty|are|looks|the whole thing|i think|keep up the|pure|most|well)(?![a-z])[\\s,!]*){0,8}(?:${GOOD}(?:[\\s,]+(?:and )?${GOOD})*(?:[\\s,]+(?:job|work|essay|effort|answer|stuff|piece|paper|try|one|going|overall|read|writing|attempt|report|start|project|response|poem|result|here|today|again|as always|as usual|indeed|all round|all around|throughout|this time|on this(?: one| assignment| essay| task)?|everyone|there|so far|of work|a|really|this week|with this|in every way))*|well done|nailed it|spot on|correct|right|incorrect|wrong|right answer|wrong answer|not right|not correct|true|false|yes|yep|exactly|bravo|congratulations|congrats|way to go|bingo|love it|loved it|i (?:really |absolutely |just )?(?:love|loved|like|liked|enjoyed) (?:it|this|that|your (?:work|essay|piece))|(?:a |such a |what a )?(?:pleasure|joy|delight|treat) to read|thumbs up|(?:keep up|keep it up)(?: the (?:good|great|excellent) work)?|could be better|not (?:bad|good|good enough|great|your best|up to standard)|(?:very )?(?:poor|disappointing|weak|terrible|awful|bad|unsatisfactory|below (?:standard|average|expectations)|average|mediocre|adequate|satisfactory|acceptable)(?: (?:work|essay|effort|answer|attempt|job|stuff|result|paper))*|needs improvement|see me|no mistakes?|all correct|all right|all good|no errors|exceeds? expectations|meets? (?:the )?(?:expectations|standard)|best (?:one |essay |work )?(?:yet|so far|ever|in the class)|(?:you )?(?:passed|failed|did it|smashed it|aced it|nailed it|did (?:really |very )?well|got it(?: right| wrong)?|got (?:them|it) all (?:right|correct)))[\\s.!,:)*✓]*(?:(?:,| and|!) (?:well done|good job|great work|keep it up|correct|perfect|bravo|thank you|thanks))?[\\s.!,:)]*$`,
      'g',
    ),
  },
  { id: 'tick', source: HOUSE, find: /^[\s✓✔✅👍⭐🌟❌✗xX]+$/gu },
];

export const PRAISE: readonly Rule[] = [
  {
    id: 'praise',
    source: HOUSE,
    find: new RegExp(
      `\\b(?:${GOOD}|strong|clear|clever|thoughtful|careful|vivid|insightful|effective|convincing|persuasive|powerful|smart|interesting|engaging|well[- ][a-z]+ed|well[- ](?:chosen|written|done|built|put|made)|i (?:really |especially |particularly |also )?(?:like|love|enjoyed|liked|loved|appreciate|admire)|works? (?:well|beautifully|nicely)|impressed|hooked me|drew me in|made me|helps? (?:me|the reader|us|your reader)|accurate|precise|on the right track|right|correct|excellent|successful|well)\\b`,
      'g',
    ),
    unless:
      /\b(?:not|isn't|n't|never|no|lacks?|could|should|would|less|hardly|more|needs?|too)\b|\?/,
  },
];

export const PROBLEMS: readonly Rule[] = [
  {
    id: 'problem',
    source: HOUSE,
    find: /\b(?:not|isn't|aren't|doesn't|don't|didn't|never|no|lacks?|lacking|missing|unclear|vague|confus(?:ing|ed|es)|wrong|incorrect|error|mistakes?|problem|issue|weak|hard to|difficult to|too [a-z]+|repeats?|repetitive|inconsistent|contradicts?|forgot|missed|without|hardly|only|unsupported|loses?|lost)\b/g,
  },
];

export const SOCIAL: readonly Rule[] = [
  {
    id: 'social',
    source: HOUSE,
    find: /^(?:hi|hello|hey|dear|thanks?|thank you|good (?:morning|afternoon|evening|luck)|welcome|see you|best wishes|kind regards|regards|cheers|happy [a-z]+|have a|well done|hope (?:you|your)|i hope you(?:'re| are)|good to see|nice to see|congratulations|let me know|come (?:and )?(?:see|find|talk)|any questions)\b.*/g,
  },
];
