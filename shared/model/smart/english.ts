import { placesOf, type Span } from './spans.ts';

/** One of several words, written as people write them. */
const any = (words: string): string => `(?:${words.trim().split(/\s+/).join('|')})`;
const pattern = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])${source}(?![\\p{L}\\d])`, 'giu');

const SMALL_NUMBER = any(
  'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty half quarter dozen couple',
);
/** “One thing” is a thing, not a measure. */
const COUNT = `(?!one\\s+\\p{L})`;
const NUMBER = `(?:\\d+(?:[.,:/]\\d+)?(?:\\s*(?:-|–|to|or)\\s*\\d+)?|${SMALL_NUMBER}(?:\\s*(?:-|–|to|or)\\s*${SMALL_NUMBER})?)`;
const DAY = any(
  'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays weekday weekdays weekend weekends',
);
const MONTH = any(
  'january february march april may june july august september october november december',
);
const PERIOD = any(
  'day days week weeks month months term terms semester year years night nights morning mornings evening evenings afternoon afternoons lesson lessons class session sessions meal meals lunch breakfast dinner hour hours minute minutes min mins half-hour',
);
const ROUTINE = any(
  'school class lesson work bed sleep breakfast lunch dinner supper practice practise training homework sunset recess break walking waking',
);

/** How often. */
const OFTEN = [
  pattern(any('daily weekly nightly monthly hourly')),
  pattern(
    `(?:every|each|per)\\s+(?:single\\s+|other\\s+|working\\s+|school\\s+|\\d+\\s+)?(?:${PERIOD}|${DAY}|time)`,
  ),
  pattern('everyday'),
  pattern(
    `(?:once|twice|thrice|${NUMBER}\\s*(?:times|days|x))(?:\\s+(?:a|an|per|every|each|in a|out of)\\s+(?:${PERIOD}|${NUMBER}))?`,
  ),
];
/** How much. */
const MUCH = [
  pattern(`${NUMBER}\\s*(?:%|percent|per cent|out of\\s+${NUMBER})`),
  pattern(
    `(?:at least |at most |no more than |more than |less than |under |over |up to |only )?${COUNT}${NUMBER}(?:[\\s-]+(?:more|new|whole|full|short|extra|different|good|healthy|short)){0,2}[\\s-]+\\p{L}+`,
  ),
  pattern(
    '(?:zero|no|without(?: any)?|fewer|none of the)\\s+(?:missed|mistakes?|errors?|doses?|help|looking|notes|hints|pauses?|stopping)\\p{L}*',
  ),
  /(?<![\p{L}\d])\d+(?:[.,]\d+)?\s*(?:%|\p{L}+)/giu,
];
const UNTIL = (prepositions: string): RegExp =>
  pattern(
    `${any(prepositions)}\\s+(?:the\\s+|a\\s+|my\\s+|next\\s+|this\\s+|end of\\s+|the end of\\s+|end of the\\s+|coming\\s+|following\\s+)*(?:${NUMBER}\\s+)?(?:${PERIOD}|${DAY}|${MONTH}|tomorrow|tonight|today|(?:\\p{L}+\\s+)?(?:session|test|exam|deadline|lesson|visit|appointment))`,
  );
/** The day, or the hour, it is done by. */
const DEADLINE = [
  UNTIL('by before until till within'),
  pattern(
    `(?:by|at|around|before|after|between|from)\\s+\\d{1,2}(?:[:.]\\d{2})?\\s*(?:am|pm|o'clock)?`,
  ),
  pattern(any('tomorrow tonight today')),
  pattern(`(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}|${MONTH}\\s+\\d{1,2})`),
];
/** Some time that is named. */
const SOMETIME = [UNTIL('on from in during this next for at around between'), pattern(`${DAY}`)];
/** Tied to something that happens anyway. */
const ANCHOR = [
  pattern(
    `(?:before|after|during|at|when|on the way to)\\s+(?:the\\s+|my\\s+)?(?:${ROUTINE}|i\\s+\\p{L}+)(?:\\s+\\p{L}+)?`,
  ),
];

/** How sure somebody is says nothing about what they will do. */
const SURE =
  /\(?\s*(?:with\s+)?(?:confidence|confident)?(?:\s+(?:level|of|is|:))*[\s:]*\d+(?:[-–]\d+)?\s*(?:%|\/\s*10|out of 10)\s*(?:confidence|confident|sure)?(?:\s+level)?\s*\)?/giu;
