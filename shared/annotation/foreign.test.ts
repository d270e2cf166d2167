import { describe, expect, it } from 'vitest';
import { resolving } from '../anchoring/resolve-text.ts';
import { atOnce } from '../anchoring/slices.ts';
import { newId } from '../model/ids.ts';
import { TEXT_LIMIT } from '../model/text.ts';
import { readAnnotations, readFile } from './read.ts';

const ESSAY =
  'The bins are full of sandwiches with one bite in them. We stand in a line for eleven minutes. Everybody knows it is not enough.';

/** As a Hypothesis server gives one annotation. */
const fromServer = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'Annotation',
  id: 'https://hypothes.is/a/AbCdEf',
  created: '2026-03-02T09:00:00Z',
  creator: 'acct:reader@hypothes.is',
  body: [
    { type: 'TextualBody', value: 'You counted.', format: 'text/markdown' },
    { type: 'TextualBody', purpose: 'tagging', value: 'evidence' },
  ],
  target: [
    {
      source: 'https://lms.example/mod/assign/view.php?id=7',
      selector: [
        { type: 'RangeSelector', startSelector: { type: 'XPathSelector', value: '/p[1]' } },
        { type: 'TextPositionSelector', start: 55, end: 94 },
        {
          type: 'TextQuoteSelector',
          exact: 'We stand in a line\n for eleven minutes.',
          prefix: 'one bite in them. ',
          suffix: ' Everybody knows',
        },
      ],
    },
  ],
};
/** As RecogitoJS gives its list: a name that is no IRI, and the words after the position. */
const fromPage = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'Annotation',
  id: '#07475897-d2eb-4dce-aa12-ecb50771c734',
  body: [{ type: 'TextualBody', value: 'Says who?', purpose: 'commenting' }],
  target: {
    selector: [
      { type: 'TextQuoteSelector', exact: 'Everybody knows' },
      { type: 'TextPositionSelector', start: 94, end: 109 },
    ],
  },
};

const readOne = (row: object) => {
  const answer = readAnnotations(JSON.parse(JSON.stringify(row)));
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  const [item] = answer.items;
  if (item === undefined) throw new Error('Nothing was read.');
  return item;
};

describe('annotations of other tools', () => {
  it('what is said is what was noticed, tags are tags, and whom it is about stays open', () => {
    expect(readOne(fromServer)).toMatchObject({
      ...{ observation: 'You counted.', nextStep: '', question: '', tags: ['evidence'] },
      ...{ learner: null, assignment: null, names: ['https://hypothes.is/a/AbCdEf'] },
      source: 'https://lms.example/mod/assign/view.php?id=7',
    });
    expect(readOne(fromPage)).toMatchObject({ observation: 'Says who?', quoted: '', more: 0 });
  });

  it.each([
    ['with words around them', fromServer, 'We stand in a line for eleven minutes.'],
    ['alone', fromPage, 'Everybody knows'],
  ])('the words they quote are found in the work, %s', (_how, row, words) => {
    const { anchor } = readOne(row);
    if (anchor === null) throw new Error('No words were quoted.');
    const [answer] = atOnce(resolving({ text: ESSAY, breaks: [0] }, [anchor]));
    expect(answer?.state).toBe('anchored');
    if (answer === undefined || answer.state === 'gone') return;
    expect(ESSAY.slice(answer.span.start, answer.span.end)).toBe(words);
  });

  it('what a body is for is also said by the annotation, and a plain value is one', () => {
    const asks = { type: 'Annotation', motivation: 'oa:questioning', bodyValue: 'Who saw it?' };
    expect(readOne(asks)).toMatchObject({ question: 'Who saw it?', observation: '' });
    const two = { type: 'Annotation', body: [{ value: 'One.' }, { value: 'Two.' }] };
    expect(readOne(two).observation).toBe('One.\n\nTwo.');
  });

  it('without a name, the same words are known again', () => {
    const row = { type: 'Annotation', bodyValue: 'A voice of your own.' };
    expect(readOne(row).names).toEqual(readOne({ ...row }).names);
    expect(readOne(row).names).not.toEqual(readOne({ ...row, bodyValue: 'Another.' }).names);
  });

  it('answers and marks without words are left out, and counted', () => {
    const reply = { type: 'Annotation', motivation: 'replying', bodyValue: 'Yes.' };
    const mark = { type: 'Annotation', motivation: 'highlighting', target: 'https://a.example/' };
    expect(readAnnotations([fromPage, reply, mark])).toMatchObject({
      ...{ ok: true, replies: 1, wordless: 1, items: [{ row: 1 }] },
    });
  });
});

describe('a file that cannot be read', () => {
  const fine = { type: 'Annotation', id: `urn:uuid:${newId()}`, bodyValue: 'Fine.' };
  it.each([
    ['no JSON', '{"type": "Annotation"', [{ row: 0, code: 'not_json' }]],
    ['no annotations', '{"name": "A class"}', [{ row: 0, code: 'not_annotations' }]],
    [
      'a collection that is elsewhere',
      '{"first": "https://a.example/"}',
      [{ row: 0, code: 'not_annotations' }],
    ],
  ])('%s', (_name, text, problems) => {
    expect(readFile(text)).toEqual({ ok: false, problems });
  });

  it('is told row by row, and nothing of it is taken', () => {
    const rows = [
      fine,
      { ...fine, id: 'urn:a', bodyValue: 'x'.repeat(TEXT_LIMIT + 1) },
      { type: 'Note' },
      { ...fine, id: 'urn:b', body: { type: 'TextualBody', value: 7 } },
      { ...fine, id: 'urn:c', bodyValue: 'half \ud83c a pair' },
      fine,
    ];
    expect(readAnnotations(rows)).toEqual({
      ok: false,
      problems: [
        { row: 2, code: 'text_too_long' },
        { row: 3, code: 'not_annotation' },
        { row: 4, code: 'bad_body' },
        { row: 5, code: 'bad_text' },
        { row: 6, code: 'twice' },
      ],
    });
  });
});
