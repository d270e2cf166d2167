import { type ContextId, newId } from '../../model/ids.ts';
import { audienceOf } from '../../model/kinds/audience.ts';
import { promptKey } from '../../model/kinds/prompt-words.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import type { Scope } from '../../model/scope.ts';
import { isBlank } from '../../model/text.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Plan } from '../sheet.ts';
import type { Selector } from '../shelf.ts';

type Write = Extract<Command, { do: 'prompt.write' }>;
type Delete = Extract<Command, { do: 'prompt.delete' }>;
type Import = Extract<Command, { do: 'prompts.import' }>;

export const promptNeeds = (command: Write | Delete | Import): Selector[] =>
  command.do === 'prompts.import' ? [{ kind: 'prompt' }] : [{ id: command.prompt }];

export function writePrompt(command: Write, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { prompt: id, context, words, audience } = command;
  const prompt = desk.shelf.get(id);
  if (isBlank(words.text ?? prompt?.fields.text)) sheet.refuse('bad_value', 'text');
  else if (prompt !== undefined) sheet.change(prompt, { ...words, audience });
  else {
    const made = { part: 'nextStep', ...words, audience, madeAt: desk.now };
    sheet.make({ id, kind: 'prompt', context, learner: null, parent: null }, made);
  }
  return sheet.plan();
}

export function deletePrompt(command: Delete, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const prompt = desk.shelf.get(command.prompt);
  if (prompt !== undefined) sheet.remove(prompt);
  return sheet.plan();
}

/** One shelf: a course's, one's own, or the one of just these teachers. */
const shelfKey = (context: ContextId | null, audience: readonly Scope[]): string =>
  JSON.stringify([context, context === null ? [...audience].sort() : []]);

export function importPrompts(command: Import, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { context, audience = null, prompts } = command;
  const here = shelfKey(context, audience ?? []);
  const stands = ({ context, author, fields }: WaymarkRecord) =>
    shelfKey(context, audienceOf(fields)) === here &&
    (context !== null || author === desk.viewer.person);
  const known = new Set(
    desk.shelf
      .of('prompt')
      .filter(stands)
      .map(({ fields }) => promptKey(typeof fields.text === 'string' ? fields.text : '')),
  );
  for (const { text, part, criterion, tags } of prompts) {
    const key = promptKey(text);
    if (isBlank(text)) sheet.refuse('bad_value', 'text');
    if (known.has(key)) continue;
    known.add(key);
    const envelope = { id: newId(), context, learner: null, parent: null };
    const made = { text, part, criterion, tags, audience, madeAt: desk.now };
    sheet.make({ ...envelope, kind: 'prompt' }, made);
  }
  return sheet.plan();
}
