import * as v from 'valibot';

/** Every code a person can meet, and who can fix it. The sentence for each is `error.<code>` in the catalogues. */
export const ERRORS = {
  ownership_law: 'nobody',
  not_yours: 'nobody',
  not_visible: 'nobody',
  server_only: 'nobody',
  unknown_kind: 'it',
  unknown_field: 'it',
  bad_value: 'it',
  text_too_long: 'person',
  too_many_pending: 'teacher',
  too_many_assignments: 'it',
  bad_audience: 'person',
  needs_release: 'teacher',
  no_contact: 'teacher',
  bad_origin: 'it',
  answered: 'nobody',
  deleted: 'nobody',
  malformed: 'it',
  too_large: 'person',
  unauthorized: 'person',
  session_ended: 'person',
  not_allowed: 'it',
  sign_in_wrong: 'person',
  code_unknown: 'person',
  code_used: 'person',
  code_expired: 'person',
  unregistered_platform: 'it',
  platform_inactive: 'it',
  deployment_quarantined: 'it',
  launch_state: 'person',
  launch_browser: 'person',
  launch_replayed: 'person',
  launch_expired: 'person',
  launch_invalid: 'it',
  launch_role: 'it',
  link_teachers: 'teacher',
  platform_refused: 'it',
  unreachable: 'person',
  too_many_requests: 'person',
  unavailable: 'it',
  not_found: 'person',
  version_too_old: 'it',
  server_too_old: 'it',
  storage_full: 'person',
  waiting_for_roster: 'teacher',
  locked: 'person',
} as const satisfies Record<string, 'person' | 'teacher' | 'it' | 'nobody'>;

export type ErrorCode = keyof typeof ERRORS;
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/**
 * What the server answers when it refuses: a code, and a reference number to quote to IT. `protocol` stands beside
 * `version_too_old` and `server_too_old`: the versions this server takes writes in.
 */
export type Problem = {
  error: { code: ErrorCode; reference: string };
  protocol?: { min: number; max: number };
};

export const ProblemSchema = v.object({
  error: v.object({
    code: v.custom<ErrorCode>((code) => typeof code === 'string' && isErrorCode(code)),
    reference: v.string(),
  }),
  protocol: v.exactOptional(v.object({ min: v.number(), max: v.number() })),
});
