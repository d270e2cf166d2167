/** Fields of a next step that its learner writes. */
export const STEP_ANSWER_FIELDS = [
  'answer',
  'plan',
  'reason',
  'by',
  'evidence',
  'evidenceLink',
  'shown',
  'found',
  'closed',
] as const;
