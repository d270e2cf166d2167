import { isIPv4, isIPv6 } from 'node:net';
import type { Request } from 'express';

/** How often somebody may ask, counted in this node's memory: a brake, not a promise. */

/** Answered with 429; `seconds` until it is worth trying again. */
export class TooMany extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too many requests');
    this.name = 'TooMany';
    this.seconds = seconds;
  }
}

export type Brake = {
  /** Throws TooMany when `key` has had its share of its running minute. */
  check(key: string): void;
  count(key: string): void;
  /** Both. */
  take(key: string): void;
};

const MINUTE = 60_000;
/** Keys remembered at once; a flood of addresses forgets the oldest rather than fills the memory. */
const KEYS = 10_000;

export function createBrake(perMinute: number, now: () => number = Date.now): Brake {
  const counts = new Map<string, { since: number; count: number }>();
  const current = (key: string) => {
    const entry = counts.get(key);
    return entry !== undefined && now() - entry.since < MINUTE ? entry : null;
  };
  const brake: Brake = {
    check(key) {
      const entry = current(key);
      if (entry !== null && entry.count >= perMinute)
        throw new TooMany(Math.ceil((entry.since + MINUTE - now()) / 1000));
    },
    count(key) {
      const entry = current(key);
      if (entry !== null) {
        entry.count += 1;
        return;
      }
      counts.delete(key);
      const [oldest] = counts.keys();
      if (counts.size >= KEYS && oldest !== undefined) counts.delete(oldest);
      counts.set(key, { since: now(), count: 1 });
    },
    take(key) {
      brake.check(key);
      brake.count(key);
    },
  };
  return brake;
}

/**
 * In a minute. By address: what is asked before anybody is known; a whole school may stand behind one, and begins its lesson
 * at once. By person and by school (tenant): what a session or a launch has proved, so that one school's flood is its own.
 */
const PER_MINUTE = {
  loginByAddress: 1_200,
  launchByAddress: 1_200,
  launchBySchool: 6_000,
  noticeByAddress: 600,
  silentByAddress: 600,
  registrationByAddress: 30,
  /** Wrong codes. Right ones are not counted. */
  wrongCodeByAddress: 10,
  /** Sign-ins of administrators, right ones too: each costs a tenth of a second. */
  adminLoginByAddress: 10,
  adminLoginByAccount: 30,
  adminByAddress: 600,
  /** Each look at an LMS asks it four times. */
  healthBySession: 20,
  codeByPerson: 10,
  codeBySchool: 1_200,
  pushByPerson: 600,
  pushBySchool: 20_000,
} as const;

export type Limits = Readonly<Record<keyof typeof PER_MINUTE, Brake>>;

const never: Brake = { check: () => {}, count: () => {}, take: () => {} };

/** `times` multiplies every limit; 0: there are none. */
export const limitsOf = (times: number): Limits =>
  Object.fromEntries(
    Object.entries(PER_MINUTE).map(([name, most]) => [
      name,
      times === 0 ? never : createBrake(Math.ceil(most * times)),
    ]),
  ) as Record<keyof typeof PER_MINUTE, Brake>;

/** Who has one IPv6 address has its whole network of 64 bits. */
export function addressOf({ ip = '' }: Pick<Request, 'ip'>): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain) || !isIPv6(plain)) return plain;
  const [before = '', after] = plain.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4).join(':');
}
