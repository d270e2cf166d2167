import * as v from 'valibot';
import { nameFor } from '../model/ids.ts';
import { ShownAttemptSchema } from '../model/kinds/course.ts';
import { tiedFields } from '../model/kinds/tied.ts';
import { fieldProblem } from '../model/kinds.ts';
import { isBlank, LINK_LIMIT } from '../model/limits.ts';
import { anchorIn, quotedIn } from './anchor.ts';
import type { ReadItem } from './item.ts';
import { idOf, isObject, type Json, type JsonObject, listOf, ownOf } from './json.ts';
import { FILE_LIMIT, REPLY, ROW_LIMIT, urn, uuidIn } from './vocabulary.ts';
import { motivationsOf, wordsOf } from './words.ts';

/** Of the file (`row` 0), or of one annotation in it, counted from 1. */
export type FileProblem = {
  row: number;
  code:
    | 'not_json'
    | 'too_large'
    | 'too_many'
    | 'not_annotations'
    | 'not_annotation'
    | 'bad_body'
    | 'bad_text'
    | 'text_too_long'
    | 'twice';
};
export type Answer =
  | {
      ok: true;
      items: ReadItem[];
      /** Answers and messages: only who wrote them may write them again. */
      replies: number;
      /** Marks without words. */
      wordless: number;
    }
  | { ok: false; problems: FileProblem[] };

const isAnnotation = (row: Json): boolean =>
  isObject(row) && listOf(row.type).includes('Annotation');

/** A collection with its page in it, a page, a list, or one annotation alone. */
function rowsOf(file: Json): Json[] {
  if (Array.isArray(file)) return file;
  if (!isObject(file)) return [];
  if (isAnnotation(file)) return [file];
  return listOf(isObject(file.first) ? file.first.items : file.items);
}

type About = Pick<ReadItem, 'source' | 'anchor' | 'quoted' | 'work' | 'more'>;

function about(row: JsonObject): About {
  const asked = ownOf(row, 'more');
  const more = v.is(tiedFields.more, asked) ? asked : 0;
  const targets = listOf(row.target);
  const target = targets.find((one) => isObject(one) && one.selector !== undefined) ?? targets[0];
  if (!isObject(target))
    return { source: idOf(target), anchor: null, quoted: '', work: null, more };
  const work = v.safeParse(ShownAttemptSchema, {
    lmsAttempt: ownOf(target, 'attempt'),
    version: ownOf(target, 'version'),
  });
  return {
    source: idOf(target.source) ?? idOf(target),
    anchor: anchorIn(target.selector),
    quoted: quotedIn(target.selector),
    more,
    work: work.success ? work.output : null,
  };
}

/** Other tools leave the name away: then the words themselves are it, so that the same file is known again. */
function namesOf(row: JsonObject, content: unknown): string[] {
  const given = [row.id, row.canonical, row.via].flatMap(listOf).flatMap((id) => idOf(id) ?? []);
  const names = [...new Set(given)].filter(({ length }) => length <= LINK_LIMIT);
  return names.length > 0 ? names : [urn(nameFor(JSON.stringify(content)))];
}

const isReply = (row: JsonObject): boolean => motivationsOf(row).includes(REPLY);

function unfit(item: ReadItem): FileProblem['code'] | null {
  const { observation, question, criterion, tags, nextStep, anchor, work, names } = item;
  const about = { anchor, work, quoted: item.quoted, via: names.at(-1) ?? '' };
  const problem =
    fieldProblem('feedback', { observation, question, criterion, tags, ...about }) ??
    fieldProblem('next_step', { text: nextStep });
  if (problem === null) return null;
  return problem.code === 'text_too_long' ? 'text_too_long' : 'bad_text';
}

function itemOf(row: JsonObject, number: number): ReadItem | 'reply' | FileProblem['code'] {
  if (isReply(row)) return 'reply';
  const words = wordsOf(row);
  if (words === null) return 'bad_body';
  const said = { ...words, ...about(row) };
  const item: ReadItem = {
    ...{ row: number, names: namesOf(row, said), ...said },
    learner: uuidIn(idOf(ownOf(row, 'learner'))),
    assignment: uuidIn(idOf(ownOf(row, 'assignment'))),
  };
  return unfit(item) ?? item;
}

/** Reads annotations, ours and other tools'. All or nothing: one that cannot be read is told, and none is taken. */
export function readAnnotations(file: Json): Answer {
  const rows = rowsOf(file);
  if (rows.length === 0) return { ok: false, problems: [{ row: 0, code: 'not_annotations' }] };
  if (rows.length > ROW_LIMIT) return { ok: false, problems: [{ row: 0, code: 'too_many' }] };
  const items: ReadItem[] = [];
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  const left = { replies: 0, wordless: 0 };
  for (const [index, row] of rows.entries()) {
    const item = isObject(row) && isAnnotation(row) ? itemOf(row, index + 1) : 'not_annotation';
    if (item === 'reply') left.replies += 1;
    else if (typeof item === 'string') problems.push({ row: index + 1, code: item });
    else if (seen.has(item.names[0] ?? '')) problems.push({ row: index + 1, code: 'twice' });
    else if ([item.observation, item.nextStep, item.question].every(isBlank)) left.wordless += 1;
    else items.push(item);
    if (typeof item !== 'string') seen.add(item.names[0] ?? '');
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, items, ...left };
}

/** The same of a file's text. */
export function readFile(text: string): Answer {
  if (text.length > FILE_LIMIT) return { ok: false, problems: [{ row: 0, code: 'too_large' }] };
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  return json.success
    ? readAnnotations(json.output as Json)
    : { ok: false, problems: [{ row: 0, code: 'not_json' }] };
}
