import type { Request, RequestHandler, Response } from 'express';

/**
 * What an answer is. page: a document of its own. work: what a learner handed in, in its frame or panel. data: what
 * the page's own scripts ask for. service: what a tool asks for with a token of its own. token: that token.
 */
export type AnswerKind = 'page' | 'work' | 'data' | 'service' | 'token';

/** What the LMS can be told to do badly. */
export type Misbehave = {
  /** Answers wait this long, all or those of one kind. 0 ends it. */
  slow(milliseconds: number, kind?: AnswerKind): void;
  /** The pages' own scripts take this many times as long as on the real LMS: 0.02 is a fast one, 3 a tired one. */
  pace(times: number): void;
  /** The next request (of that kind) that is not for a style or a script gets this HTTP status. */
  failNext(status: number, kind?: AnswerKind): void;
  /** As `failNext`, several in turn, with headers, in place of the answer or (`after`) once the work is done. */
  failInTurn(failures: readonly Failure[], kind: AnswerKind): void;
  /** Access tokens that tools have are good no more. */
  forgetTokens(): void;
  /** Ends every session, as an LMS does over night. */
  signEveryoneOut(): void;
};

export type Failure = { status: number; headers?: Record<string, string>; after?: true };

/** The work is done, and nobody hears of it. */
function swallow(response: Response, { status, headers = {} }: Failure): void {
  response.status(status).set(headers);
  response.status = () => response;
  const end = response.end.bind(response);
  response.send = () => end();
}

export function createMisbehaviour(
  endAllSessions: () => void,
  kindOf: (request: Request) => AnswerKind,
): {
  misbehave: Misbehave;
  middleware: RequestHandler;
  /** A script for the pages that tells theirs how fast to be. */
  paceScript: RequestHandler;
  pace(): number;
  /** How often tokens were forgotten. */
  tokenAge(): number;
  calm(): void;
} {
  const delays: Record<AnswerKind, number> = { page: 0, work: 0, data: 0, service: 0, token: 0 };
  const kinds = Object.keys(delays) as AnswerKind[];
  let pace = 1;
  let failures: (Failure & { kind: AnswerKind | undefined })[] = [];
  let tokensSince = 0;
  return {
    misbehave: {
      slow: (milliseconds, kind) => {
        for (const each of kind ? [kind] : kinds) delays[each] = milliseconds;
      },
      pace: (times) => {
        pace = times;
      },
      failNext: (status, kind) => {
        failures = [{ status, kind }];
      },
      failInTurn: (several, kind) => {
        failures = several.map((one) => ({ ...one, kind }));
      },
      forgetTokens: () => {
        tokensSince += 1;
      },
      signEveryoneOut: endAllSessions,
    },
    pace: () => pace,
    tokenAge: () => tokensSince,
    paceScript: (_request, response) => {
      response.set('Cache-Control', 'no-store').type('text/javascript');
      response.send(`window.sandboxPace = ${pace};\n`);
    },
    calm: () => {
      for (const kind of kinds) delays[kind] = 0;
      pace = 1;
      failures = [];
    },
    middleware: (request, response, next) => {
      if (request.path.startsWith('/static/')) return next();
      const kind = kindOf(request);
      const [failure] = failures;
      if (failure !== undefined && (failure.kind ?? kind) === kind) {
        failures.shift();
        if (failure.after) swallow(response, failure);
        else {
          const { status, headers = {} } = failure;
          response.status(status).set(headers).send('The LMS is having a bad day.');
          return;
        }
      }
      if (delays[kind] > 0) setTimeout(next, delays[kind]);
      else next();
    },
  };
}
