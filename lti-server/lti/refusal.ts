import type { ErrorCode } from '../../shared/protocol/errors.ts';

/** A launch, login or silent launch that is not let in. `detail` is for the log: a fixed word, never what was sent. */
export class LaunchRefusal extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail: string;
  constructor(code: ErrorCode, detail: string, status = STATUS[code] ?? 400) {
    super(`${code}: ${detail}`);
    this.name = 'LaunchRefusal';
    this.code = code;
    this.status = status;
    this.detail = detail;
  }
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  launch_state: 401,
  launch_browser: 401,
  launch_replayed: 401,
  launch_expired: 401,
  launch_invalid: 401,
  platform_inactive: 401,
  deployment_quarantined: 403,
  bad_origin: 403,
  link_teachers: 403,
  too_many_requests: 429,
  unavailable: 503,
};
