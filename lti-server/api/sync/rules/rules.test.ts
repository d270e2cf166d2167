import { describe, expect, it } from 'vitest';
import {
  acknowledgementId,
  assignmentId,
  attemptId,
  carriedId,
  classSettingId,
  coverNoteId,
  preferenceId,
  settingId,
  sketchId,
} from '../../../../shared/model/ids.ts';
import type { Fields, WaymarkRecord } from '../../../../shared/model/record.ts';
import { classScope, personScope, teachersScope } from '../../../../shared/model/scope.ts';
import { askedProblem } from './asked.ts';
import { assignmentsProblem } from './assignments.ts';
import { audienceProblem } from './audience.ts';
import { contactProblem } from './contact.ts';
import { derivedIdProblem, envelopeProblem, learnerProblem, parentProblem } from './envelope.ts';
import { originProblem } from './origin.ts';
import { isPending, pendingKey, pendingProblem } from './pending.ts';
import { learnerKey, type School, type Write } from './rule.ts';

const ids = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const [LIN, COURSE, OTHER, STRANGER, ADA] = [ids(1), ids(2), ids(3), ids(4), ids(5)];
const school: School = {
  viewer: { person: LIN, roles: { [COURSE]: 'learner' } },
  origins: new Set(['https://lms.example']),
  learners: new Set([learnerKey(COURSE, LIN)]),
  pending: new Map(),
  answered: new Set(),
  assignments: new Map(),
  around: { teachers: new Set([ADA]), underThirteen: new Set() },
  withoutContact: new Set(),
};
const record = (kind: string, parts: Partial<WaymarkRecord> = {}): WaymarkRecord => ({
  id: ids(9),
  kind,
  context: COURSE,
  author: LIN,
  learner: LIN,
  parent: null,
  fields: {},
  stamps: {},
  deleted: false,
  ...parts,
});
const write = (
  made: WaymarkRecord,
  fields: Fields,
  standing: WaymarkRecord | null = null,
): Write => ({
  record: made,
  standing,
  chain: [],
  fields,
});

describe('audience', () => {
  const share = (scopes: string[], standing: WaymarkRecord | null = null) =>
    audienceProblem(write(record('goal'), { audience: scopes }, standing), school);

  it('is a course the owner is in, its class, or who teaches it; never a stranger', () => {
    expect(share([])).toBeNull();
    expect(share([teachersScope(COURSE), classScope(COURSE), personScope(ADA)])).toBeNull();
    for (const scope of [teachersScope(OTHER), classScope(OTHER), personScope(STRANGER)]) {
      expect(share([teachersScope(COURSE), scope])).toMatchObject({ code: 'bad_audience' });
    }
  });

  it('of a prompt is a course its author teaches', () => {
    const shelve = (roles: School['viewer']['roles']) => {
      const fields = { audience: [teachersScope(COURSE)] };
      const prompt = record('prompt', { context: null, learner: null });
      return audienceProblem(write(prompt, fields), { ...school, viewer: { person: LIN, roles } });
    };
    expect(shelve({ [COURSE]: 'teacher' })).toBeNull();
    expect(shelve({ [COURSE]: 'learner' })).toMatchObject({ code: 'bad_audience' });
    expect(shelve({ [OTHER]: 'teacher' })).toMatchObject({ code: 'bad_audience' });
  });

  it('is no class of children under 13, which a teacher lets things go to', () => {
    const young = { ...school, around: { ...school.around, underThirteen: new Set([COURSE]) } };
    const fields = { audience: [classScope(COURSE)] };
    expect(audienceProblem(write(record('goal'), fields), young)).toMatchObject({
      code: 'needs_release',
    });
    expect(audienceProblem(write(record('goal'), { forClass: COURSE }), young)).toBeNull();
    expect(audienceProblem(write(record('goal'), { forClass: OTHER }), young)).toMatchObject({
      code: 'bad_audience',
      field: 'forClass',
    });
  });

  it('may keep a course the owner has left', () => {
    const before = record('goal', { fields: { audience: [teachersScope(OTHER)] } });
    expect(share([teachersScope(OTHER), teachersScope(COURSE)], before)).toBeNull();
    expect(share([personScope(STRANGER)], before)).toMatchObject({ code: 'bad_audience' });
  });
});

