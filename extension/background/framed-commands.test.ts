import { expect, it } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import { teachersScope } from '../../shared/model/scope.ts';
import { mayBeFramed } from './framed-commands.ts';

const goal = { do: 'goal.write', goal: newId(), context: null } as const;

it('a goal is written, made private and deleted in a framed panel, but not shared', () => {
  expect(mayBeFramed({ ...goal, answers: { next: 'Back up each claim' } })).toBe(true);
  expect(mayBeFramed({ ...goal, audience: [] })).toBe(true);
  expect(mayBeFramed({ ...goal, audience: null })).toBe(true);
  expect(mayBeFramed({ do: 'goal.delete', goal: goal.goal })).toBe(true);
  expect(mayBeFramed({ ...goal, audience: [teachersScope(newId())] })).toBe(false);
});

it('nor is anything else of its owner’s, to teachers or to a class', () => {
  const [id, context] = [newId(), newId()];
  const reflection = { do: 'reflection.write', reflection: id, context, words: {} } as const;
  const moment = { do: 'moment.write', moment: id, context, words: {} } as const;
  const sketch = { do: 'sketch.write', part: 'needs' } as const;
  for (const command of [reflection, moment, sketch, goal]) {
    expect(mayBeFramed({ ...command, audience: [], forClass: null })).toBe(true);
    expect(mayBeFramed({ ...command, audience: [teachersScope(context)] })).toBe(false);
    expect(mayBeFramed({ ...command, forClass: context })).toBe(false);
  }
  expect(mayBeFramed({ do: 'class.release', record: id, on: false })).toBe(true);
  expect(mayBeFramed({ do: 'class.release', record: id, on: true })).toBe(false);
});

it('no framed panel says that a class is not of minors', () => {
  expect(mayBeFramed({ do: 'class.set', context: newId(), minors: false })).toBe(false);
});

it('no framed panel says what an assignment is called', () => {
  const name = { context: newId(), lmsAssignment: '7', title: 'x', url: 'https://lms.example/' };
  expect(mayBeFramed({ do: 'assignment.name', ...name })).toBe(false);
});

it('no framed panel brings a file in', () => {
  expect(mayBeFramed({ do: 'feedback.import', context: newId(), drafts: [] })).toBe(false);
  const none = { sketch: [], goals: [], reflections: [], moments: [] };
  expect(mayBeFramed({ do: 'plan.import', ...none })).toBe(false);
});

it('a prompt is put on one’s own shelf in a framed panel, and on no other', () => {
  const prompt = { do: 'prompt.write', prompt: newId(), context: null, words: {} } as const;
  expect(mayBeFramed(prompt)).toBe(true);
  expect(mayBeFramed({ ...prompt, audience: null })).toBe(true);
  expect(mayBeFramed({ do: 'prompt.delete', prompt: prompt.prompt })).toBe(true);
  expect(mayBeFramed({ ...prompt, context: newId() })).toBe(false);
  expect(mayBeFramed({ ...prompt, audience: [teachersScope(newId())] })).toBe(false);
  expect(mayBeFramed({ do: 'prompts.import', context: null, prompts: [] })).toBe(false);
});
