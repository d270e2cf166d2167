import { readdirSync, readFileSync } from 'node:fs';
import type { PersonKey } from './people.ts';

/** A piece of work a learner has at home: HTML as their editor would paste it. */
export type Draft = { person: PersonKey; assignment: string; version: 1 | 2; html: string };

const folder = new URL('../essays/', import.meta.url);
const fileName = /^(?<assignment>[a-z]+)\.(?<person>[a-z]+)\.(?<version>[12])\.fragment$/;

/** Every draft in essays/, from files named `<assignment>.<person>.<version>.fragment`. */
export function readDrafts(): Draft[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const parts = fileName.exec(name)?.groups;
      if (!parts)
        throw new Error(`essays/${name} is not named <assignment>.<person>.<1|2>.fragment`);
      return {
        assignment: parts.assignment ?? '',
        person: (parts.person ?? '') as PersonKey,
        version: parts.version === '2' ? 2 : 1,
        html: readFileSync(new URL(name, folder), 'utf8').trim(),
      };
    });
}

/** First drafts already handed in when the school opens. The others wait for their writers. */
export const handedIn: readonly { assignment: string; person: PersonKey; at: string }[] = [
  { assignment: 'change', person: 'lucia', at: '2026-11-16T15:12:00Z' },
  { assignment: 'change', person: 'amara', at: '2026-11-17T08:40:00Z' },
  { assignment: 'change', person: 'meiling', at: '2026-11-17T19:05:00Z' },
  { assignment: 'change', person: 'fatima', at: '2026-11-18T17:31:00Z' },
  { assignment: 'creek', person: 'lucia', at: '2026-11-19T16:20:00Z' },
];
