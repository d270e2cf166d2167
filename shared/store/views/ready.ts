import type { ContextId, PersonId } from '../../model/ids.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { isBlank } from '../../model/text.ts';
import { holeIn } from '../../prompts/holes.ts';
import type { PersonLabel, ReadyCard, ReadyGroup } from '../views.ts';
import { fieldOf, type Reading, text } from './reading.ts';

export type ClassMember = { learner: PersonLabel; sections: string[] };

/** Learners who are in the class now, by name. */
export const classMembers = ({ shelf }: Reading, context: ContextId): ClassMember[] =>
  shelf
    .of('membership')
    .flatMap((m) => {
      const isHere = m.context === context && m.fields.active !== false;
      if (!isHere || m.learner === null || m.fields.role !== 'learner') return [];
      const sections = fieldOf('membership', m, 'sections') ?? [];
      return [{ learner: { id: m.learner, name: text(m, 'name') }, sections }];
    })
    .sort((a, b) => a.learner.name.localeCompare(b.learner.name));

const assignmentOf = ({ fields }: WaymarkRecord): string | null =>
  typeof fields.assignment === 'string' ? fields.assignment : null;

/** What it is about can still be seen. */
const stands = ({ shelf }: Reading, { parent }: WaymarkRecord): boolean =>
  parent === null || shelf.get(parent)?.deleted === false;

function wordsOf({ shelf }: Reading, { id, fields }: WaymarkRecord): unknown[] {
  const steps = shelf.children(id, 'next_step').map((step) => step.fields.text);
  return [fields.observation, fields.question, ...steps];
}
const hasHole = (words: readonly unknown[]): boolean =>
  words.some((one) => typeof one === 'string' && holeIn(one) !== null);

/** One's own drafts, by assignment and learner: what a class could be shown at once. */
export function readyGroups(
  reading: Reading,
  context: ContextId,
  members: readonly ClassMember[],
): ReadyGroup[] {
  const { shelf, me } = reading;
  const here = shelf.of('feedback').filter((one) => one.context === context);
  const drafts = here.filter((one) => one.fields.state === 'draft' && one.author === me.person);
  const groups = new Set(drafts.map(assignmentOf));
  return [...groups]
    .map((assignment): ReadyGroup => {
      const mine = new Map<PersonId, WaymarkRecord[]>();
      for (const draft of drafts)
        if (assignmentOf(draft) === assignment && draft.learner !== null)
          mine.set(draft.learner, [...(mine.get(draft.learner) ?? []), draft]);
      const told = new Set(
        here
          .filter((one) => one.fields.state === 'released' && assignmentOf(one) === assignment)
          .map((one) => one.learner),
      );
      const ready = members.flatMap(({ learner, sections }): ReadyCard[] => {
        const own = mine.get(learner.id) ?? [];
        const worded = own.filter(
          (draft) => stands(reading, draft) && !wordsOf(reading, draft).every(isBlank),
        );
        const whole = worded.filter((draft) => !hasHole(wordsOf(reading, draft)));
        const counts = { empty: own.length - worded.length, holes: worded.length - whole.length };
        const feedback = whole.map(({ id }) => id);
        return own.length === 0 ? [] : [{ learner, sections, feedback, ...counts }];
      });
      const without = members.filter(({ learner: { id } }) => !mine.has(id) && !told.has(id));
      const title = assignment === null ? '' : text(shelf.get(assignment), 'title');
      return { assignment, title, ready, without };
    })
    .filter(({ ready }) => ready.length > 0)
    .sort((a, b) => a.title.localeCompare(b.title));
}

/** The assignments these drafts are about, whose titles are shown, and what of a learner's own. */
export const draftedOn = ({ shelf, me }: Reading, context: ContextId): string[] => [
  ...new Set(
    shelf
      .of('feedback')
      .filter((one) => one.fields.state === 'draft' && one.author === me.person)
      .filter((one) => one.context === context)
      .flatMap((one) => [assignmentOf(one), one.parent])
      .filter((id) => id !== null),
  ),
];
