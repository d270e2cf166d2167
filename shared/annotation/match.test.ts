import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { match, type Place } from './match.ts';
import { readAnnotations } from './read.ts';

const [ana, ben, essay, stranger] = [newId(), newId(), newId(), newId()];
const place: Place = {
  learners: [{ id: ana }, { id: ben }],
  assignments: [{ id: essay, url: 'https://lms.example/7' }],
  there: [],
};
const NOTHING = { learner: null, assignment: null };
const about = (learner: string, more: object = {}) => ({
  type: 'Annotation',
  id: `urn:uuid:${newId()}`,
  bodyValue: 'You counted.',
  'waymark:learner': { id: `urn:uuid:${learner}` },
  ...more,
});
const items = (...rows: object[]) => {
  const answer = readAnnotations(JSON.parse(JSON.stringify(rows)));
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.items;
};

describe('a file in a course', () => {
  it('goes to the learners it names; one the class list does not know is told by its row', () => {
    const found = match(items(about(ana), about(stranger)), place, NOTHING);
    expect(found.drafts.map(({ learner }) => learner)).toEqual([ana]);
    expect(found.problems).toEqual([{ row: 2, code: 'unknown_learner' }]);
  });

  it('asks for whom, where it names nobody, and for nobody else', () => {
    const plain = { type: 'Annotation', id: 'https://a.example/1', bodyValue: 'Whose?' };
    const both = items(plain, about(ben));
    expect(match(both, place, NOTHING)).toMatchObject({ nobody: 1, drafts: [{ learner: ben }] });
    const chosen = match(both, place, { learner: ana, assignment: null });
    expect(chosen.drafts.map(({ learner }) => learner)).toEqual([ana, ben]);
  });

  it('finds the assignment by its name or its address, and takes the teacher’s word else', () => {
    const named = about(ana, { 'waymark:assignment': { id: `urn:uuid:${essay}` } });
    const addressed = about(ana, { target: 'https://lms.example/7' });
    const other = about(ana, { target: 'https://lms.example/8' });
    const found = match(items(named, addressed, other), place, NOTHING);
    expect(found.drafts.map(({ assignment }) => assignment)).toEqual([essay, essay, null]);
    expect(found.nowhere).toBe(1);
    const chosen = match(items(other), place, { learner: null, assignment: essay });
    expect(chosen.drafts[0]?.assignment).toBe(essay);
  });

  it('knows what is there: the feedback itself, and a draft that was made of it', () => {
    const [row] = items(about(ana));
    if (row === undefined) throw new Error('Nothing was read.');
    const name = row.names[0] ?? '';
    const id = name.slice('urn:uuid:'.length);
    const itself = { id, learner: ana, via: null };
    const made = { id: newId(), learner: ana, via: name };
    const forBen = { ...made, learner: ben };
    const thereIn = (...there: Place['there']) => match([row], { ...place, there }, NOTHING);
    expect(thereIn(itself)).toMatchObject({ there: 1, drafts: [] });
    expect(thereIn(made)).toMatchObject({ there: 1, drafts: [] });
    expect(thereIn(forBen)).toMatchObject({ there: 0, drafts: [{ via: name }] });
  });
});
