import * as v from 'valibot';
import type { NotTold } from '../../../shared/store/repository.ts';
import type { LmsAnswer, LmsPage } from '../../lms/asking.ts';
import {
  AssignmentSchema,
  addComment,
  askAssignment,
  askSelf,
  askSubmission,
  type Comment,
  deleteComment,
  type Place,
  SelfSchema,
  SubmissionSchema,
} from '../../lms/canvas/comments.ts';
import * as CANVAS from '../../lms/canvas/facts.ts';
import { sameId } from '../../lms/canvas/user-id.ts';

export type Pointer = {
  place: Place;
  /** Who is to be signed in. */
  userId: string;
  text: string;
  /** The same in every language it may have been written in. */
  texts: readonly string[];
  /** Hash of the words the feedback is about, or ''. */
  version: string;
  /** Comments that tell of other feedback. */
  known: readonly string[];
};
/** `comment` null: nothing is told here. `elsewhere`: somebody else is signed in, or nobody. */
export type Told = { comment: string | null } | { failed: NotTold | 'elsewhere' };

type Fail = { failed: NotTold | 'elsewhere' };
const later: Fail = { failed: 'later' };

function failureOf({ status, text }: LmsAnswer): Fail {
  if (status === 401 && CANVAS.signedOut.test(text)) return { failed: 'elsewhere' };
  const isPassing = status === 0 || status === 429 || status >= 500 || CANVAS.throttled.test(text);
  return isPassing ? later : { failed: 'refused' };
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, answer: LmsAnswer): T | Fail {
  if (answer.status !== 200) return failureOf(answer);
  try {
    return v.parse(schema, JSON.parse(answer.text.replace(/^while\(1\);/, '')));
  } catch {
    return { failed: 'refused' }; // Not the answer we know: then nothing is written there.
  }
}
const isFail = (value: object): value is Fail => 'failed' in value;

/** Newer Canvas may answer with the text in a paragraph. */
const plain = (text: string | null): string => (text ?? '').replace(/<[^>]*>/g, '').trim();

async function isMe(page: LmsPage, { place, userId }: Pick<Pointer, 'place' | 'userId'>) {
  const self = parsed(SelfSchema, await page.ask(askSelf(place)));
  if (isFail(self)) return self;
  return sameId(self.id, userId) ? null : ({ failed: 'elsewhere' } as const);
}

/** The attempt these words were handed in as, by their hash; the newest where that is not known. */
async function attemptOf(
  page: LmsPage,
  { submission_history: history, attempt }: v.InferOutput<typeof SubmissionSchema>,
  version: string,
): Promise<number | null> {
  if (version === '') return attempt;
  const bodies = history.map(({ body }) => body ?? '');
  const versions = await page.versions(bodies, CANVAS.added);
  const found = history.filter((each, at) => each.attempt !== null && versions[at] === version);
  return found.at(-1)?.attempt ?? attempt;
}

/**
 * Leaves the comment, once: one with the same words by the same person on the same attempt that tells of nothing else is
 * taken for one whose answer was lost.
 */
export async function leaveComment(page: LmsPage, pointer: Pointer): Promise<Told> {
  const { place, userId, text, texts, version, known } = pointer;
  const assignment = parsed(AssignmentSchema, await page.ask(askAssignment(place)));
  if (isFail(assignment)) return assignment;
  const isHidden = assignment.anonymize_students || assignment.anonymous_grading;
  if (isHidden || assignment.moderated_grading) return { comment: null };
  const before = parsed(SubmissionSchema, await page.ask(askSubmission(place)));
  if (isFail(before)) return before;
  const attempt = await attemptOf(page, before, version);
  const isOurs = (each: Comment) => texts.includes(plain(each.comment));
  const isMine = (each: Comment) => each.author_id !== null && sameId(each.author_id, userId);
  const lost = before.submission_comments.find(
    (each) => isOurs(each) && isMine(each) && each.attempt === attempt && !known.includes(each.id),
  );
  // The last look before the write: the tab may have been somebody else's since.
  const other = await isMe(page, pointer);
  if (other !== null) return other;
  if (lost !== undefined) return { comment: lost.id };
  const after = parsed(SubmissionSchema, await page.ask(addComment(place, text, attempt)));
  if (isFail(after)) return after;
  const had = new Set(before.submission_comments.map(({ id }) => id));
  const fresh = after.submission_comments.filter((each) => !had.has(each.id) && isOurs(each));
  const mine = fresh.find(isMine);
  return mine === undefined ? later : { comment: mine.id };
}

/** In the sentence of every language and every version of it. */
const SIGN = 'Waymark';

/**
 * True once it is not there any more. The number comes from the school's server: what is not this person's own comment of
 * this sort is left where it is.
 */
export async function takeComment(
  page: LmsPage,
  { place, userId }: Pick<Pointer, 'place' | 'userId'>,
  comment: string,
): Promise<true | Fail> {
  const now = parsed(SubmissionSchema, await page.ask(askSubmission(place)));
  if (isFail(now)) return now;
  const other = await isMe(page, { place, userId });
  if (other !== null) return other;
  const found = now.submission_comments.find(({ id }) => id === comment);
  if (found === undefined || found.author_id === null) return true;
  if (!sameId(found.author_id, userId) || !plain(found.comment).includes(SIGN)) return true;
  const answer = await page.ask(deleteComment(place, comment));
  return answer.status === 200 || answer.status === 404 ? true : failureOf(answer);
}
