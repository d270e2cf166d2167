import type { Request, RequestHandler } from 'express';

/**
 * What an answer is. page: a document of its own. work: what a learner handed in, in its frame or panel. data: what
 * the page's own scripts ask for.
 */
export type AnswerKind = 'page' | 'work' | 'data';

/** What the LMS can be told to do badly. */
export type Misbehave = {
  /** Answers wait this long, all or those of one kind. 0 ends it. */
  slow(milliseconds: number, kind?: AnswerKind): void;
  /** The pages' own scripts take this many times as long as on the real LMS: 0.02 is a fast one, 3 a tired one. */
  pace(times: number): void;
  /** The next request (of that kind) that is not for a style or a script gets this HTTP status. */
  failNext(status: number, kind?: AnswerKind): void;
  /** Ends every session, as an LMS does over night. */
  signEveryoneOut(): void;
};

export function createMisbehaviour(
  endAllSessions: () => void,
  kindOf: (request: Request) => AnswerKind,
): {
  misbehave: Misbehave;
  middleware: RequestHandler;
  /** A script for the pages that tells theirs how fast to be. */
  paceScript: RequestHandler;
  pace(): number;
  calm(): void;
} {
  const delays: Record<AnswerKind, number> = { page: 0, work: 0, data: 0 };
  const kinds = Object.keys(delays) as AnswerKind[];
  let pace = 1;
  let failure: { status: number; kind: AnswerKind | undefined } | undefined;
  return {
    misbehave: {
      slow: (milliseconds, kind) => {
        for (const each of kind ? [kind] : kinds) delays[each] = milliseconds;
      },
      pace: (times) => {
        pace = times;
      },
      failNext: (status, kind) => {
        failure = { status, kind };
      },
      signEveryoneOut: endAllSessions,
    },
    pace: () => pace,
    paceScript: (_request, response) => {
      response.set('Cache-Control', 'no-store').type('text/javascript');
      response.send(`window.sandboxPace = ${pace};\n`);
    },
    calm: () => {
      for (const kind of kinds) delays[kind] = 0;
      pace = 1;
      failure = undefined;
    },
    middleware: (request, response, next) => {
      if (request.path.startsWith('/static/')) return next();
      const kind = kindOf(request);
      if (failure !== undefined && (failure.kind ?? kind) === kind) {
        const { status } = failure;
        failure = undefined;
        response.status(status).send('The LMS is having a bad day.');
        return;
      }
      if (delays[kind] > 0) setTimeout(next, delays[kind]);
      else next();
    },
  };
}
