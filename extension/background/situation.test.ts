import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import type { PageContext } from '../../shared/protocol/page.ts';
import type { Account } from './accounts.ts';
import { type Known, seenAs, situationOf } from './situation.ts';

const course = newId();
const account = (role: 'teacher' | 'learner'): Account => ({
  server: 'https://waymark.example',
  device: true,
  me: {
    person: newId(),
    name: 'Ada',
    tenant: { id: newId(), name: 'School' },
    lms: { issuer: 'https://lms', flavour: 'moodle', origins: [], userId: '1003' },
    courses: [{ context: course, lmsCourseId: '40', role, title: 'Writing', launchCmid: null }],
    session: 'device',
  },
});
const page: PageContext = {
  lms: 'moodle',
  origin: 'https://lms.example',
  base: '',
  userId: '1003',
  courseId: '40',
  page: 'assignment',
  inPage: true,
  assignmentId: '101',
  title: 'Essay one',
  learner: null,
  attempt: null,
  anonymous: false,
  impersonating: false,
  language: 'en',
  dir: 'ltr',
  theme: 'light',
  contrast: 'normal',
};
const attempt = { lmsAttempt: '77', version: '' };
const grader: PageContext = {
  ...{ ...page, page: 'grader', attempt },
  learner: { id: '1004', label: 'Bo', shownBy: 'work' },
};
const known = (role: 'teacher' | 'learner' | null, more: Partial<Known> = {}): Known => ({
  account: role && account(role),
  launch: 'possible',
  stale: false,
  ...more,
});
const stateOf = (context: PageContext, more: Known) => situationOf(context, more)?.state;
const queryOf = (context: PageContext, more: Known) => {
  const state = stateOf(context, more);
  return state?.state === 'ready' ? state.query : (state?.state ?? null);
};

describe('what a page is to show', () => {
  it('its own screen for each kind of page and each role, and nothing where there is none', () => {
    const beside = { kind: 'assignment', context: course, lmsAssignment: '101' };
    const board = { kind: 'board', context: course };
    const home = { kind: 'home', context: course };
    const work = {
      kind: 'grader',
      context: course,
      lmsAssignment: '101',
      learner: { lmsUser: '1004' },
    };
    const front = { ...page, page: 'course', assignmentId: null } as const;
    const start = { ...front, page: 'dashboard', courseId: null } as const;
    const submission = { ...page, page: 'submission' } as const;
    const theirs = { ...submission, learner: grader.learner };
    const table = { ...page, page: 'grading' } as const;
    const rows: [PageContext, unknown, unknown][] = [
      [start, { kind: 'home', context: null }, { kind: 'home', context: null }],
      [front, home, board],
      [page, beside, board],
      [submission, beside, 'switching'],
      [theirs, null, work],
      [table, null, board],
      [grader, null, work],
    ];
    for (const [context, learner, teacher] of rows) {
      expect([context.page, queryOf(context, known('learner'))]).toEqual([context.page, learner]);
      expect([context.page, queryOf(context, known('teacher'))]).toEqual([context.page, teacher]);
    }
  });

  it('says which assignment and which version of the work', () => {
    expect(stateOf(page, known('learner'))).toMatchObject({ title: 'Essay one', attempt: null });
    expect(stateOf(grader, known('teacher'))).toMatchObject({ attempt });
  });

  it('nobody’s data while learners change, though the teacher’s last words still come in', () => {
    const teacher = account('teacher');
    const now = situationOf({ ...grader, learner: null }, known(null, { account: teacher }));
    expect(now).toEqual({ state: { state: 'switching' }, account: teacher, inPage: true });
  });

  it('names nobody where the LMS hides names, the class included; one’s own work stays one’s own', () => {
    for (const kind of ['grader', 'submission', 'grading'] as const) {
      const blind = { ...grader, page: kind, anonymous: true };
      expect([kind, stateOf(blind, known('teacher'))]).toEqual([kind, { state: 'anonymous' }]);
    }
    expect(queryOf({ ...page, anonymous: true }, known('learner'))).toMatchObject({
      kind: 'assignment',
    });
  });

  it('locked for Student View and "log in as", and once the LMS has shown somebody else', () => {
    const locked = { state: { state: 'locked' }, account: null, inPage: true };
    expect(situationOf({ ...page, impersonating: true }, known('learner'))).toEqual(locked);
    expect(situationOf(page, known('learner', { stale: true }))).toEqual(locked);
  });

  it('connecting until a launch has failed, then why; a launch for somebody else locks', () => {
    expect(stateOf(page, known(null, { launch: 'running' }))).toEqual({ state: 'connecting' });
    expect(stateOf(page, known(null, { launch: { failed: 'unreachable' } }))).toEqual({
      state: 'not_connected',
      code: 'unreachable',
    });
    expect(stateOf(page, known(null, { launch: { failed: 'locked' } }))).toEqual({
      state: 'locked',
    });
    expect(stateOf({ ...page, courseId: '41' }, known('learner'))).toEqual({ state: 'connecting' });
  });

  it('keeps quiet on the start page of somebody unknown and on courses without Waymark', () => {
    const start = { ...page, page: 'dashboard', courseId: null, assignmentId: null } as const;
    expect(situationOf(start, known(null))).toBeNull();
    const front = { ...page, page: 'course', courseId: '41', assignmentId: null } as const;
    const failed = known('learner', { launch: { failed: 'unregistered_platform' } });
    expect(situationOf(front, failed)).toMatchObject({ inPage: false });
    expect(situationOf({ ...front, courseId: '40' }, failed)).toMatchObject({ inPage: true });
  });

  it('stays out of a page whose layout is not known, but not out of the side panel', () => {
    const now = situationOf({ ...grader, inPage: false }, known('teacher'));
    expect(now).toMatchObject({ state: { state: 'ready' }, inPage: false });
  });
});

describe('whether the learner of the class list is the one on the screen', () => {
  const shown = (label: string, shownBy: 'work' | 'label' = 'work') => ({
    id: '1',
    label,
    shownBy,
  });
  it('tells a participant number from a person', () => {
    expect(seenAs(shown('Participant 11'), 'Amara Okafor')).toBe('anonymous');
    expect(seenAs(shown('Okafor, Amara'), 'Amara Okafor')).toBe('shown');
    expect(seenAs(shown('AMARA okafor'), 'Amara Okafor')).toBe('shown');
    expect(seenAs(shown(''), 'Amara Okafor')).toBe('shown');
    expect(seenAs(shown('李美玲'), '李美玲')).toBe('shown');
    expect(seenAs(shown('Amara'), null)).toBe('shown');
    expect(seenAs(null, 'Amara Okafor')).toBe('shown');
  });

  it('takes a name that alone must speak word for word, and waits where there is none', () => {
    expect(seenAs(shown('Okafor, Amara', 'label'), 'Amara Okafor')).toBe('shown');
    expect(seenAs(shown('Amara B. Okafor', 'label'), 'Amara Okafor')).toBe('switching');
    expect(seenAs(shown('Amara Mensah', 'label'), 'Amara Okafor')).toBe('switching');
    expect(seenAs(shown('Student 4', 'label'), 'Amara Okafor')).toBe('anonymous');
    expect(seenAs(shown('', 'label'), 'Amara Okafor')).toBe('switching');
    expect(seenAs(shown('Amara Okafor', 'label'), null)).toBe('switching');
  });
});
