import { attemptId, membershipId } from '../../model/ids.ts';
import { tiedAnew } from '../../model/kinds/tied.ts';
import { isBlank } from '../../model/text.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Plan, type Sheet } from '../sheet.ts';
import type { Selector } from '../shelf.ts';

type Import = Extract<Command, { do: 'feedback.import' }>;
type Item = Import['drafts'][number];

export const importNeeds = ({ context }: Import): Selector[] => [
  { kind: 'membership', context },
  { kind: 'assignment', context },
  { kind: 'feedback', context },
];

function makeDraft(item: Item, context: string, desk: Desk, sheet: Sheet): void {
  const { feedback: id, step, learner, assignment, work, anchor, via } = item;
  const { observation, question, nextStep, criterion, tags, quoted, more } = item;
  if (desk.shelf.get(membershipId(context, learner))?.deleted !== false)
    sheet.refuse('waiting_for_roster');
  const task = desk.shelf.get(assignment);
  if (assignment !== null && (task?.kind !== 'assignment' || task.context !== context))
    sheet.refuse('bad_value', 'assignment');
  // A version of the work is one of an assignment; without that it says nothing.
  const attempt =
    work !== null && assignment !== null
      ? { attempt: attemptId(assignment, learner, work.lmsAttempt, work.version), work }
      : {};
  const said = (text: string): string | undefined => (isBlank(text) ? undefined : text);
  sheet.make(
    { id, kind: 'feedback', context, learner, parent: null },
    {
      ...{ observation: said(observation), question: said(question) },
      ...tiedAnew({ criterion, tags, quoted, more }, {}),
      ...{ anchor: anchor ?? undefined, ...attempt },
      ...{ assignment, via, state: 'draft', madeAt: desk.now },
    },
  );
  if (isBlank(nextStep)) return;
  const made = { text: nextStep, assignment, madeAt: desk.now };
  sheet.make({ id: step, kind: 'next_step', context, learner, parent: id }, made);
}

/** Each comment of a file becomes a draft of whoever brings it, or none does. What another tab brought meanwhile is there. */
export function importFeedback(command: Import, desk: Desk): Plan {
  const sheet = createSheet(desk, { text: 'nextStep' });
  const { context, drafts } = command;
  const there = new Set(desk.shelf.of('feedback').map((one) => `${one.learner} ${one.fields.via}`));
  for (const item of drafts) {
    if (there.has(`${item.learner} ${item.via}`)) continue;
    makeDraft(item, context, desk, sheet);
  }
  return sheet.plan();
}
