import { describe, expect, it } from 'vitest';
import { findAll } from '../find.ts';
import type { Rule } from '../lexicon.ts';
import { passageOf, wholeOf } from '../passage.ts';
import { ENGLISH } from './english.ts';

/** For each rule, what it takes, and what is near and it leaves. */
const EXAMPLES: Record<string, { takes: string[]; leaves: string[] }> = {
  you_should: { takes: ['You should cite it.'], leaves: ['You should be proud.'] },
  you_can: { takes: ['You can add a key.'], leaves: ['You can see the coast.'] },
  it_needs: { takes: ['The map needs a key.'], leaves: ['There is no need.'] },
  should_be: { takes: ['The axis should be longer.'], leaves: ['Why should be asked.'] },
  i_suggest: { takes: ['I suggest a key.'], leaves: ['The poem suggests fear.'] },
  would_be: { takes: ['It would be clearer with a key.'], leaves: ['He would be king.'] },
  consider: { takes: ['Consider the ending.'], leaves: ['It is considered art.'] },
  next_time: { takes: ['Next time, a key.'], leaves: ['See you next time we meet.'] },
  avoid_or_do_not: { takes: ['Avoid slang.'], leaves: ['They do not agree.'] },
  need_verb: { takes: ['Needs a key.'], leaves: ['No need at all.'] },
  can_you: { takes: ['Can you add a key?'], leaves: ['Can you believe it?'] },
  if_you_want: { takes: ['If you want more, read on.'], leaves: ['If the sun sets, it is dark.'] },
  try_ing: { takes: ['Try swapping them.'], leaves: ['You keep going.'] },
  lets: { takes: ["Let's find a verb."], leaves: ['It lets light in.'] },
  more_please: { takes: ['More detail.'], leaves: ['More rain was seen.'] },
  wish_for: { takes: ['I wish you had a key.'], leaves: ['I hope you are well.'] },
  work_could: { takes: ['The title could ask more.'], leaves: ['The sailor could swim.'] },
  i_would: { takes: ['I would cut this.'], leaves: ['I would like tea.'] },
  nothing_to_do: { takes: ['No need to change.'], leaves: ['Change it.'] },
  feeling: { takes: ['You should be proud.'], leaves: ['You should cite it.'] },
  announcement: {
    takes: ['There are a few points to fix:'],
    leaves: ['Fix the points of the star.'],
  },
  disbelief: { takes: ['Can you believe it?'], leaves: ['Can you cite it?'] },
  farewell: { takes: ['Keep it up!'], leaves: ['Keep the title.'] },
  pointer: { takes: ['Units?'], leaves: ['Units matter here.'] },
  pointing_question: { takes: ['Which year was it?'], leaves: ['It was in May.'] },
  work_noun: { takes: ['Your claims.'], leaves: ['You ran.'] },
  named_thing: { takes: ['Show the mitochondria.'], leaves: ['Do the work.'] },
  quoted_words: { takes: ['Cut "very".'], leaves: ['Cut it.'] },
  open_question: { takes: ['What does it mean?'], leaves: ['It means fear.'] },
  open_question_inside: { takes: ['And the king, how does he feel?'], leaves: ['He felt ill.'] },
  yes_or_no: { takes: ['Is it right?'], leaves: ['It is right.'] },
  i_wonder: { takes: ['I wonder why she left.'], leaves: ['A wonder of nature.'] },
  think_about: { takes: ['Think about what he wants.'], leaves: ['I think so.'] },
  unmarked_question: { takes: ['How would you say red'], leaves: ['How lovely!'] },
  tag: { takes: ['It is red, right?'], leaves: ['Is it right?'] },
  social_question: { takes: ['How are you?'], leaves: ['How are cells made?'] },
  rhetorical: { takes: ['Who cares?'], leaves: ['Who wrote it?'] },
  answer_given: { takes: ['Change it to'], leaves: ['You write'] },
  you_did: { takes: ['You compared the two.'], leaves: ['You slept.'] },
  your_choice: { takes: ['Your choice of verb.'], leaves: ['Explain your choice.'] },
  use_of: { takes: ['Fine use of colour.'], leaves: ['Make use of colour.'] },
  by_doing: { takes: ['It works because you waited.'], leaves: ['You should win by showing it.'] },
  than_before: { takes: ['Clearer than last time.'], leaves: ['Clear and short.'] },
  you_are_gifted: { takes: ['You are gifted.'], leaves: ['You are right.'] },
  how_gifted: { takes: ['What a clever girl!'], leaves: ['A natural number.'] },
  you_lack: { takes: ["You're careless."], leaves: ['You are not lazy.'] },
  effort_alone: { takes: ['You worked so hard.'], leaves: ['The work is hard.'] },
  grade: { takes: ['7/10', 'A+'], leaves: ['Grade 5 text is short.'] },
  verdict: { takes: ['Good job!'], leaves: ['Good use of irony.'] },
  tick: { takes: ['✓'], leaves: ['Fine.'] },
  praise: { takes: ['Strong opening.'], leaves: ['It could be strong.'] },
  problem: { takes: ['The axis is unclear.'], leaves: ['The axis is red.'] },
  social: { takes: ['Hello Sam!'], leaves: ['The sun rose.'] },
  you_are_harsh: { takes: ['You are so lazy.'], leaves: ['You are not lazy.'] },
  work_with_contempt: { takes: ['This is rubbish.'], leaves: ['The lazy river bends.'] },
  no_sense: { takes: ['This makes no sense.'], leaves: ['The sense is clear.'] },
  not_even: { takes: ["You didn't even read it."], leaves: ['An even number.'] },
  as_usual: { takes: ['Late, as usual.'], leaves: ['Thoughtful and careful, as usual.'] },
  expected_better: { takes: ['I expected better.'], leaves: ['The king expected war.'] },
  even_a_child: { takes: ['Even a child knows.'], leaves: ['The child knows.'] },
  sarcasm: { takes: ['Thanks for nothing.'], leaves: ['Thanks for the map.'] },
  bare_verdict: { takes: ['Wrong.'], leaves: ['The wrong unit here.'] },
  superlative: { takes: ['Amazing!'], leaves: ['The perfect tense.'] },
  but_after_praise: { takes: ['Good start, but short.'], leaves: ['Not good but short.'] },
  marking_code: { takes: ['awk', 'ref?'], leaves: ['An awkward turn.'] },
  rubric_shorthand: { takes: ['EBI: a key.'], leaves: ['The web is wide.'] },
  jargon: { takes: ['Watch the syntax.'], leaves: ['Watch the tax.'] },
  locator: { takes: ['See line 12.'], leaves: ['A fine line.'] },
  copy_edit: { takes: ['Mind the comma.'], leaves: ['Mind the coma.'] },
};

const LISTS = Object.values(ENGLISH).filter(
  (part): part is readonly Rule[] =>
    Array.isArray(part) && part.every((one) => !(one instanceof RegExp)),
);
const RULES = Map.groupBy(LISTS.flat(), ({ id }) => id);

const takes = (rules: readonly Rule[], text: string): boolean => {
  const passage = passageOf(text, ENGLISH);
  return findAll(passage.own, wholeOf(passage), rules).length > 0;
};

describe('each rule of English', () => {
  it('has a source, and examples here', () => {
    expect([...RULES.keys()].sort()).toEqual(Object.keys(EXAMPLES).sort());
    for (const { source } of LISTS.flat()) expect(source).not.toBe('');
  });

  it.each([...RULES])('%s takes its examples, and leaves what is near them', (id, rules) => {
    for (const text of EXAMPLES[id]?.takes ?? []) expect(takes(rules, text), text).toBe(true);
    for (const text of EXAMPLES[id]?.leaves ?? []) expect(takes(rules, text), text).toBe(false);
  });

  it('is global, so that it finds every place', () => {
    for (const { find, id } of LISTS.flat()) expect(find.global, id).toBe(true);
  });
});
