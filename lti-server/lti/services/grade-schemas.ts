import * as v from 'valibot';
import { ServiceError } from './service-error.ts';

/** What Assignment and Grade Services 2.0 sends and answers. */
export const Label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255));
export const Maximum = v.pipe(v.number(), v.finite(), v.gtValue(0));
const Instant = v.pipe(v.string(), v.isoTimestamp());
export const NewLineItemSchema = v.object({
  label: Label,
  scoreMaximum: Maximum,
  resourceId: v.exactOptional(v.string()),
  tag: v.exactOptional(v.string()),
  resourceLinkId: v.exactOptional(v.string()),
  startDateTime: v.exactOptional(Instant),
  endDateTime: v.exactOptional(Instant),
});
export type NewLineItem = v.InferOutput<typeof NewLineItemSchema>;
/** What an LMS may add of its own is kept: a change is sent as a whole. */
export const LineItemSchema = v.looseObject({
  id: v.pipe(v.string(), v.url()),
  label: v.string(),
  scoreMaximum: v.number(),
  resourceId: v.nullish(v.string()),
  tag: v.nullish(v.string()),
  resourceLinkId: v.nullish(v.string()),
});
export type LineItem = v.InferOutput<typeof LineItemSchema>;
export type LineItemFilter = { resourceId?: string; tag?: string; resourceLinkId?: string };

/** No `scoreGiven` clears what stood there (§3.4.5); more than the maximum is extra credit (§3.4.6). */
export const ScoreSchema = v.pipe(
  v.object({
    userId: v.pipe(v.string(), v.minLength(1)),
    /** With milliseconds: a platform keeps the newer of two. */
    timestamp: Instant,
    activityProgress: v.picklist([
      'Initialized',
      'Started',
      'InProgress',
      'Submitted',
      'Completed',
    ]),
    gradingProgress: v.picklist(['NotReady', 'Failed', 'Pending', 'PendingManual', 'FullyGraded']),
    scoreGiven: v.exactOptional(v.pipe(v.number(), v.finite(), v.minValue(0))),
    scoreMaximum: v.exactOptional(Maximum),
    comment: v.exactOptional(v.string()),
  }),
  v.check(({ scoreGiven, scoreMaximum }) => scoreGiven === undefined || scoreMaximum !== undefined),
);
export type Score = v.InferOutput<typeof ScoreSchema>;
export const ResultSchema = v.object({
  id: v.string(),
  scoreOf: v.string(),
  userId: v.string(),
  resultScore: v.nullish(v.number()),
  resultMaximum: v.nullish(v.number()),
  comment: v.nullish(v.string()),
});
export type Result = v.InferOutput<typeof ResultSchema>;

/** Of ours. Throws ServiceError. */
export function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw new ServiceError('malformed');
  return parsed.output;
}
/** Of theirs. Throws ServiceError. */
export function read<T>(schema: v.GenericSchema<unknown, T>, body: string): T {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body);
  if (!parsed.success) throw new ServiceError('unreadable');
  return parsed.output;
}
