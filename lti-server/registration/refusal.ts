/** Why a registration is not made; each has a sentence (`setup.refused.<code>`) that says who can mend it. */
export type RegistrationCode =
  | 'no_lms'
  | 'link_unknown'
  | 'link_used'
  | 'link_expired'
  | 'link_other_host'
  | 'lms_unreachable'
  | 'lms_private'
  | 'lms_unreadable'
  | 'lms_hosts'
  | 'lms_refused'
  | 'other_school';

const STATUS: Partial<Record<RegistrationCode, number>> = {
  link_unknown: 403,
  link_used: 410,
  link_expired: 410,
  link_other_host: 403,
  other_school: 403,
  lms_unreachable: 502,
  lms_refused: 502,
};

/** `values` go into the sentence; `detail` is a fixed word for the log. */
export class RegistrationRefusal extends Error {
  readonly code: RegistrationCode;
  readonly status: number;
  readonly values: Readonly<Record<string, string>>;
  readonly detail: string;
  constructor(
    code: RegistrationCode,
    { values = {}, detail = '' }: { values?: Record<string, string>; detail?: string } = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'RegistrationRefusal';
    this.code = code;
    this.status = STATUS[code] ?? 400;
    this.values = values;
    this.detail = detail;
  }
}
