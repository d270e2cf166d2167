import type { Kind } from './kinds.ts';
import type { WaymarkRecord } from './record.ts';
import type { ContextRole, Viewer } from './scope.ts';

export type Parts = Omit<Partial<WaymarkRecord>, 'kind'> & { kind: Kind; under?: Parts };

export const [LIN, ADA, BO, COURSE, ELSEWHERE] = ['1', '2', '3', '4', '5'].map(
  (n) => `00000000-0000-7000-8000-00000000000${n}`,
) as [string, string, string, string, string];
export const people = { lin: LIN, ada: ADA, bo: BO };

export const feedback = (state: string, parts: Partial<Parts> = {}): Parts => ({
  kind: 'feedback',
  author: ADA,
  fields: { state },
  ...parts,
});
export const step = (state: string, answer?: string): Parts => ({
  kind: 'next_step',
  author: ADA,
  fields: answer === undefined ? {} : { answer },
  stamps: answer === undefined ? {} : { answer: 's' },
  under: feedback(state),
});

const LEARNERLESS = new Set<Kind>([
  'assignment',
  'course',
  'prompt',
  'setting',
  'class_setting',
  'report',
]);
/** A record of Lin's learning in the course, with all it hangs on. */
export function build(
  from: Parts,
  deleted = false,
): { record: WaymarkRecord; chain: WaymarkRecord[] } {
  const { under, ...parts } = from;
  const above = under === undefined ? null : build(under);
  const fields = parts.fields ?? {};
  const record: WaymarkRecord = {
    id: `${from.kind}`,
    context: COURSE,
    author: ADA,
    learner: LEARNERLESS.has(from.kind) ? null : LIN,
    parent: above?.record.id ?? null,
    deleted,
    stamps: Object.fromEntries(Object.keys(fields).map((field) => [field, 's'])),
    ...parts,
    fields,
  };
  return { record, chain: above === null ? [] : [above.record, ...above.chain] };
}

const ROLES: (ContextRole | null)[] = ['teacher', 'learner', null];
/** Everyone, in every role here, and in every role in another course. */
export const VIEWERS: (Viewer & { here: ContextRole | null })[] = Object.values(people).flatMap(
  (person) =>
    ROLES.flatMap((here) =>
      ROLES.map((there) => ({
        person,
        here,
        roles: {
          ...(here === null ? {} : { [COURSE]: here }),
          ...(there === null ? {} : { [ELSEWHERE]: there }),
        },
      })),
    ),
);
