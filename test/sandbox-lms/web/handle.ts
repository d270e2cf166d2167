import type { Request, RequestHandler, Response } from 'express';

/** An async handler whose failure reaches Express's error page. */
export function handle(
  work: (request: Request, response: Response) => Promise<void> | void,
): RequestHandler {
  return (request, response, next) => {
    Promise.resolve()
      .then(() => work(request, response))
      .catch(next);
  };
}

/** A parameter from the query or the form body, '' when absent or given twice. */
export function parameter(request: Request, name: string): string {
  const body: unknown = request.body;
  const form = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const value = form[name] ?? request.query[name];
  return typeof value === 'string' ? value : '';
}
