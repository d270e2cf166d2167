import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROMPT_PARTS } from '../model/kinds/prompt-words.ts';
import { fieldProblem } from '../model/kinds.ts';
import { readFile, toCsv, toJson } from './file.ts';
import type { Findable } from './find.ts';
import { newOn } from './rows.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readFile(bytes(text));
const prompt = (text: string, more: Partial<Findable> = {}): Findable => ({
  ...{ text, part: 'nextStep', criterion: '', tags: [] },
  ...more,
});
const promptsOf = (text: string) => read(text).rows.map(({ prompt }) => prompt);
const faultsOf = (text: string) => read(text).faults;

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() !== '' && text.isWellFormed() && !text.includes('\0'))
  .map((text) => text.trim());
const dangerous = fc.constantFrom(
  '=1+1',
  '+A1',
  '-x',
  '@SUM(A1)',
  "'=x",
  "''@y",
  'a"b"c',
  'x;y',
  'x,y',
  'one\ntwo',
  'a\r\nb',
  '"',
);
const anyPrompt = fc.record({
  text: fc.oneof(line, dangerous),
  part: fc.constantFrom(...PROMPT_PARTS),
  criterion: fc.oneof(fc.constant(''), line, dangerous),
  tags: fc.uniqueArray(
    line.filter((tag) => !tag.includes('|')),
    { maxLength: 4 },
  ),
});

describe('a file of prompts', () => {
  it('comes back as it was written, whatever the words are', () => {
    fc.assert(
      fc.property(fc.array(anyPrompt, { minLength: 1, maxLength: 8 }), (prompts) => {
        expect(promptsOf(toJson(prompts))).toEqual(prompts);
        expect(promptsOf(toCsv(prompts))).toEqual(prompts);
      }),
    );
  });

  it('gives a spreadsheet no formula to run', () => {
    const csv = toCsv([
      prompt('=HYPERLINK("https://evil.example")'),
      prompt('@x', { criterion: '-1' }),
    ]);
    expect(csv).toContain(`"'=HYPERLINK`);
    expect(csv).toMatch(/\r\n'@x,nextStep,'-1,/);
    expect(csv.startsWith('\ufefftext,part,criterion,tags\r\n')).toBe(true);
  });

  it('is read as spreadsheets write it in Europe, with more columns, in another order', () => {
    const csv =
      '\ufeffTags; Text ;Note;PART\r\nart|primary;"Look; then draw";x;next step\r\n\r\n;¿Qué ves?;;\r\n';
    expect(promptsOf(csv)).toEqual([
      prompt('Look; then draw', { tags: ['art', 'primary'] }),
      prompt('¿Qué ves?', { part: 'question' }),
    ]);
    expect(promptsOf('text\tpart\nRead it\tquestion\n')).toEqual([
      prompt('Read it', { part: 'question' }),
    ]);
    expect(promptsOf('text\nOnly this')).toEqual([prompt('Only this')]);
  });

  it('of another make may be a plain list', () => {
    const list = [prompt('Read it aloud'), prompt('What if?', { part: 'question' })];
    expect(promptsOf('["Read it aloud", "What if?"]')).toEqual(list);
    expect(promptsOf(JSON.stringify(list.map(({ text }) => ({ text, more: 1 }))))).toEqual(list);
  });

  it('in UTF-16 is read; in bytes that are no text it is not', () => {
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...[...'text\nOlé'].flatMap((c) => [c.charCodeAt(0), 0]),
    ]);
    expect(readFile(wide).rows).toMatchObject([{ prompt: { text: 'Olé' } }]);
    expect(readFile(new Uint8Array([0x74, 0xe9, 0x0a])).faults).toEqual([
      { row: null, fault: 'not_text' },
    ]);
  });

  it('tells each row that cannot be read, and why', () => {
    const csv = `text,part,criterion,tags\nFine,,,\n,question,,\n${'x'.repeat(2001)},,,\nx,essay,,\nx,,,,,extra\nx,,,${'y'.repeat(201)}\n"open,,,`;
    expect(faultsOf(csv)).toEqual([
      { row: 3, fault: 'no_text' },
      { row: 4, fault: 'too_long' },
      { row: 5, fault: 'bad_part' },
      { row: 6, fault: 'more_cells' },
      { row: 7, fault: 'too_long' },
      { row: 8, fault: 'quotes' },
    ]);
    const json = JSON.stringify([
      { text: 'Fine' },
      7,
      { text: 1 },
      { text: 'x', tags: 'art' },
      { text: 'a\0b' },
      null,
    ]);
    expect(faultsOf(json)).toEqual([
      { row: 2, fault: 'bad_value' },
      { row: 3, fault: 'bad_value' },
      { row: 4, fault: 'bad_tags' },
      { row: 5, fault: 'bad_value' },
      { row: 6, fault: 'bad_value' },
    ]);
  });

  it('that is none, or too much, says so once', () => {
    for (const [file, fault] of [
      ['', 'empty'],
      [' \n\n', 'empty'],
      ['text,part\n', 'empty'],
      ['[]', 'empty'],
      ['{"prompts": [', 'not_json'],
      ['{"goals": []}', 'no_column'],
      ['name,part\nx,y', 'no_column'],
      [`text\n${'x\n'.repeat(501)}`, 'too_many'],
      [`text\n${'x'.repeat(5_000_000)}`, 'too_large'],
    ] as const)
      expect(read(file)).toEqual({ rows: [], faults: [{ row: null, fault }] });
  });

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
        const { rows, faults } = readFile(any);
        return rows.length + faults.length > 0;
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (any) => read(`text\n${any}`).rows !== null),
    );
  });

  it('holds no row the store would refuse', () => {
    const length = fc.constantFrom(1, 200, 201, 2000, 2001);
    const text = fc.oneof(
      length.map((n) => '😀'.repeat(n)),
      fc.constantFrom('a\0', '\ud83d', 'x'),
    );
    const row = fc.record({ text, criterion: text, tags: fc.array(text, { maxLength: 26 }) });
    fc.assert(
      fc.property(row, (told) => {
        const read = readFile(bytes(JSON.stringify([told])));
        for (const { prompt } of read.rows)
          expect(fieldProblem('prompt', { ...prompt, tags: [...prompt.tags] })).toBeNull();
        return read.rows.length + read.faults.length === 1;
      }),
    );
  });

  it('adds to a shelf what is not there yet, each once', () => {
    const { rows } = read('text\nRead it ALOUD!\nAdd a source\nadd a  source.\n');
    const { fresh, already } = newOn([{ text: 'read it aloud' }], rows);
    expect(fresh.map(({ text }) => text)).toEqual(['Add a source']);
    expect(already).toBe(2);
  });
});
