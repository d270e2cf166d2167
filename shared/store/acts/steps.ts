import * as v from 'valibot';
import { isBlank, Link } from '../../model/text.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Plan } from '../sheet.ts';
import type { Selector } from '../shelf.ts';

type Answer = Extract<Command, { do: 'step.answer' }>;
type Reply = Extract<Command, { do: 'reply.write' }>;
type Unreply = Extract<Command, { do: 'reply.delete' }>;

export function stepNeeds(command: Answer | Reply | Unreply): Selector[] {
  if (command.do === 'step.answer') return [{ family: command.step }];
  if (command.do === 'reply.delete') return [{ family: command.reply }];
  return [{ family: command.step }, { id: command.reply }];
}

export function answerStep(command: Answer, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const step = desk.shelf.get(command.step);
  const { answer, plan, reason, by, evidence, evidenceLink, shown, found, closed } = command;
  if (!isBlank(evidenceLink) && !v.safeParse(Link, evidenceLink?.trim()).success) {
    sheet.refuse('bad_value', 'evidenceLink');
  }
  if (step === undefined) sheet.refuse('not_visible');
  else {
    const given = answer !== undefined && answer !== (step.fields.answer ?? 'open');
    const answeredAt = given ? (answer === 'open' ? null : desk.now) : undefined;
    const link = evidenceLink?.trim();
    const words = { plan, reason, by, evidence, evidenceLink: link, shown, found, closed };
    sheet.change(step, { ...words, ...(given ? { answer, answeredAt } : {}) });
  }
  return sheet.plan();
}

export function writeReply(command: Reply, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const reply = desk.shelf.get(command.reply);
  const step = desk.shelf.get(command.step);
  if (reply !== undefined) sheet.change(reply, { text: command.text });
  else if (step === undefined) sheet.refuse('not_visible');
  else if (!isBlank(command.text)) {
    const { context, learner, id: parent } = step;
    sheet.make(
      { id: command.reply, kind: 'reply', context, learner, parent },
      { text: command.text, madeAt: desk.now },
    );
  }
  return sheet.plan();
}

export function deleteReply(command: Unreply, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const reply = desk.shelf.get(command.reply);
  if (reply !== undefined) sheet.remove(reply);
  return sheet.plan();
}
