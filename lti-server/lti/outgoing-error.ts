/**
 * A request to a platform that failed: `address_refused`, `unreachable`, `timeout`, `redirected`, `response_too_large`, or
 * `status_` and the number.
 */
export class OutgoingError extends Error {
  readonly code: string;
  /** What the platform says of when to ask again, as it says it (RFC 9110, 10.2.3). */
  readonly retryAfter: string | null;
  constructor(code: string, options: ErrorOptions & { retryAfter?: string | null } = {}) {
    super(code, options);
    this.name = 'OutgoingError';
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
  }
}
