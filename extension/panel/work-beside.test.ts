import { expect, it } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import type { Mark } from '../../shared/protocol/marks.ts';
import { workBeside } from './work-beside.ts';

const ANCHOR: Mark['anchor'] = {
  quote: { type: 'TextQuoteSelector', exact: 'a word', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start: 0, end: 6 },
  place: '',
  sentence: '',
};

it('tells a new turn what is wanted marked, once', () => {
  const said: string[] = [];
  const { marking, newTurn, tellAgain } = workBeside((one) => said.push(one.type));
  marking.show([], null);
  newTurn();
  tellAgain();
  expect(said).toEqual(['marks', 'marks']);
  newTurn();
  marking.show([], null);
  tellAgain();
  expect(said).toEqual(['marks', 'marks', 'marks']);
});

it('tells what a button says by itself, and all of it where anything else is new or nothing was marked', () => {
  const said: string[] = [];
  const { marking, newTurn, tellAgain } = workBeside((one) => said.push(one.type));
  const mark = (): Mark[] => [{ id: newId(), kind: 'step', anchor: ANCHOR }];
  const [none, marks, others] = [[], mark(), mark()];
  const labels = { name: 'Words', buttons: [{ part: 'ask' as const, label: 'Ask' }] };
  marking.show(none, null);
  marking.show(none, labels);
  expect(said.splice(0)).toEqual(['marks', 'marks']);
  marking.show(marks, null);
  marking.show(marks, labels);
  marking.show(others, labels);
  expect(said.splice(0)).toEqual(['marks', 'labels', 'marks']);
  newTurn();
  marking.show(others, null);
  newTurn();
  tellAgain();
  marking.show(others, labels);
  expect(said).toEqual(['marks', 'marks', 'marks']);
});

it('does not say again what the background knows of its own cards, in the turn it told them', () => {
  const said: unknown[] = [];
  const { marking, newTurn, hearCards } = workBeside((one) =>
    said.push('marks' in one && one.marks),
  );
  const [card, other] = [newId(), newId()];
  const marks: Mark[] = [card, other].map((id) => ({ id, kind: 'step', anchor: ANCHOR }));
  const cards = {
    steps: [
      { feedback: card, anchor: ANCHOR },
      { feedback: other, anchor: { ...ANCHOR } },
    ],
  };
  marking.show(marks, null);
  hearCards({ query: { kind: 'assignment', context: newId(), lmsAssignment: '1' }, view: cards });
  marking.show([...marks], null);
  newTurn();
  marking.show(marks, null);
  expect(said).toEqual([marks, [{ id: card, kind: 'step' }, marks[1]], marks]);
});