/** The same text with blanks where it says how sure somebody is, so that every place stays where it is. */
const withoutSurety = (text: string): string =>
  text.replace(SURE, (found) =>
    /confiden|sure|\/\s*10|out of 10|\(/iu.test(found) ? ' '.repeat(found.length) : found,
  );

const found = (text: string, patterns: readonly RegExp[]): Span[] => {
  const plain = withoutSurety(text);
  return patterns.flatMap((one) => placesOf(plain, one));
};

/** Words that say little of what exactly is meant: any goal could have them. */
const VAGUE = new Set(
  any(`
    a an the and or but to of in on at for with without from by as it its this that these those my me i im ill you your we our be is are
    was will would can could should may might do does doing done did have has had having get gets getting got make makes making made go
    going goes take taking use using try trying start starting keep keeping continue continuing increase reduce improve improving maintain
    explore view focus work working want need like know learn understand become stay control manage set better more less most least good
    well best great new different healthy healthier health exercise exercises exercising fit diet balanced medication medications medicine
    app apps feature features content educational thing things stuff way ways style styles recovery lifestyle life goal goals school
    homework study studying practice practise practising lesson lessons class hard harder grade grades mark marks math maths reading read
    writing write everything everyone all some any every each other others up out about into not no yes so then than if when while also
    just very really always never often again once twice times time day days week weeks weekly daily everyday month months year years hour
    hours minute minutes min mins morning night evening session next before after during least house home share find identify pay attention
    through per regularly regular soon day-to-day zero one two three four five six seven eight nine ten half what which who how where fits suits
    aim aiming track tracking find finding identify used useful useful trying eating food foods meal meals breakfast lunch dinner intake size
    sizes amount amounts level levels type types kind kinds activity activities session sessions weekdays weekends weekday weekend monday
    tuesday wednesday thursday friday saturday sunday today tomorrow tonight read log track tracked able help support reminder reminders
    continue adhere consistent consistently possible overall own part place people person physical mental general options option choice
    choices habit habits plan plans progress result results skill skills task tasks topic topics subject subjects project projects
    avoid avoiding giving being such mindful adjust timing time intensity moderate simple frequency variety portion portions self eat
    prepare discuss seek arrange ask asking limit reasonable doses missed experience situations ordering sharing travelling balance off
    self-care relationship household challenge opportunity quality effort attention focused aware positive negative
  `)
    .slice(3, -1)
    .split('|'),
);
const WORD = /\p{L}[\p{L}\p{M}’'-]*/giu;

/** Words that say what, where, how or with whom: what a stranger would know to do. */
function tellingWords(text: string): Span[] {
  const plain = withoutSurety(text);
  return placesOf(plain, WORD).filter(({ start, end }) => {
    const word = plain.slice(start, end).toLowerCase();
    return word.length > 2 && !VAGUE.has(word);
  });
}
/** So many tell it; fewer may be a wish. */
const TELLING = 3;

export function specific(text: string): Span[] {
  const words = tellingWords(text);
  const details = found(text, [...MUCH, ...OFTEN, ...ANCHOR]);
  return words.length >= TELLING || (words.length > 0 && details.length > 0) ? words : [];
}

export const measurable = (text: string): Span[] => found(text, [...OFTEN, ...MUCH, ...DEADLINE]);
export const timely = (text: string): Span[] => found(text, [...OFTEN, ...DEADLINE, ...SOMETIME]);

/** It hangs on others, on luck, or on being somebody else. */
const NOT_MINE = [
  pattern(
    '(?:be|become|being)\\s+(?:the\\s+)?(?:best|first|top|smartest|fastest|popular|famous|rich|perfect)',
  ),
  pattern('(?:win|beat)\\s+\\p{L}+'),
  pattern(
    '(?:make|get|have)\\s+(?:my\\s+|the\\s+)?(?:teacher|parents?|mum|mom|dad|friends?|others|people|everyone|everybody|them|him|her)\\s+(?!to help)\\p{L}+',
  ),
  pattern(
    'get\\s+(?:an?\\s+)?(?:a\\+?|straight a.?s|full marks|top marks|better grades?|good grades?|a good mark)',
  ),
];
/** A thing one does, and the means one has for it. */
const MEANS = [
  pattern('(?:by|through)\\s+(?:\\p{L}+\\s+)?\\p{L}+ing(?:\\s+\\p{L}+){0,2}'),
  pattern('(?:using|with)\\s+(?:the\\s+|my\\s+|a\\s+|an\\s+|some\\s+)?\\p{L}+(?:\\s+\\p{L}+)?'),
];
const DOING = pattern(
  any(`
  add answer ask attempt back bring build buy call change check choose clean collect compare complete cook copy count cut cycle describe do
  draft draw eat enter exercise explain finish follow give go hand help highlight join jog keep learn limit link list listen log look make
  mark massage measure meditate meet memorise memorize move note open organise organize pack paint plan play practice practise prepare
  present print put quiz read record redo replace reread retell rewrite ride run save say see send set share show sing sit sketch sleep
  solve sort speak spell spend start stop stretch study swim switch take talk teach tell test track train translate try turn type use visit
  walk watch work write writing reading walking running jogging swimming lifting stretching practising practicing cooking
`),
);

export function attainable(text: string): Span[] {
  if (found(text, NOT_MINE).length > 0) return [];
  const [doing] = found(text, [DOING]);
  return doing === undefined ? [] : [doing, ...found(text, MEANS)];
}

/** More than anybody keeps up. */
const TOO_MUCH = [
  pattern(any('always never perfect perfectly everything constantly nonstop')),
  pattern('(?:all the time|every single|all day|no mistakes ever)'),
];
/** So much of one’s time, or a place in one’s day. */
const TIME = [
  pattern(`${NUMBER}[\\s-]*(?:minutes?|mins?|hours?|h)`),
  pattern(`(?:half|quarter of)\\s+an\\s+hour`),
];
export function realistic(text: string): Span[] {
  if (found(text, TOO_MUCH).length > 0) return [];
  return found(text, [...TIME, ...OFTEN, ...ANCHOR, ...MUCH]);
}
