import type { Rule } from '../lexicon.ts';

const SUGGESTION = 'Suggestion mining: Brun & Hagège 2013; Negi, Daudert & Buitelaar 2019';
const HOUSE = 'The definition of this project';

/** A person who is told, and what may stand between them and the verb. */
const WHO =
  '(?:you|we|one|they|the authors?|authors?|the writer|writers?|people|readers?|everyone|learners?|students?)';
const SOFTLY =
  '(?:also |then |really |just |definitely |probably |perhaps |maybe |at least |always |either |still |first |now |next )*';
/** "You should be proud" asks for nothing. */
const FEEL =
  '(?:be |feel |are )?(?:so |very |really |rightly )?(?:proud|pleased|happy|glad|delighted|confident|congratulat|celebrat|know(?: that| how| i)|not worry|relax|rest\\b|see (?:that|how)|have (?:been|had)|be able|be surprised|notice that)';
const WISH =
  '(?:(?:particularly|very|extremely|highly|really|absolutely|also|most|especially|quite|perhaps|more) )*(?:pertinent|sufficient|ideal|helpful|recommended|good|great|nice|better|best|helpful|useful|interesting|valuable|beneficial|important|instructive|worth\\w*|desirable|ideal|advisable|essential|necessary|informative|appropriate|clearer|stronger|more [a-z]+|much [a-z]+|very [a-z]+|wonderful|fun|fruitful|preferable|a good idea)';

