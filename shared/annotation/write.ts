import { answerId } from '../model/ids.ts';
import type { StoredAnchor } from '../model/kinds/anchor.ts';
import type { About, AnswerItem, FeedbackItem, ReplyItem, Taken } from './item.ts';
import {
  ANNO_CONTEXT,
  isIri,
  LINK,
  NAMESPACE,
  own,
  PURPOSES,
  REPLY,
  TAG,
  urn,
} from './vocabulary.ts';

type Node = Record<string, unknown>;

const LAST_YEAR = Date.UTC(9999, 11, 31);
/** xsd:dateTime in UTC. Nothing where a clock went so wrong that it has no such form. */
const dated = (property: string, ms: number | null): Node =>
  ms === null || ms > LAST_YEAR ? {} : { [property]: new Date(ms).toISOString() };

const person = ({ id, name }: { id: string; name: string }): Node => ({
  id: urn(id),
  type: 'Person',
  ...(name === '' ? {} : { name }),
});
const labelled = (id: string, label: string): Node => ({
  id: urn(id),
  ...(label === '' ? {} : { label }),
});

/** No `language`: nobody told us which one a teacher wrote in, and a guess would be read as knowledge. */
const textual = (value: string, rest: Node): Node => ({
  type: 'TextualBody',
  value,
  format: 'text/plain',
  ...rest,
});

function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { href } = new URL(url);
  return isIri(href) ? href : null;
}

/**
 * Our offsets count UTF-16 code units of folded text (shared/anchoring); a TextPositionSelector counts characters of text as
 * another reader has it. Said as one they would be wrong, so they stand beside the quote under names of our own.
 */
const selectorOf = ({ quote, position, place, sentence }: StoredAnchor): Node => ({
  ...quote,
  [own('start')]: position.start,
  [own('end')]: position.end,
  [own('place')]: place,
  [own('sentence')]: sentence,
});

/** The assignment's page; where it has no address, or there is no assignment, the name of it or of the course. */
const sourceOf = ({ assignment, course }: About): string =>
  webAddress(assignment?.url ?? null) ?? urn((assignment ?? course).id);

/** Words of a file that were typed can be looked for by others, though Waymark does not. */
const typed = (quoted: string): Node => ({
  type: 'TextQuoteSelector',
  exact: quoted,
  [own('typed')]: true,
});

function targetOf({ anchor, quoted, work, about }: FeedbackItem): string | Node {
  const source = sourceOf(about);
  const selectors = [
    ...(anchor === null ? [] : [selectorOf(anchor)]),
    ...(quoted === '' ? [] : [typed(quoted)]),
  ];
  if (selectors.length === 0 && work === null) return source;
  return {
    type: 'SpecificResource',
    source,
    ...(selectors.length === 0 ? {} : { selector: selectors }),
    ...(work === null ? {} : { [own('attempt')]: work.lmsAttempt, [own('version')]: work.version }),
  };
}

function bodiesOf(item: FeedbackItem): Node[] {
  const said = (part: keyof typeof PURPOSES, rest: Node = {}): Node[] =>
    item[part] === '' ? [] : [textual(item[part], { purpose: PURPOSES[part], ...rest })];
  return [
    ...said('observation'),
    ...said('nextStep', item.step === null ? {} : { id: urn(item.step) }),
    ...said('question'),
    ...said('criterion'),
    ...item.tags.map((tag) => textual(tag, { purpose: TAG })),
  ];
}

function ofFeedback(item: FeedbackItem): Node {
  const body = bodiesOf(item);
  const motivation = [...new Set(body.map(({ purpose }) => purpose))];
  const { id, from, learner, madeAt, changedAt, via, more } = item;
  const { assignment, course } = item.about;
  return {
    id: urn(id),
    type: 'Annotation',
    motivation: motivation.length === 0 ? [PURPOSES.observation] : motivation,
    creator: person(from),
    ...dated('created', madeAt),
    ...(changedAt > madeAt ? dated('modified', changedAt) : {}),
    ...(via !== null && isIri(via) ? { via } : {}),
    body,
    target: targetOf(item),
    [own('learner')]: person(learner),
    ...(more === 0 ? {} : { [own('more')]: more }),
    [own('course')]: labelled(course.id, course.title),
    ...(assignment === null
      ? {}
      : { [own('assignment')]: labelled(assignment.id, assignment.title) }),
  };
}

function ofAnswer(item: AnswerItem): Node {
  const { step, learner, answer, answeredAt, closed } = item;
  const link = webAddress(item.evidenceLink);
  const parts = (['plan', 'reason', 'evidence'] as const).filter((part) => item[part] !== '');
  return {
    id: urn(answerId(step)),
    type: 'Annotation',
    motivation: REPLY,
    creator: person(learner),
    ...dated('created', answeredAt),
    body: [
      ...parts.map((part) => textual(item[part], { purpose: REPLY, [own('part')]: part })),
      ...(link === null ? [] : [{ type: 'SpecificResource', purpose: LINK, source: link }]),
      ...item.found.map((anchor) => ({
        ...{ type: 'SpecificResource', purpose: LINK, source: sourceOf(item.about) },
        selector: [selectorOf(anchor)],
      })),
    ],
    target: urn(step),
    [own('answer')]: answer,
    [own('closed')]: closed,
  };
}

const ofReply = ({ id, step, from, text, madeAt }: ReplyItem): Node => ({
  id: urn(id),
  type: 'Annotation',
  motivation: REPLY,
  creator: person(from),
  ...dated('created', madeAt),
  body: [textual(text, { purpose: REPLY })],
  target: urn(step),
});

export type Cover = {
  /** UUIDs for the collection and its one page. */
  id: string;
  page: string;
  label: string;
  at: number;
};

/** One AnnotationCollection with its only page in it; null where there is nothing to take (a page without items is none). */
export function toAnnotations({ feedback, answers, replies }: Taken, cover: Cover): Node | null {
  const items = [...feedback.map(ofFeedback), ...answers.map(ofAnswer), ...replies.map(ofReply)];
  if (items.length === 0) return null;
  const { id, page, label, at } = cover;
  return {
    '@context': [ANNO_CONTEXT, { waymark: NAMESPACE }],
    id: urn(id),
    type: 'AnnotationCollection',
    label,
    total: items.length,
    generator: { id: 'urn:waymark:app', type: 'Software', name: 'Waymark' },
    ...dated('generated', at),
    first: { id: urn(page), type: 'AnnotationPage', startIndex: 0, partOf: urn(id), items },
    last: urn(page),
  };
}
