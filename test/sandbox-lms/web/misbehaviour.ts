import type { RequestHandler } from 'express';

/** What the LMS can be told to do badly. */
export type Misbehave = {
  /** Every answer waits this long. 0 ends it. */
  slow(milliseconds: number): void;
  /** The next request that is not for a style or a script gets this HTTP status. */
  failNext(status: number): void;
  /** Ends every session, as an LMS does over night. */
  signEveryoneOut(): void;
};

export function createMisbehaviour(endAllSessions: () => void): {
  misbehave: Misbehave;
  middleware: RequestHandler;
  calm(): void;
} {
  let delay = 0;
  let failure: number | undefined;
  return {
    misbehave: {
      slow: (milliseconds) => {
        delay = milliseconds;
      },
      failNext: (status) => {
        failure = status;
      },
      signEveryoneOut: endAllSessions,
    },
    calm: () => {
      delay = 0;
      failure = undefined;
    },
    middleware: (request, response, next) => {
      if (request.path.startsWith('/static/')) return next();
      if (failure !== undefined) {
        const status = failure;
        failure = undefined;
        response.status(status).send('The LMS is having a bad day.');
        return;
      }
      if (delay > 0) setTimeout(next, delay);
      else next();
    },
  };
}
