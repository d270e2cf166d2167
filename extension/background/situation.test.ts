import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import type { PageContext } from '../../shared/protocol/page.ts';
import type { Account } from './accounts.ts';
import { hidesName, situationOf } from './situation.ts';

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
};
const attempt = { lmsAttempt: '77', version: '' };
const grader: PageContext = {
  ...{ ...page, page: 'grader', attempt },
  learner: { id: '1004', label: 'Bo', shownBy: 'work' },
};
const stateOf = (context: PageContext, known: Parameters<typeof situationOf>[1]) =>
  situationOf(context, known)?.state;

describe('what a page is to show', () => {
  it('a learner beside an assignment, a teacher in the grader, nothing the other way round', () => {
    expect(stateOf(page, { account: account('learner'), launch: 'possible' })).toEqual({
      state: 'ready',
      title: 'Essay one',
      attempt: null,
      query: { kind: 'assignment', context: course, lmsAssignment: '101' },
    });
    expect(stateOf(grader, { account: account('teacher'), launch: 'possible' })).toMatchObject({
      state: 'ready',
      attempt,
      query: { kind: 'grader', learner: { lmsUser: '1004' } },
    });
    expect(situationOf(page, { account: account('teacher'), launch: 'possible' })).toBeNull();
    expect(situationOf(grader, { account: account('learner'), launch: 'possible' })).toBeNull();
  });

  it('nobody’s data while learners change, though the teacher’s last words still come in', () => {
    const teacher = account('teacher');
    const now = situationOf({ ...grader, learner: null }, { account: teacher, launch: 'possible' });
    expect(now).toEqual({ state: { state: 'switching' }, account: teacher });
  });

  it('locked for Student View and "log in as", whoever is known', () => {
    const now = situationOf(
      { ...page, impersonating: true },
      { account: account('learner'), launch: 'possible' },
    );
    expect(now).toEqual({ state: { state: 'locked' }, account: null });
  });

  it('connecting until a launch has failed, then why; a launch for somebody else locks', () => {
    expect(stateOf(page, { account: null, launch: 'running' })).toEqual({ state: 'connecting' });
    expect(stateOf(page, { account: null, launch: { failed: 'unreachable' } })).toEqual({
      state: 'not_connected',
      code: 'unreachable',
    });
    expect(stateOf(page, { account: null, launch: { failed: 'locked' } })).toEqual({
      state: 'locked',
    });
    const elsewhere = { ...page, courseId: '41' };
    expect(stateOf(elsewhere, { account: account('learner'), launch: 'possible' })).toEqual({
      state: 'connecting',
    });
  });
});

describe('names the LMS hides', () => {
  it('tells a participant number from a person', () => {
    expect(hidesName('Participant 11', 'Amara Okafor')).toBe(true);
    expect(hidesName('Okafor, Amara', 'Amara Okafor')).toBe(false);
    expect(hidesName('AMARA okafor', 'Amara Okafor')).toBe(false);
    expect(hidesName('', 'Amara Okafor')).toBe(false);
    expect(hidesName('李美玲', '李美玲')).toBe(false);
  });
});