describe('what is written in trust', () => {
  it('waits until a school of minors has said whom to turn to', () => {
    const minors = { ...school, withoutContact: new Set([COURSE]) };
    for (const kind of ['reflection', 'moment', 'reply']) {
      const made = record(kind);
      const outside = record(kind, { context: null });
      expect(contactProblem(write(made, {}), school)).toBeNull();
      expect(contactProblem(write(made, {}), minors)).toEqual({ code: 'no_contact' });
      expect(contactProblem(write(outside, {}), minors)).toEqual({ code: 'no_contact' });
      expect(contactProblem(write(record(kind, { context: OTHER }), {}), minors)).toBeNull();
      // What stands there can be gone on with, and taken away.
      expect(contactProblem(write(made, {}, made), minors)).toBeNull();
    }
    expect(contactProblem(write(record('goal'), {}), minors)).toBeNull();
  });
});

describe('a question', () => {
  it('is changed until somebody answers it, and closed after that as well', () => {
    const standing = record('question', { fields: { text: 'Why?', closed: false } });
    const late = { ...school, answered: new Set([standing.id]) };
    const change = (fields: Fields, at: School) =>
      askedProblem(write(standing, fields, standing), at);
    expect(change({ text: 'How?' }, school)).toBeNull();
    for (const fields of [{ text: 'How?' }, { quoted: 'Here.' }, { anchor: null }, { work: null }])
      expect(change(fields, late)).toMatchObject({ code: 'answered' });
    expect(change({ text: 'Why?', closed: true }, late)).toBeNull();
    expect(askedProblem(write(standing, { text: 'How?' }), late)).toBeNull();
  });
});

describe('envelope', () => {
  it('hangs steps and replies on something, and goals and feedback on nothing', () => {
    for (const [kind, parent] of [
      ['goal', ids(8)],
      ['reflection', ids(8)],
      ['sketch', ids(8)],
      ['question', ids(8)],
      ['class_setting', ids(8)],
      ['assignment', ids(8)],
      ['prompt', ids(8)],
      ['setting', ids(8)],
      ['next_step', null],
      ['reply', null],
      ['check_in', null],
      ['evidence', null],
      ['acknowledgement', null],
      ['report', null],
    ] as const) {
      expect(parentProblem(record(kind, { parent }))).toMatchObject({ field: 'parent' });
      expect(parentProblem(record(kind, { parent: parent === null ? ids(8) : null }))).toBeNull();
    }
  });

  it('names a learner of the course, and for an assignment nobody', () => {
    for (const kind of ['feedback', 'suggestion', 'next_step', 'attempt']) {
      expect(learnerProblem(record(kind), school)).toBeNull();
      for (const wrong of [
        { learner: STRANGER },
        { learner: null },
        { context: OTHER },
        { context: null },
      ]) {
        expect(learnerProblem(record(kind, wrong), school)).toMatchObject({ field: 'learner' });
      }
    }
    for (const kind of ['assignment', 'prompt']) {
      expect(learnerProblem(record(kind), school)).toMatchObject({ field: 'learner' });
      expect(learnerProblem(record(kind, { learner: null }), school)).toBeNull();
    }
  });

  it('has the id that follows from what it is', () => {
    const fields = { lmsId: '42' };
    const id = assignmentId(COURSE, '42');
    expect(derivedIdProblem(record('assignment', { id, fields }))).toBeNull();
    expect(derivedIdProblem(record('assignment', { id, fields: { lmsId: '43' } }))).not.toBeNull();
    expect(derivedIdProblem(record('assignment', { id, fields, context: OTHER }))).not.toBeNull();
    const work = { assignment: id, lmsAttempt: '1', version: 'v' };
    const attempt = record('attempt', { id: attemptId(id, LIN, '1', 'v'), fields: work });
    expect(derivedIdProblem(attempt)).toBeNull();
    expect(derivedIdProblem({ ...attempt, learner: STRANGER })).not.toBeNull();
    expect(derivedIdProblem({ ...attempt, fields: {} })).not.toBeNull();
    const setting = record('setting', { id: settingId(COURSE), learner: null });
    expect(derivedIdProblem(setting)).toBeNull();
    expect(derivedIdProblem({ ...setting, context: OTHER })).not.toBeNull();
    expect(derivedIdProblem({ ...setting, id: ids(9) })).not.toBeNull();
  });

  it('of which a person has one: the same on all their devices', () => {
    for (const one of [
      record('sketch', { id: sketchId(LIN, 'needs'), fields: { part: 'needs' } }),
      record('preference', { id: preferenceId(LIN) }),
      record('cover_note', { id: coverNoteId(ids(7), LIN), fields: { assignment: ids(7) } }),
      record('carried', { id: carriedId(ids(7), LIN), fields: { assignment: ids(7) } }),
      record('acknowledgement', { id: acknowledgementId(ids(7)), parent: ids(7) }),
      record('class_setting', { id: classSettingId(COURSE), learner: null }),
    ]) {
      expect(derivedIdProblem(one)).toBeNull();
      expect(derivedIdProblem({ ...one, id: ids(9) })).not.toBeNull();
      const another = { ...one, author: STRANGER, context: OTHER, parent: ids(6) };
      expect(derivedIdProblem(another)).not.toBeNull();
    }
    expect(derivedIdProblem(record('goal', { id: preferenceId(LIN) }))).toMatchObject({
      field: 'id',
    });
  });

  it('is judged once', () => {
    const standing = record('feedback', { learner: STRANGER });
    expect(envelopeProblem(write(standing, {}, standing), school)).toBeNull();
    expect(envelopeProblem(write(standing, {}), school)).not.toBeNull();
  });
});

