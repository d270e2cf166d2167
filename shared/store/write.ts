import type { PersonId } from '../model/ids.ts';
import { addCriterion, assignmentNeeds, nameAssignment } from './acts/assignments.ts';
import { ask, besideWorkNeeds, carryStep, sayRead, unask, writeCover } from './acts/beside-work.ts';
import { classNeeds, handleReport, releaseToClass, report, setClass } from './acts/class.ts';
import { feedbackNeeds, moveFeedback, notePointer, writeFeedback } from './acts/feedback.ts';
import { deleteGoal, goalNeeds, tieGoal, writeGoal } from './acts/goals.ts';
import { importFeedback, importNeeds } from './acts/import.ts';
import {
  checkIn,
  deleteOwned,
  giveEvidence,
  ownedNeeds,
  setPreference,
  writeReflection,
  writeSketch,
} from './acts/owned.ts';
import { importPlan, planNeeds } from './acts/plan.ts';
import { deletePrompt, importPrompts, promptNeeds, writePrompt } from './acts/prompts.ts';
import { setReads, settingNeeds } from './acts/settings.ts';
import { answerStep, deleteReply, stepNeeds, writeReply } from './acts/steps.ts';
import { answerSuggestion, makeSuggestion, suggestionNeeds } from './acts/suggestions.ts';
import type { Command } from './command.ts';
import type { Desk, Plan } from './sheet.ts';
import type { Selector } from './shelf.ts';

/** The commands that write records; the others concern this computer only. */
export type RecordCommand = Exclude<
  Command,
  {
    do:
      | 'scratch.keep'
      | 'refused.drop'
      | 'kept.drop'
      | 'kept.put_back'
      | 'storage.noted'
      | 'coach.turn'
      | 'coach.rule'
      | 'pointer.turn'
      | 'pointer.again'
      | 'sync.now';
  }
>;

/** The records a command of this person is decided on. */
export function needsOf(command: RecordCommand, person: PersonId): Selector[] {
  switch (command.do) {
    case 'goal.write':
    case 'goal.tie':
    case 'goal.delete':
      return goalNeeds(command);
    case 'check_in.write':
    case 'evidence.write':
    case 'reflection.write':
    case 'moment.write':
    case 'sketch.write':
    case 'owned.delete':
    case 'entry.leave':
    case 'preference.set':
      return ownedNeeds(command, person);
    case 'question.write':
    case 'question.delete':
    case 'cover.write':
    case 'step.carry':
    case 'feedback.read':
      return besideWorkNeeds(command, person);
    case 'class.set':
    case 'class.release':
    case 'report.make':
    case 'report.handle':
      return classNeeds(command);
    case 'suggestion.make':
    case 'suggestion.answer':
      return suggestionNeeds(command);
    case 'assignment.name':
    case 'assignment.criterion':
      return assignmentNeeds(command);
    case 'feedback.write':
    case 'feedback.release':
    case 'feedback.undo':
    case 'feedback.withdraw':
    case 'feedback.discard':
    case 'pointer.note':
      return feedbackNeeds(command);
    case 'feedback.import':
      return importNeeds(command);
    case 'prompt.write':
    case 'prompt.delete':
    case 'prompts.import':
      return promptNeeds(command);
    case 'plan.import':
      return planNeeds(command, person);
    case 'class.reads':
      return settingNeeds(command);
    case 'step.answer':
    case 'reply.write':
    case 'reply.delete':
      return stepNeeds(command);
  }
}

/** What a command means for the records on the desk: its mutations, or why not and which of its fields. */
export function planOf(command: RecordCommand, desk: Desk): Plan {
  switch (command.do) {
    case 'goal.write':
      return writeGoal(command, desk);
    case 'goal.tie':
      return tieGoal(command, desk);
    case 'goal.delete':
      return deleteGoal(command, desk);
    case 'check_in.write':
      return checkIn(command, desk);
    case 'evidence.write':
      return giveEvidence(command, desk);
    case 'reflection.write':
    case 'moment.write':
      return writeReflection(command, desk);
    case 'sketch.write':
      return writeSketch(command, desk);
    case 'owned.delete':
    case 'entry.leave':
      return deleteOwned(command, desk);
    case 'preference.set':
      return setPreference(command, desk);
    case 'question.write':
      return ask(command, desk);
    case 'question.delete':
      return unask(command, desk);
    case 'cover.write':
      return writeCover(command, desk);
    case 'step.carry':
      return carryStep(command, desk);
    case 'feedback.read':
      return sayRead(command, desk);
    case 'class.set':
      return setClass(command, desk);
    case 'class.release':
      return releaseToClass(command, desk);
    case 'report.make':
      return report(command, desk);
    case 'report.handle':
      return handleReport(command, desk);
    case 'suggestion.make':
      return makeSuggestion(command, desk);
    case 'suggestion.answer':
      return answerSuggestion(command, desk);
    case 'assignment.name':
      return nameAssignment(command, desk);
    case 'assignment.criterion':
      return addCriterion(command, desk);
    case 'feedback.write':
      return writeFeedback(command, desk);
    case 'feedback.release':
    case 'feedback.undo':
    case 'feedback.withdraw':
    case 'feedback.discard':
      return moveFeedback(command, desk);
    case 'feedback.import':
      return importFeedback(command, desk);
    case 'pointer.note':
      return notePointer(command, desk);
    case 'prompt.write':
      return writePrompt(command, desk);
    case 'prompt.delete':
      return deletePrompt(command, desk);
    case 'prompts.import':
      return importPrompts(command, desk);
    case 'plan.import':
      return importPlan(command, desk);
    case 'class.reads':
      return setReads(command, desk);
    case 'step.answer':
      return answerStep(command, desk);
    case 'reply.write':
      return writeReply(command, desk);
    case 'reply.delete':
      return deleteReply(command, desk);
  }
}
