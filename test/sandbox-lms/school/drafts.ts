import { readdirSync, readFileSync } from 'node:fs';
import type { PersonKey } from './people.ts';

/** A piece of work a learner has at home: HTML as their editor would paste it. */
export type Draft = { person: PersonKey; assignment: string; version: 1 | 2; html: string };

/** `file`: the work is a document of this name, not typed text. */
type HandedIn = { assignment: string; person: PersonKey; at: string; file?: string };

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
export const handedIn: readonly HandedIn[] = [
  { assignment: 'change', person: 'lucia', at: '2026-11-16T15:12:00Z' },
  { assignment: 'change', person: 'amara', at: '2026-11-17T08:40:00Z' },
  { assignment: 'change', person: 'meiling', at: '2026-11-17T19:05:00Z' },
  { assignment: 'change', person: 'fatima', at: '2026-11-18T17:31:00Z' },
  { assignment: 'creek', person: 'lucia', at: '2026-11-19T16:20:00Z' },
  { assignment: 'voice', person: 'lucia', at: '2026-11-18T08:00:00Z' },
  { assignment: 'voice', person: 'amara', at: '2026-11-18T09:07:00Z' },
  { assignment: 'voice', person: 'meiling', at: '2026-11-18T10:14:00Z' },
  { assignment: 'voice', person: 'fatima', at: '2026-11-18T11:21:00Z' },
  { assignment: 'voice', person: 'soren', at: '2026-11-18T12:28:00Z' },
  { assignment: 'voice', person: 'olena', at: '2026-11-18T13:35:00Z' },
  {
    assignment: 'voice',
    person: 'priya',
    at: '2026-11-19T14:42:00Z',
    file: 'At the laundrette.pdf',
  },
  { assignment: 'voice', person: 'tariq', at: '2026-11-19T15:49:00Z' },
  { assignment: 'voice', person: 'ines', at: '2026-11-19T16:56:00Z' },
  { assignment: 'voice', person: 'nam', at: '2026-11-19T17:03:00Z' },
  { assignment: 'voice', person: 'yael', at: '2026-11-19T18:10:00Z', file: 'the-late-bus.pdf' },
  {
    assignment: 'voice',
    person: 'mateo',
    at: '2026-11-19T19:17:00Z',
    file: 'quispe_voice_final.pdf',
  },
  { assignment: 'voice', person: 'aoife', at: '2026-11-20T08:24:00Z', file: 'lock keeper.pdf' },
  { assignment: 'voice', person: 'kwame', at: '2026-11-20T09:31:00Z', file: 'Mensah market.pdf' },
  { assignment: 'voice', person: 'zofia', at: '2026-11-20T10:38:00Z' },
];

/** Whose work a classmate has been asked to read. */
export const peerReviews: readonly { assignment: string; reviewer: PersonKey; of: PersonKey }[] = [
  { assignment: 'voice', reviewer: 'amara', of: 'lucia' },
  { assignment: 'voice', reviewer: 'kwame', of: 'tariq' },
];
