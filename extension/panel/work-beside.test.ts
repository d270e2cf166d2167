import { expect, it } from 'vitest';
import { workBeside } from './work-beside.ts';

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
