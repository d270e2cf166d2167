import fc from 'fast-check';
import { newId } from '../model/ids.ts';
import type { AnswerItem, FeedbackItem, ReplyItem, Taken } from './item.ts';

const uuid = fc.uuid({ version: 7 });
/** Whatever a store keeps: no U+0000, no half of a pair (model/kinds.ts). */
const words = (maxLength = 60) =>
  fc.string({ unit: 'binary', maxLength }).filter((text) => !text.includes('\0'));
const said = words().filter((text) => text.trim() !== '');
const time = fc.integer({ min: 0, max: 8.64e15 });
const person = fc.record({ id: uuid, name: words(20) });

const anchor = fc.record({
  quote: fc.record({
    type: fc.constant('TextQuoteSelector' as const),
    ...{ exact: words().filter((text) => text !== ''), prefix: words(), suffix: words() },
  }),
  position: fc.record({
    type: fc.constant('TextPositionSelector' as const),
    ...{ start: fc.nat(1e6), end: fc.nat(1e6) },
  }),
  ...{ place: words(), sentence: fc.string({ unit: 'grapheme-ascii', maxLength: 16 }) },
});
const work = fc.record({
  lmsAttempt: said,
  version: fc.constantFrom('', 'a1'.repeat(32)),
});
const url = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom('https://lms.example/a b?q=“c”', 'https://lms.example/{x}|y', 'https://'),
);

const about = fc.record({
  course: fc.record({ id: uuid, title: words() }),
  assignment: fc.option(fc.record({ id: uuid, title: words(), url: fc.option(url) })),
});

const feedback: fc.Arbitrary<FeedbackItem> = fc.record({
  ...{ id: uuid, step: fc.option(uuid), from: person, learner: person },
  ...{ observation: said, nextStep: words(), question: words(), criterion: words() },
  tags: fc.array(words(), { maxLength: 3 }),
  ...{ anchor: fc.option(anchor), work: fc.option(work), quoted: words(), more: fc.nat(5), about },
  via: fc.option(
    fc.oneof(
      uuid.map((id) => `urn:uuid:${id}`),
      fc.constantFrom('#relative', 'no name'),
    ),
  ),
  ...{ madeAt: time, changedAt: time },
});
const answer: fc.Arbitrary<AnswerItem> = fc.record({
  ...{ step: uuid, learner: person, answeredAt: fc.option(time) },
  answer: fc.constantFrom('open' as const, 'will_do' as const, 'did_it' as const),
  ...{ plan: words(), reason: words(), evidence: words(), evidenceLink: fc.oneof(url, words()) },
  ...{ closed: fc.boolean(), found: fc.array(anchor, { maxLength: 2 }), about },
});
const reply: fc.Arbitrary<ReplyItem> = fc.record({
  ...{ id: uuid, step: uuid, from: person, text: said, madeAt: time },
});

export const someTaken: fc.Arbitrary<Taken> = fc.record({
  feedback: fc.uniqueArray(feedback, { maxLength: 4, selector: ({ id }) => id }),
  answers: fc.uniqueArray(answer, { maxLength: 2, selector: ({ step }) => step }),
  replies: fc.uniqueArray(reply, { maxLength: 2, selector: ({ id }) => id }),
});

export const aCover = () => ({
  ...{ id: newId(), page: newId(), label: 'English 8', at: Date.UTC(2026, 10, 28) },
});