export const MOVES: readonly Rule[] = [
  {
    id: 'you_should',
    source: SUGGESTION,
    find: new RegExp(
      `\\b${WHO} ${SOFTLY}(?:need(?:s|ed)? to|should(?: not|n't)?|must(?: not|n't)?|ought to|have to|has to|have got to|'ve got to|had better|'d better|(?:could|might|may|'ll|will|would|'d)(?: want| need| like| wish| do well) to|(?:could|might|may wish to|may)(?! (?:[a-z]+ly )?(?:be|have|not|seem|think|wonder|feel|ask|say|see|know|notice|find|get|also (?:be|find))\\b)) ${SOFTLY}(?!${FEEL})[a-z-]+`,
      'g',
    ),
  },
  {
    id: 'you_can',
    source: HOUSE,
    find: /\byou can (?:also |now |then |always |even )*(?!see|tell|be\b|do it|do this|hear|feel|only|clearly|really|already|not\b|imagine|have|get\b|find\b|understand|spell|write well)[a-z]{3,}/g,
  },
  {
    id: 'it_needs',
    source: SUGGESTION,
    find: /(?<!\b(?:no|who|whoever|one|everyone|everybody|he|she|it all|i|we|they|the) )\b(?:needs (?!not\b)[a-z]+|need (?:to be (?!considered\b|educated\b)[a-z]+|an? |some |more |your |another |further |clearer |stronger |evidence|labels|units)|(?:more|further|some|clearer|better|another|additional|fuller|closer|stronger) (?:[a-z]+ ){1,5}(?:is|are|will be|would be|seems?) (?:still |also |certainly )?(?:needed|required|called for|necessary)\b|(?:deserves?|warrants?|merits?) (?:to be |an? |some |more |further |attention|discussion|explanation|clarification)|(?:is|are|was|were) missing\b|(?:is|are|was|were) in need of|could (?:do with|use) (?:a|an|some|more|another|[a-z]+))/g,
    unless:
      /\b(?:no need|nothing (?:is |that )?needs?|needs? no\b|don't need|doesn't need|do not need)/,
  },
  {
    id: 'should_be',
    source: SUGGESTION,
    find: /\b(?:should(?: also| then| always| probably| perhaps| really| therefore| at least| further| first)?(?: not|n't)? (?:be|have been|come|go|include|contain|show|say|read|start|end|begin|match|point|have|use|add|refer|[a-z]+)|(?:needs?|has|have|ought) to be [a-z]+(?:ed|en|wn|de|ut|ne|id|ept|t)\b|could (?:also |perhaps |easily |still |then |certainly |further |thus |instead |rather )?be (?!seen\b|used\b|found\b|due\b|argued\b|said\b|obtained\b|caused\b|explained by|expected\b|written\b|interpreted\b|estimated\b|considered\b|reinterpreted\b|an?\b)(?:[a-z]+ly )?[a-z]+(?:ed|en|wn|lt|ut|ut)\b|(?:could|can|might) (?:also |perhaps |easily |still |then |certainly |further |thus )?be (?:better |more |much |further |significantly |considerably |greatly |a (?:bit|little) (?:more )?)*(?:improved|expanded|clarified|strengthened|shortened|stronger|clearer|better|more|explained more|tightened|developed|emphasi[sz]ed|highlighted|split|replaced|reduced|elaborated|enhanced|extended|made (?:more|clearer|stronger|better)|reworded|rephrased|polished|deepened|sharpened|trimmed|shrunk|merged|justified better))/g,
    unless: new RegExp(
      `\\bshould ${FEEL}|\\b(?:whether|why|who|what|if|which|how)\\b[^.;,]{0,40}\\bshould\\b|\\bas (?:it|they) should|\\bshould be (?:able|proud|fine|ok|okay|enough|noted that you)|\\bi should (?:have|be|say|think)`,
    ),
  },
  {
    id: 'i_suggest',
    source: SUGGESTION,
    find: /\b(?:(?:i|we|i'd|i would|we would|i'll|would|can|could|may i|might i|one|let me)(?: like to| also| strongly| highly| definitely| again| therefore| would| just| only| further| really| certainly| still| thoroughly)* (?:suggest|recommend|advise|encourage|urge|propose|request|prefer|invite)|(?:my|a|another|one)(?: only| other| minor| small| main| final| further)* (?:advice|suggestion|recommendation|tip|improvement|option|possibility|idea) (?:is|are|might be|would be|to|for|:)|(?:is|would be) a must\b|\bone (?:direction|way|idea|option) (?:to|for) [^.]{3,60} (?:is|would be) to\b|(?:is|are|be|highly|strongly|would|definitely|thoroughly) recommend(?:ed)?|(?:do not|don't|not|wouldn't) recommend|would (?:have )?(?:like|love|liked|loved) to (?:see|hear|read|know)|wish to see|(?:one |a |top |quick |small |big |my |another )(?:tip|suggestion|word of (?:advice|warning))\b|i(?:'d| would)(?: also| really| still| have| very much)* (?:like|love|liked|loved|appreciate|appreciated|be interested|wished|welcome|expect|expected|want|wanted)(?! to (?:congratulate|thank|say|see you|keep|stay|meet|share|celebrate)) (?:to (?:better |also |first )?(?:see|hear|read|know|have|understand)|you to|if|more|some|further|a|an|the)\b)/g,
  },
  {
    id: 'would_be',
    source: SUGGESTION,
    find: new RegExp(
      `\\b(?:would|'d|might|could|may) (?:also |certainly |greatly |significantly |substantially |much |really |definitely |therefore |have |still |then |be |been |have been |probably |perhaps |make |help |further )*(?:${WISH}|clear|clarify|strengthen|improve|help|benefit(?:ed)? from|stronger|welcome|appreciated|helped|benefit) (?:if|to|for|from|with|when|by|the|this|your|a|an|that|here|in)\\b|\\bwould be (?:stronger|clearer|better|easier|richer|sharper|even [a-z]+|much [a-z]+|more [a-z]+|helpful|useful|good|great|nice|interesting|appreciated|welcome|worth\\w*|needed|beneficial|valuable|sufficient|ideal|pertinent|to [a-z]+|an? [a-z]+ (?:addition|improvement|idea|step))\\b|\\b(?:it is|it's) (?:also |always |often )?(?:important|worth(?:while)?|essential|necessary|crucial|better|best|advisable|preferable|vital|suggested|advised|recommended|good practice) (?:to|that|[a-z]+ing)\\b|\\bit (?:would|might|could|may) be (?:also )?${WISH}`,
      'g',
    ),
    unless: /\bit (?:was|is) (?:a )?(?:great|nice|lovely|good) to (?:see|read)\b/,
  },
  {
    id: 'consider',
    source: SUGGESTION,
    find: /(?:^|[,;:.)]\s*|\band |\bor |\bplease |\bto |\balso |\bcould |\bmight |\bmay )(?:consider(?!able|ed|ing\b|ate|s\b)|what if|how about|what about|why not|why don't you)\b/g,
  },
  {
    id: 'next_time',
    source: HOUSE,
    find: /\b(?:next (?:time|draft|steps?|attempt|essay|report|piece|version|paragraph)|in (?:your|the) next (?:draft|essay|piece|version|attempt|paragraph|report))\b(?=[\s,:;-]+[a-z])/g,
    unless:
      /\b(?:see you|until|can't wait|looking forward|look forward) [^.]*next (?:time|essay|draft|piece)/,
  },
  {
    id: 'avoid_or_do_not',
    source: SUGGESTION,
    find: /(?:^(?:and |but |so |or |also |please |just |then |now |next time |[-*] )*|, (?:so |then |just |please )?|\bplease |\btry to )(?:don't|do not|never(?! [a-z]+ed\b)|avoid|beware|refrain from|steer clear|be (?:sure|careful|aware|prepared|mindful|more|less|specific|consistent|precise|clear|concise|explicit|cautious|ready|warned|honest|brave|bold|patient)\b|make sure|do (?:check|try|make|add|take|use|look|read|go|ask|visit|remember|keep|see|get|include|bring|have|think|watch|stay))\b(?! (?:you (?:see|think|know)|worry|be (?:sorry|discouraged|afraid|shy|hard)|i\b|it\b$|have to|need|match|work|seem|know|get me wrong|stop (?:being|writing|dancing)|fit|add up))(?: [a-z]+)?/g,
    unless:
      /^(?:i|we|they|he|she|it) (?:do not|don't|never)|\byou (?:do not|don't|never)\b(?!.*(?:avoid|make sure))/,
  },
  {
    id: 'need_verb',
    source: HOUSE,
    find: /^(?:still |also )?(?:needs?|missing|requires?) (?:to |an? |more |some |the |your |units?|evidence|labels?|another |citations?|sources?|work|[a-z]+)/g,
    unless: /\bno need|\bneed not\b/,
  },
  {
    id: 'work_could',
    source: HOUSE,
    find: /\b(?:introduction|conclusion|paragraph|paragraphs|essay|report|paper|article|section|sentences?|argument|thesis|claim|title|ending|opening|analysis|method|discussion|experiments?|draft|poem|story|graph|diagram|table|caption|summary|evaluation|examples?|explanation|comparison|transitions?|piece|speech|presentation|slides?|code|function|answer)s? (?:[a-z]+ly )?could (?:also |then |perhaps |even |still |instead |just as easily )*(?!be\b|have\b|not\b)[a-z]+/g,
    unless: /\?|^(?:what|where|how|why|who)\b/,
  },
  {
    id: 'i_would',
    source: SUGGESTION,
    find: /\bi(?:'d| would)(?: also| rather| perhaps| certainly| probably| definitely| simply| just| at least| personally| still| then| first)* (?:add|change|cut|move|delete|drop|remove|replace|reword|rephrase|rewrite|edit|emphasi[sz]e|explain|mention|include|make|put|start|open|end|split|shorten|expand|erase|use|try|check|choose|pick|keep|avoid|show|say rather|consider|go|get|stay|book|take|ask)\b/g,
    unless: /\bi would (?:say|add) that\b|\bwhat i would\b|\bi would not change/,
  },
  {
    id: 'can_you',
    source: 'Indirect requests: Searle 1975',
    find: /\b(?:can|could|would|will|might|may) (?:you|the authors?|they|we|it)(?: please| also| perhaps| maybe| now| then| possibly| at least| just| try to| briefly| think of a way to| kindly)*(?! (?:believe|imagine|be |see (?:it|how)|tell (?:it|i)|mind if))[ ,]+[a-z]+|\b(?:would|do) you mind [a-z]+ing|\bplease(?: also| could you| do| kindly| can you)* [a-z]+/g,
    unless: /\b(?:can|could) you believe|\bplease(?:d| (?:see|find) (?:me|attached))/,
  },
  {
    id: 'if_you_want',
    source: SUGGESTION,
    find: /\bif (?:you(?:'re| are|'d| do| really| would)*|your [a-z]+) ?(?:want|need|like|prefer|fancy|wish|have|plan|looking|planning|going|like|get|do not|don't|choose|decide|can|stay|take|go|willing|travel|are|arrive|enjoy|make)\b[^?]{3,}/g,
    unless:
      /\bif you (?:have any (?:questions|doubts)|want (?:to talk|help|me)|need (?:help|me)|like, (?:i|we)|are (?:wondering|stuck|unsure))|\bif you do not mind/,
  },
  {
    id: 'try_ing',
    source: HOUSE,
    find: /\b(?:(?:try|try out|practi[sc]e|keep|start|stop) [a-z]+ing|(?:remember|don't forget|be sure|make sure|take care|aim|try) to [a-z]+)\b/g,
    unless:
      /\b(?:don't stop|you (?:always |never )?(?:try|keep|kept|start|stop)|to (?:keep|start|stop)|(?:you|we|they|i|authors) (?:really |always )?try to)\b/,
  },
  {
    id: 'lets',
    source: SUGGESTION,
    find: /(?:^|[,;:]\s*|\bnow |\bso |\bthen )let(?:'s|s| us) (?:not |also |now |try |see )?(?!be clear|talk soon|celebrate|face it)[a-z]+/g,
  },
  {
    id: 'more_please',
    source: HOUSE,
    find: /^(?:(?:a (?:bit|little)|much|some|even|way|far|slightly) )?(?:more|less|fewer) (?!than|or less|of a|importantly|recently|and more|impressive|could|so\b|generally)[a-z]+/g,
    unless: /\b(?:is|are|was|were|than|shows?|makes?|used|have|has)\b/,
  },
  {
    id: 'wish_for',
    source: SUGGESTION,
    find: /\b(?:i (?:wish|hope)(?: that)? (?:you|the|there|your)(?: would| could| had| were)|there (?:should|must|needs? to|has to|ought to) be|worth (?!having|being|noting|keeping|celebrating|reading|presenting|publishing|waiting)[a-z]+ing|(?:you|one)(?: have|'ve)? forgot(?:ten)? (?:to|the|your|a)|(?:don't|do not|never) forget)/g,
    unless: /\bi hope you (?:are|feel|enjoy|had)/,
  },
];

const ANNOUNCED =
  '(?:points?|issues?|concerns?|suggestions?|comments?|revisions?|questions?|enhancements?|aspects?|ways|modifications?|recommendations?|things|remarks?|changes|corrections)';

/** What looks like a move and asks for nothing. */
export const NO_MOVES: readonly Rule[] = [
  {
    id: 'nothing_to_do',
    source: HOUSE,
    find: /\b(?:no need (?:to|for)|(?:you )?(?:don't|do not|needn't|need not)(?: need to| have to)? (?:change|worry|touch|add|fix)(?: a| any)?(?: thing|thing)?|nothing (?:to|needs?) (?:change|add|fix|changing)|wouldn't change)\b/g,
  },
  {
    id: 'feeling',
    source: HOUSE,
    find: new RegExp(
      `\\b(?:should|can|must|may|could|might) (?:really |rightly |certainly |definitely )*${FEEL}`,
      'g',
    ),
  },
  {
    id: 'announcement',
    source: HOUSE,
    find: new RegExp(
      `\\b(?:following|below|several|some|few|many|couple of|number of|additional|minor|major|other|these|my|are)(?: [a-z]+){0,2} ${ANNOUNCED}\\b(?=.*(?:\\b(?:which|that|to|could|should|need|must|may|in which|below|follows?)\\b|:?$))|\\b(?:the following|as follows|listed below|made below)(?: [a-z]+){0,3}[ :]*$`,
      'g',
    ),
    unless: /\bplease address\b.{40,}|\bfor example\b/,
  },
  {
    id: 'disbelief',
    source: HOUSE,
    find: /\b(?:can|could|would) you (?:believe|imagine)\b|\bhow (?:can|could) (?:you|anyone|i)\b/g,
  },
  {
    id: 'farewell',
    source: HOUSE,
    find: /^(?:keep (?:it up|going|up the|this up|shining|smiling|doing what)|take care|have (?:a|fun)|enjoy (?:the|your)|come (?:and )?(?:see|talk to|find) me|see (?:me|you)|correct me|let me|let me know|ask me|go you|way to go|look at you|stay (?:curious|awesome|amazing|golden|safe)|don't worry|do not worry|rest easy|(?:just )?(?:talk|speak) to me)\b/g,
  },
];

/** Less than a move: a finger laid on a place. */
export const POINTERS: readonly Rule[] = [
  {
    id: 'pointer',
    source: HOUSE,
    find: /^(?:(?:and |the |your |any |which |what |more |no )?(?:citations?|sources?|references?|units?|evidence|examples?|page(?: numbers?)?|labels?|date|spelling|grammar|punctuation|capitals?|title|tense|commas?|working|scale|proof|why|how so|meaning|quote|quotation|details?|sig(?:nificant)? figs?|sign|errors?|paragraph(?:s|ing)?|word choice|unclear|vague|too (?:long|short|vague)|run-on|fragment|repetition|repetitive|transition|thesis|context|conclusion|analysis)\s*[?.!]*)$/g,
  },
];

/** A question of fact, or for a yes, asks for what is not there and does not say what to do. */
export const POINTING_QUESTIONS: readonly Rule[] = [
  {
    id: 'pointing_question',
    source: HOUSE,
    find: /(?:^|[,;:.(-]\s*|\b(?:and|but|so|or|then|now) )(?:is|are|was|were|do|does|did|has|have|had|can|could|would|should|will|which|where|when|who|why|how (?:many|much|often|long|far|did|do|does|was|were|is|are|has|have)|(?:in|at|for|from|by|with|on|of|to) (?:which|what)|what(?:'s| (?:is|are|was|were|does|do|did|about|kind|type|[a-z]+ (?:is|are|was|were|did|do|does))))\b.*\?/g,
  },
];
