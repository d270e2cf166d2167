import { describe, expect, it } from 'vitest';
import { loadPhrases } from './load.ts';
import { languageOf } from './phrases.ts';

const DAY = 86_400_000;

describe('phrases', () => {
  it('follows the first language we have', () => {
    expect(languageOf(['fr', 'es-MX', 'en'])).toBe('es');
    expect(languageOf(['ar_EG'])).toBe('ar');
    expect(languageOf([])).toBe('en');
  });

  it('fills in names and leaves unknown places alone', async () => {
    const { say } = await loadPhrases('en');
    expect(say('grader.release', { name: 'Lucía' })).toBe('Release to Lucía');
    expect(say('grader.release')).toBe('Release to {name}');
  });

  it('never reads a name as a pattern', async () => {
    const { say } = await loadPhrases('en');
    expect(say('grader.release', { name: '$& {name}' })).toBe('Release to $& {name}');
  });

  it('picks the plural form of the language', async () => {
    const en = await loadPhrases('en');
    expect(en.count('assignment.closed', 1)).toBe('1 step closed');
    expect(en.count('assignment.closed', 3)).toBe('3 steps closed');
    const ar = await loadPhrases('ar');
    expect(ar.count('assignment.closed', 2)).toBe('خطوتان مغلقتان');
    expect(ar.dir).toBe('rtl');
  });

  it('tells how long ago in words', async () => {
    const { ago } = await loadPhrases('en');
    const now = 1_800_000_000_000;
    expect(ago(now - 5_000, now)).toBe('just now');
    expect(ago(now - DAY, now)).toBe('yesterday');
    expect(ago(now - 9 * DAY, now)).toBe('9 days ago');
    expect(ago(now + 60_000, now)).toBe('just now');
  });

  it('sets a name apart that runs the other way', async () => {
    const { say } = await loadPhrases('en');
    expect(say('grader.release', { name: 'ليلى' })).toBe('Release to \u2068ليلى\u2069');
  });

  it('lets no name turn the sentence around it, or fill its places', async () => {
    const { say, list } = await loadPhrases('en');
    expect(say('grader.release', { name: '\u202eanA' })).toBe('Release to anA');
    expect(say('grader.release', { name: 'ليلى\u2069\u202e' })).toBe('Release to \u2068ليلى\u2069');
    expect(list(['\u2067Ana', 'Ben'])).toBe('Ana and Ben');
    expect(say('grader.release', { name: '{name} {n}' })).toBe('Release to {name} {n}');
  });
});
