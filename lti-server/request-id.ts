import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** Ten characters a person can read out, on every answer; the same stand in the log. */
export const giveReference: RequestHandler = (_request, response, next) => {
  const reference = randomUUID().slice(-10).toUpperCase();
  response.locals.requestId = reference;
  response.setHeader('x-request-id', reference);
  next();
};

export const referenceOf = (response: Response): string => String(response.locals.requestId ?? '');
