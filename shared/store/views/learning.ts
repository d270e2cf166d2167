import { audienceOf } from '../../model/kinds/audience.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import type { Selector, Shelf } from '../shelf.ts';
import { contextOf } from './owned.ts';
import { mentions } from './reading.ts';

const KINDS_ABOUT = [
  'goal',
  'check_in',
  'evidence',
  'reflection',
  'moment',
  'sketch',
  'preference',
  'question',
  'cover_note',
  'carried',
  'acknowledgement',
  'suggestion',
  'feedback',
  'next_step',
  'reply',
  'attempt',
  'withdrawal',
] as const;

/** The names and titles that the records about somebody mention. */
export function mentioned(
  shelf: Shelf,
  isAboutThem: (record: WaymarkRecord) => boolean = () => true,
): Selector[] {
  const records = KINDS_ABOUT.flatMap((kind) => shelf.of(kind).filter(isAboutThem));
  const courses = new Set(
    shelf
      .of('goal')
      .concat(shelf.of('reflection'), shelf.of('moment'), shelf.of('sketch'))
      .flatMap((one) => audienceOf(one.fields))
      .map(contextOf)
      .filter((context) => context !== null),
  );
  return [
    ...mentions(records),
    ...[...courses].map((context) => ({ kind: 'membership', context })),
  ];
}
