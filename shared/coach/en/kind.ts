import type { Rule } from '../lexicon.ts';

const FACE = 'Threats to self in feedback: Kluger & DeNisi 1996';
const HOUSE = 'The definition of this project';
const BAD =
  "(?:lazy|stupid|dumb|idiotic|moronic|pathetic|ridiculous|laughable|embarrassing|hopeless|garbage|rubbish|trash|crap|drivel|nonsense|gibberish|worthless|useless|disgraceful|shameful|appalling|dreadful|abysmal|atrocious|insulting|childish|infantile|inexcusable|unacceptable|horrible|terrible|awful|disgusting|a joke|a disgrace|a disaster|a mess|a shambles|an insult|an embarrassment|a waste of (?:my |everyone's |paper|time|my time)?)";
const NARRATED =
  /\b(?:narrator|character|speaker|protagonist|hero(?:ine)?|villain|king|queen|macbeth|hamlet|author|poet|he|she|him|her|his)\b/;

export const HARSH: readonly Rule[] = [
  {
    id: 'you_are_harsh',
    source: FACE,
    find: /\byou(?:'re| are| were| must be| seem| sound)(?: being| just| so| very| really| too| such an?| clearly| obviously| either| simply| always| a| an| to be)* (?:lazy|stupid|dumb|idiot|moron|fool(?:ish)?|ignorant|careless|sloppy|hopeless|pathetic|useless|thick|dense|clueless|a disgrace|disappointment|incompetent|incapable|slow|rude|childish|ridiculous|embarrassing|wasting|a waste|not (?:even )?trying|not (?:very )?(?:smart|bright|clever)|not (?:a|an) [a-z]+ person|bad at|terrible at|useless at|no good at|failure|illiterate|asleep)\b/g,
    unless: /\b(?:not|n't) (?:lazy|stupid|dumb|hopeless|careless|useless)/,
  },
  {
    id: 'work_with_contempt',
    source: FACE,
    find: new RegExp(
      `\\b(?:this|that|it|these|your [a-z]+|the (?:essay|work|answer|paper|writing|draft|whole (?:thing|essay)|report|effort)|what you wrote|what (?:a|an|absolute|complete|utter))(?: [a-z]+)?(?: is| was|'s| are| reads like| looks like| sounds like| seems)?(?: just| so| such| simply| frankly| absolutely| complete(?:ly)?| total(?:ly)?| utter(?:ly)?| pure| honestly| really| very| like| a| an)* ${BAD}\\b(?! (?:river|weather|conditions|acid|event|war|crime|choice (?:he|she)))|^(?:absolute|complete|total|utter|pure|just)?\\s*${BAD}\\s*(?:work|essay|effort|answer|attempt|writing|paper|job|stuff|excuse)?[\\s.!]*$|\\b(?:lazy|sloppy|stupid|dumb|pathetic|careless|idiotic|half-hearted|shoddy|lousy|slapdash) (?:work|essay|effort|answer|attempt|writing|paper|job|mistakes?|thinking|argument|excuse|error|question|research|claim|conclusion|paragraph)s?\\b`,
      'g',
    ),
    unless: new RegExp(
      `${NARRATED.source}|\\b(?:acid|river|susan|base|bond|eye|weather|war|conditions)\\b`,
    ),
  },
  {
    id: 'no_sense',
    source: FACE,
    find: /\b(?:makes? (?:absolutely |literally |almost )?(?:no|zero) sense|doesn't make any sense(?: at all)?|(?:i )?stopped (?:reading|caring|marking)|gave up (?:reading|on)|couldn't (?:even )?(?:finish|bear|bring myself)|(?:painful|torture|agony|a chore|a nightmare|impossible) to read|hurts? (?:my|to read)|made my eyes|waste (?:of )?(?:my|our|everyone's) time|wasted my time|don't waste|i (?:can't|cannot) believe (?:you|this)|what a (?:mess|disaster|waste|disgrace|shame|joke|disappointment)|beyond me)\b/g,
  },
  {
    id: 'not_even',
    source: FACE,
    find: /\b(?:(?:did(?:n't| not)|have(?:n't| not)|do(?:n't| not)|can(?:'t|not)|could(?:n't| not)|obviously|clearly) (?:you )?(?:even|bother(?:ed)?|clearly)(?: to| have)? ?(?:read|try|tried|look|open|check|spell|think|thought|do|start|follow|listen|understand|bothered|get|proofread|finish|know|care|write)|did you (?:even|actually|bother)(?: to)? (?:read|try|look|open|check|think|listen|proofread|attempt|do)|you (?:clearly|obviously|evidently) (?:did(?:n't| not)|have(?:n't| not)|do(?:n't| not)|rushed|never|copied|threw|made no|put no|weren't|just|can't|cannot|don't care|skipped|guessed)|(?:didn't|did not|never|couldn't be) (?:bother(?:ed)?|care)\b|no (?:effort|thought|care) (?:at all|whatsoever|here|went|was|put)|zero effort|thrown together|(?:the|your) bare minimum|you couldn't be bothered)/g,
  },
  {
    id: 'as_usual',
    source: FACE,
    find: /\b(?:as (?:usual|always|ever)(?=[\s,.!]*$|, (?:you|your|no|late|this|it|there|another|the))|yet again|once again,? you|how many times|i(?:'ve| have) (?:told|said|explained|asked|already)(?: you)?(?: this)? (?:a (?:hundred|thousand|million) times|again and again|over and over|so many times|repeatedly|before|many times)|for the (?:hundredth|thousandth|umpteenth|last|tenth|fifth|millionth) time|you (?:never|always) (?:listen|learn|try|rush|forget|do this|make (?:the same|this)|fail|ignore|read|pay attention|check|hand|bother|think|follow|get this|miss)|when will you (?:ever )?(?:learn|listen|start|stop)|will you ever|why (?:can't|don't|won't) you (?:ever|just)|not this again)\b/g,
    unless:
      /\b(?:excellent|great|good|wonderful|brilliant|lovely|thoughtful|strong|careful|superb|well) [^.]*as (?:usual|always|ever)|\byou always (?:try|think|check|read|listen) (?:to|carefully|hard|about|your|for|again|twice|of)/,
  },
  {
    id: 'expected_better',
    source: FACE,
    find: /\b(?:(?:i|we) (?:had )?(?:expect(?:ed)?|hoped for|thought you)(?: so much| a lot| far| much)? (?:better|more) (?:of|from|than)? ?(?:you|this)?|expected better|thought better of you|(?:i'm|i am|we're)(?: very| so| really| deeply| extremely)* (?:disappointed|ashamed|embarrassed|disgusted|appalled|shocked|fed up|tired of)|let (?:me|yourself|us|everyone|the class|your (?:group|team|parents)) down|(?:a|such a|huge|big|real) (?:disappointment|let-?down)|disappointing(?: from| of| that) you|shame on you|should be ashamed|not good enough(?: for| and|\s*[.!]|$)|give up|don't bother|why (?:do i )?bother|what is wrong with you|what's wrong with you|shut up|hopeless case|lost cause|no hope|you(?:'ll| will) (?:never|fail|get nowhere))\b/g,
    unless:
      /\b(?:don't|do not|never|didn't|did not|refus\w+ to) (?:ever )?give up|\b(?:he|she|they|who|king|hero|narrator|character) [^.]*give up|\bshame on you, i\b/,
  },
  {
    id: 'even_a_child',
    source: FACE,
    find: /\b(?:even (?:an? )?(?:(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th))[- ]grader|(?:five|six|seven|eight|ten|\d+)[- ]year[- ]old|child|toddler|baby|kindergart(?:en|ener)|monkey|primary|preschool\w*|my (?:dog|cat|[a-z]+ (?:old|daughter|son)))|a (?:(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))[- ]grader|(?:four|five|six|seven|\d+)[- ]year[- ]old|toddler|child|monkey) (?:could|would|can|knows)|(?:reads|looks|sounds|is) like (?:an? |it was (?:written|done|made) by an? )(?:[a-z-]+ )?(?:child|toddler|(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))[- ]grader|(?:five|six|\d+)[- ]year[- ]old|kindergart\w+|monkey|robot|idiot)|(?:primary|elementary|nursery|kindergarten)[- ](?:school|level) (?:stuff|work|mistakes?|errors?|level)|anyone with (?:a brain|half a brain|eyes)|any (?:fool|idiot)|everyone else (?:managed|understood|got|can|could)|the rest of (?:the|your) class (?:managed|understood|had no|can|could|got)|your (?:brother|sister|classmates) (?:never|would|could|managed|did))\b/g,
  },
  {
    id: 'sarcasm',
    source: HOUSE,
    find: /(?:\bthanks for (?:nothing|wasting|not)|^nice try\b(?![ ,]+(?:at|with|and|with your|on|here))|\bgood luck (?:with that|passing|finding anyone)|^(?:oh|wow|gee)[,!.]? (?:great|good|nice|wonderful|look|how|another|what|you (?:actually|managed|finally)|so|really|brilliant|fantastic|yay)|^(?:great|wonderful|lovely|brilliant|fantastic|perfect|excellent|congratulations|well done|nice|bravo)[,!.:]? (?:another|just what|you (?:managed|succeeded|found a way)|yet another|for (?:missing|ignoring|forgetting|wasting|finally)|on (?:ignoring|missing|forgetting|wasting|finally|not)|one more)|\bcongratulations(?:,| on| for| you)(?: you(?:'ve)?)? (?:ignor|miss|fail|forg|manag|wast|not|broke|prov|invent)[a-z]*|\bhow (?:original|clever of you to (?:miss|ignore|forget)|convenient|nice of you)|\bwhat a (?:surprise|shock)\b|\bslow clap|\bsurprise,? surprise|\bthe (?:award|prize|oscar|medal) (?:for|goes)|\bi see (?:spell ?check|the deadline|you found)\b.*(?:too hard|broken|optional|suggestion)|\bapparently (?:spell|commas|punctuation|paragraphs|capital|reading|you|the deadline|sources)\b|\bglad (?:to see )?(?:you could|someone|one of us)|\bif you(?:'d| had) (?:bothered|read|listened|paid|actually|even)\b|\bsince you (?:didn't|clearly|couldn't|obviously)|\bis (?:google|spell ?check) (?:broken|down)|\bdid your (?:dog|cat|brother|sister|phone) (?:write|eat|type)|\bdo you think this is (?:a joke|funny|good enough|acceptable)|\bare you (?:kidding|serious|joking|blind|asleep|even (?:trying|reading))|\bwho taught you|\bwere you (?:asleep|even|awake|listening)|\bhave you (?:ever|even) (?:read|opened|heard of|seen|been taught)\b|\bearth to\b|\bgenius\?|\bwake up\b|\bgrow up\b|\bwhat were you thinking|\bis this (?:a joke|supposed to be)|\byou call this\b)/g,
    unless:
      /\bthanks for not (?:giving|rushing)|^wow,? what a (?:great|strong|vivid|lovely)|\bhave you ever (?:seen|read|heard|been) (?:a|an|the|to)\b/,
  },
];

/** Alone they slam a door; with a reason beside them they do not. */
export const BARE_HARSH: readonly Rule[] = [
  {
    id: 'bare_verdict',
    source: FACE,
    find: /^(?:(?:just |simply |all |completely |totally |plain |so |very )?wrong(?: again| wrong)*|no|nope|bad|awful|terrible|dreadful|rubbish|nonsense|garbage|false|fail(?:ed)?|poor|hopeless|pathetic|really|seriously|why bother|try harder|do better|not good enough|unacceptable|ugh|huh|what is this|weak)[\s.!?]*$/g,
  },
];

export const SUPERLATIVES: readonly Rule[] = [
  {
    id: 'superlative',
    source: 'Inflated praise: Brummelman, Thomaes, Orobio de Castro, Overbeek & Bushman 2014',
    find: /\b(?:amazing(?:ly)?|incredibl[ey]|perfect(?:ly|ion)?|phenomenal(?:ly)?|brilliant(?:ly)?|outstanding(?:ly)?|fantastic(?:ally)?|awesome|magnificent(?:ly)?|flawless(?:ly)?|extraordinar(?:y|ily)|spectacular(?:ly)?|mind-?blowing|breathtaking|unbelievabl[ey]|stunning(?:ly)?|superb(?:ly)?|exceptional(?:ly)?|genius|world-class|best(?: [a-z]+)? (?:ever|i(?:'ve| have) (?:ever )?(?:read|seen)|in the (?:class|school|world|year)|of all)|masterpiece|sensational|out of this world)\b/g,
    unless:
      /\bperfect (?:tense|square|cube|cadence|fifth|fourth|competition|information|number|gas|rhyme|interval)|\b(?:past|present|future) perfect|\bpracti[sc]e makes perfect|\bnot (?:perfect|amazing)/,
  },
];

/** "But" after praise, which takes the praise away. */
export const TURNS: readonly Rule[] = [
  {
    id: 'but_after_praise',
    source: HOUSE,
    find: /(?<=\b(?:good|great|nice|excellent|strong|clear|clever|lovely|interesting|solid|well|love|like|liked|loved|enjoyed|wonderful|fantastic|brilliant|effective|thoughtful|vivid)\b[^.!?]{0,80})[,;]? but\b/g,
    unless:
      /\bnot only\b|\blike (?:a|an|the|this|that)\b[^.]* but\b|\bas well\b|\b(?:not|n't|never|isn't) (?:a |an |very |so |as |yet |really )*(?:good|great|nice|excellent|strong|clear|clever|well|like|effective)/,
  },
];

export const SHOUTS: ReadonlySet<string> = new Set(
  "never always again stop read must wrong not why what how many times no listen proofread please check every don't do you your this redo think really seriously late answer question where follow instructions terrible lazy nothing bad careless sloppy rubbish disappointed still".split(
    ' ',
  ),
);
