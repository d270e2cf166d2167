import type { ErrorRequestHandler } from 'express';
import { TooMany } from '../limits.ts';
import type { Log } from '../log.ts';
import { referenceOf } from '../request-id.ts';
import { sendErrorPage } from './error-page.ts';
import { LaunchRefusal } from './refusal.ts';
import type { Sentences } from './sentences.ts';

function refusalOf(error: unknown): LaunchRefusal {
  if (error instanceof LaunchRefusal) return error;
  if (error instanceof TooMany) return new LaunchRefusal('too_many_requests', 'limit');
  // body-parser: 413 for a body or a number of fields over its limit, 400 and 415 for what it cannot read.
  const status = (error as { status?: unknown }).status;
  if (status === 413) return new LaunchRefusal('too_large', 'body', 413);
  if (typeof status === 'number' && status < 500)
    return new LaunchRefusal('malformed', 'body', status);
  return new LaunchRefusal('unavailable', 'internal');
}

/** Says to a person, and to the log, why a launch or an answer to one was not let in. */
export const refuseWith =
  (sentences: Sentences, log: Log): ErrorRequestHandler =>
  (error, _request, response, next) => {
    const refusal = refusalOf(error);
    const reference = referenceOf(response);
    log.warn({ reference, code: refusal.code, detail: refusal.detail }, 'launch refused');
    if (refusal.code === 'unavailable') log.error({ reference, err: error }, 'launch failed');
    if (response.headersSent) return next(error);
    if (error instanceof TooMany) response.set('retry-after', String(error.seconds));
    sendErrorPage(response, sentences, { status: refusal.status, code: refusal.code, reference });
  };
