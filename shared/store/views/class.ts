import { isHeldFromClass, scopesOf } from '../../model/access.ts';
import { type ContextId, type PersonId, sketchId } from '../../model/ids.ts';
import { audienceOf } from '../../model/kinds/audience.ts';
import { isBlank } from '../../model/limits.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { classScope, personScope, type Scope, teachersScope } from '../../model/scope.ts';
import type { ClassView, ReportCard, SeenView, WaitingCard } from '../owned-views.ts';
import type { Selector, Shelf } from '../shelf.ts';
import type { PersonLabel, Query } from '../views.ts';
import { goalCards } from './goals.ts';
import { coursesOf } from './home.ts';
import { mentioned } from './learning.ts';
import { classCard, momentCards, reflectionCards, sketchCards } from './owned.ts';
import {
  courseTitle,
  madeAt,
  newestFirst,
  personLabel,
  type Reading,
  teachersOf,
  text,
  type ViewMaker,
} from './reading.ts';
import { mayReply, replyCards } from './steps.ts';

type SeenQuery = Extract<Query, { kind: 'seen' }>;
type ClassQuery = Extract<Query, { kind: 'class' }>;

/** Words of what somebody owns, in the order they were asked. */
const WORDS = [
  ...['next', 'know', 'path', 'evidence', 'share'],
  ...['victories', 'lessons', 'needs', 'usedToThink', 'nowThink'],
  ...['tried', 'happened', 'learned', 'text', 'observation', 'question', 'reason'],
];
const wordsOf = (record: WaymarkRecord): string[] =>
  WORDS.map((field) => text(record, field)).filter((words) => !isBlank(words));

const stands = (reading: Reading, record: WaymarkRecord, scopes: readonly Scope[]): boolean =>
  scopesOf(record, reading.shelf.chain(record)).some((scope) => scopes.includes(scope));

/** What a teacher sees of what is mine, by the rules that the server has too. */
export const seenView: ViewMaker<SeenQuery, SeenView> = {
  needs: ({ context }, { shelf, me }) => [
    { about: me.person },
    { kind: 'course' },
    { kind: 'membership', context },
    ...mentioned(shelf),
  ],
  view: ({ context, person }, reading) => {
    const { shelf, me } = reading;
    const scopes = [
      teachersScope(context),
      classScope(context),
      ...(person === null ? [] : [personScope(person)]),
    ];
    const seen = (kind: string) =>
      shelf.of(kind).filter((one) => one.author === me.person && stands(reading, one, scopes));
    const teacher = teachersOf(reading, context, me.person).find(({ id }) => id === person);
    return {
      me: personLabel(reading, me.person, context),
      as: { name: teacher?.name ?? '', course: courseTitle(reading, context) },
      goals: goalCards(reading, seen('goal'), null),
      reflections: reflectionCards(reading, seen('reflection')),
      moments: momentCards(reading, seen('moment')),
      sketch: sketchCards(reading, me.person, (part) => stands(reading, part, scopes)).filter(
        (part) => !isBlank(part.text),
      ),
    };
  },
};

/** By the class list, where one may read it; else as they show the class they like to be called; else ''. */
function nameInClass(reading: Reading, person: PersonId, context: ContextId): PersonLabel {
  const label = personLabel(reading, person, context);
  const called = reading.shelf.get(sketchId(person, 'name'));
  const isShown = called !== undefined && stands(reading, called, [classScope(context)]);
  return label.name === '' && isShown ? { ...label, name: text(called, 'text').trim() } : label;
}

/** What the whole of a class can see. */
export const classView: ViewMaker<ClassQuery, ClassView> = {
  needs: ({ context }, { shelf }) => [
    { kind: 'goal' },
    { kind: 'reflection' },
    { kind: 'moment' },
    { kind: 'sketch' },
    { kind: 'course' },
    { kind: 'class_setting' },
    { kind: 'membership', context },
    ...reportNeeds(shelf, context),
    ...mentioned(shelf, (record) => record.context === context),
  ],
  view: ({ context }, reading) => {
    const { shelf, me } = reading;
    const shown = (kind: string) =>
      shelf.of(kind).filter((one) => stands(reading, one, [classScope(context)]));
    const named = <T extends { owner: PersonLabel }>(cards: T[]): T[] =>
      cards.map((card) => ({ ...card, owner: nameInClass(reading, card.owner.id, context) }));
    const course = coursesOf(reading).find((one) => one.context === context);
    return {
      me: personLabel(reading, me.person, context),
      role: course?.role ?? 'learner',
      class: classCard(reading, context),
      goals: named(goalCards(reading, shown('goal'), null)),
      reflections: named(reflectionCards(reading, shown('reflection'))),
      moments: named(momentCards(reading, shown('moment'))),
      reports: reportCards(reading, context, ({ author }) => author === me.person),
    };
  },
};

function shownBy(reading: Reading, about: WaymarkRecord, context: ContextId) {
  if (!stands(reading, about, [classScope(context)])) return null;
  return audienceOf(about.fields).includes(classScope(context)) ? 'by_owner' : 'by_teacher';
}

/** What reports are about, and what was answered to them. */
export const reportNeeds = (shelf: Shelf, context: ContextId): Selector[] => [
  { kind: 'report', context },
  ...shelf
    .of('report')
    .flatMap(({ id, parent }) => [
      { kind: 'reply', beneath: id },
      ...(parent === null ? [] : [{ id: parent }]),
    ]),
];

/** Not handled first, then newest first. */
export function reportCards(
  reading: Reading,
  context: ContextId,
  isMeant: (report: WaymarkRecord) => boolean = () => true,
): ReportCard[] {
  const newest = newestFirst(madeAt);
  const isHandled = (one: WaymarkRecord) => Number(one.fields.handled === true);
  return reading.shelf
    .of('report')
    .filter((one) => one.context === context && isMeant(one))
    .sort((a, b) => isHandled(a) - isHandled(b) || newest(a, b))
    .map((one) => {
      const about = reading.shelf.get(one.parent);
      return {
        id: one.id,
        from: personLabel(reading, one.author, context),
        reason: text(one, 'reason'),
        about:
          about === undefined || about.deleted
            ? null
            : {
                id: about.id,
                kind: about.kind,
                owner: personLabel(reading, about.author, context),
                words: wordsOf(about),
                shown: shownBy(reading, about, context),
              },
        handled: one.fields.handled === true,
        replies: replyCards(reading, one),
        mayReply: mayReply(reading, one),
        madeAt: madeAt(one),
      };
    });
}

/** What learners mean for this class and nobody has let go there yet. */
export const waitingCards = (reading: Reading, context: ContextId): WaitingCard[] =>
  (['goal', 'reflection', 'moment'] as const)
    .flatMap((kind) => reading.shelf.of(kind).map((one) => ({ one, kind })))
    .filter(({ one }) => one.fields.forClass === context)
    .filter(({ one }) => !stands(reading, one, [classScope(context)]))
    .sort((a, b) => newestFirst(madeAt)(a.one, b.one))
    .map(({ one, kind }) => ({
      id: one.id,
      kind,
      owner: personLabel(reading, one.author, context),
      words: wordsOf(one),
      held: isHeldFromClass(one),
      madeAt: madeAt(one),
    }));
