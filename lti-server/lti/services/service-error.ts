/** Why a service of an LMS did not do what was asked, and who can put it right. */
const REASONS = {
  /** The course was never launched with this service. */
  not_offered: [
    'it',
    'The LMS offers no grades for this course: a launch has to come first, with the service switched on.',
  ],
  /** Of the scopes it takes, the LMS has granted too few. */
  scope: ['it', 'The LMS does not let Waymark do this: its administrator can grant it.'],
  elsewhere: ['nobody', 'This line item is not of the course.'],
  inactive: ['it', 'The LMS is switched off in Waymark.'],
  malformed: ['nobody', 'What is to be sent is not what the standard asks for.'],
  unauthorized: ['it', 'The LMS takes none of our access tokens.'],
  refused: ['it', 'The LMS refused it.'],
  not_found: ['person', 'It is not in the LMS any more.'],
  /** The LMS has something newer. */
  conflict: ['nobody', 'The LMS has a newer one.'],
  busy: ['person', 'The LMS has no time for it now.'],
  unavailable: ['it', 'The LMS cannot be reached, or is broken.'],
  unreadable: ['it', 'The answer of the LMS is not what the standard asks for.'],
} as const;
export type ServiceFault = keyof typeof REASONS;

export class ServiceError extends Error {
  readonly code: ServiceFault;
  readonly mend: 'person' | 'it' | 'nobody';
  /** When it is worth trying again, ms since 1970; null where the LMS has not said. */
  readonly retryAt: number | null;
  /** A try before the last failed in a way that may have come after the work. */
  readonly unheard: boolean;
  constructor(
    code: ServiceFault,
    options: ErrorOptions & { retryAt?: number | null; unheard?: boolean } = {},
  ) {
    const [mend, sentence] = REASONS[code];
    super(`${code}: ${sentence}`, options);
    this.name = 'ServiceError';
    this.code = code;
    this.mend = mend;
    this.retryAt = options.retryAt ?? null;
    this.unheard = options.unheard ?? false;
  }
}