describe('origin', () => {
  it('of an assignment is an LMS of the school', () => {
    const lead = (url: string) => originProblem(write(record('assignment'), { url }), school);
    expect(lead('https://lms.example/mod/assign/view.php?id=1')).toBeNull();
    for (const url of [
      'https://lms.example.evil.org/',
      'http://lms.example/',
      'https://lms.example:8443/',
      'https://lms.example@evil.org/',
      'nonsense',
    ]) {
      expect(lead(url)).toMatchObject({ code: 'bad_origin' });
    }
  });
});

describe('pending suggestions', () => {
  it('are two at most for one learner, course and goal', () => {
    const suggestion = record('suggestion');
    const withPending = (count: number): School => ({
      ...school,
      pending: new Map([[pendingKey(suggestion), count]]),
    });
    expect(pendingProblem(write(suggestion, {}), withPending(1))).toBeNull();
    expect(pendingProblem(write(suggestion, {}), withPending(2))).toEqual({
      code: 'too_many_pending',
    });
    expect(pendingProblem(write(suggestion, {}, suggestion), withPending(2))).toBeNull();
    const beside = record('suggestion', { parent: ids(8) });
    expect(pendingProblem(write(beside, {}), withPending(2))).toBeNull();
  });

  it('wait until they are answered or taken back', () => {
    expect(isPending(record('suggestion'))).toBe(true);
    expect(isPending(record('suggestion', { fields: { answer: 'declined' } }))).toBe(false);
    expect(isPending(record('suggestion', { deleted: true }))).toBe(false);
  });
});

describe('assignments of a course', () => {
  const assignment = write(record('assignment', { learner: null }), {});
  const counted = (count: { all: number; own: number }, role: 'teacher' | 'learner') => {
    const assignments = new Map([[COURSE, count]]);
    const viewer = { person: LIN, roles: { [COURSE]: role } };
    const problem = assignmentsProblem(assignment, { ...school, viewer, assignments });
    return { code: problem?.code, all: assignments.get(COURSE)?.all };
  };
  it('are made by whoever opens one first, but one learner cannot fill the course', () => {
    expect(counted({ all: 199, own: 199 }, 'learner')).toEqual({ code: undefined, all: 200 });
    expect(counted({ all: 200, own: 200 }, 'learner').code).toBe('too_many_assignments');
    expect(counted({ all: 200, own: 200 }, 'teacher').code).toBeUndefined();
    expect(counted({ all: 2_000, own: 0 }, 'teacher').code).toBe('too_many_assignments');
  });
  it('may be said again when there are many', () => {
    const many = { ...school, assignments: new Map([[COURSE, { all: 2_000, own: 200 }]]) };
    const standing = record('assignment', { learner: null });
    expect(assignmentsProblem({ ...assignment, standing }, many)).toBeNull();
  });
});
