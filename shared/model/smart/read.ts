import { lexiconFor } from '../../coach/language.ts';
import { isBlank } from '../limits.ts';
import * as english from './english.ts';
import { type Span, spansOf } from './spans.ts';

/** What five lights are called, in the order of the word they spell. */
export const LIGHTS = ['specific', 'measurable', 'attainable', 'realistic', 'timely'] as const;
export type Light = (typeof LIGHTS)[number];

const FIELDS = ['next', 'evidence'] as const;
type Field = (typeof FIELDS)[number];
/** Of a goal: what comes next, how one will know, and the day it is for (ms since 1970), if there is one. */
export type Aim = Record<Field, string> & { by?: number | null };

/**
 * `words`: those that lit it, in UTF-16 code units of their field. grey: written in a language whose words are not known here.
 * A light is never a score, and blocks nothing.
 */
export type LightOn = {
  light: Light;
  state: 'lit' | 'dark' | 'grey';
  words: (Span & { field: Field })[];
};

/** What each light looks for, and whether how one will know says as much as what comes next. */
const RULES: Record<Light, { find: (text: string) => Span[]; inEvidence: boolean }> = {
  specific: { find: english.specific, inEvidence: false },
  measurable: { find: english.measurable, inEvidence: true },
  attainable: { find: english.attainable, inEvidence: false },
  realistic: { find: english.realistic, inEvidence: false },
  timely: { find: english.timely, inEvidence: true },
};

/** Longer texts are read so far: a goal is said in its first lines. */
const READ = 2000;

/** The five lights over a goal. Attainable: within my own control and means. Realistic: fits the time I really have. */
export function readSmart(aim: Aim): LightOn[] {
  const texts = FIELDS.map((field) => ({ field, text: aim[field].slice(0, READ) }));
  const isKnown = texts.every(({ text }) => isBlank(text) || lexiconFor(text) !== null);
  const hasDay = typeof aim.by === 'number';
  return LIGHTS.map((light): LightOn => {
    const isTold = light === 'timely' && hasDay;
    if (!isKnown) return { light, state: isTold ? 'lit' : 'grey', words: [] };
    const { find, inEvidence } = RULES[light];
    const words = texts
      .filter(({ field }) => inEvidence || field === 'next')
      .flatMap(({ field, text }) => spansOf(find(text)).map((span) => ({ ...span, field })));
    return { light, state: isTold || words.length > 0 ? 'lit' : 'dark', words };
  });
}
