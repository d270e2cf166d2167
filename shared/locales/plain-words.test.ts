import { describe, expect, it } from 'vitest';
import { grade } from '../coach/en/reading.ts';
import admin from './admin/en.json';
import beside from './beside/en.json';
import browser from './browser/en.json';
import coach from './coach/en.json';
import main from './en.json';
import goal from './goal/en.json';
import library from './library/en.json';
import onown from './onown/en.json';
import phone from './phone/en.json';
import plan from './plan/en.json';
import reflect from './reflect/en.json';
import server from './server/en.json';

/** United States school years: who is eleven or twelve reads it. */
const HARDEST = 6;
/** In shorter ones a single long word says nothing of how hard they are. */
const FEWEST_WORDS = 8;

const PARTS = {
  ...{ main, admin, beside, browser, coach, goal, library, onown, phone, plan, reflect, server },
};
/** As they are read: with somebody's name and a number in them. */
const said = (text: string): string => text.replaceAll('{n}', '3').replace(/\{\w+\}/g, 'Ana');
const sentencesOf = (text: string): string[] => said(text).split(/(?<=[.!?:…])\s+|\s+·\s+|\n+/);
const wordsOf = (sentence: string): string[] =>
  sentence.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];

describe.each(Object.entries(PARTS))(
  'the English of %s',
  (_name, catalogue: Record<string, string>) => {
    it(`has no sentence above grade ${HARDEST}`, () => {
      const hard = Object.entries(catalogue).flatMap(([key, text]) =>
        sentencesOf(text).flatMap((sentence) => {
          const words = wordsOf(sentence);
          const found = words.length < FEWEST_WORDS ? 0 : grade(words, 1);
          return found > HARDEST ? [`${key} (${found.toFixed(1)}): ${sentence}`] : [];
        }),
      );
      expect(hard).toEqual([]);
    });

    it(`is no harder than grade ${HARDEST} as a whole`, () => {
      const sentences = Object.values(catalogue).flatMap(sentencesOf).map(wordsOf);
      const spoken = sentences.filter((words) => words.length > 0);
      expect(grade(spoken.flat(), spoken.length)).toBeLessThanOrEqual(HARDEST);
    });
  },
);
