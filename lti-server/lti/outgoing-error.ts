/**
 * A request to a platform that failed: `address_refused`, `unreachable`, `timeout`, `redirected`, `response_too_large`, or
 * `status_` and the number.
 */
export class OutgoingError extends Error {
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.name = 'OutgoingError';
    this.code = code;
  }
}
