import type { Submission } from '../../coach/manageable.ts';
import type { GraderView } from '../../store/views.ts';

const worded = (parts: readonly string[]): string =>
  parts.filter((part) => part.trim() !== '').join('\n\n');

/** One's drafts, and what is out on the newest of the learner's attempts, as the coach reads a submission. */
export function commentsOn({ drafts, feedback, attempts }: GraderView): Submission['comments'] {
  const newest = attempts.length === 0 ? null : attempts.length;
  const out = feedback.filter((one) => one.state === 'released' && one.attempt === newest);
  return [
    // What is said on a learner's own is no part of this work's load.
    ...drafts
      .filter(({ on }) => on === undefined)
      .map(({ observation, nextStep, question }) => ({
        text: worded([observation, nextStep, question]),
        doFirst: nextStep.trim() !== '',
      })),
    ...out.map(({ observation, question, step }) => ({
      text: worded([observation, step?.text ?? '', question]),
      doFirst: step !== null && !step.closed,
    })),
  ];
}
