import { describe, expect, it } from 'vitest';
import {
  ADA,
  BO,
  build,
  COURSE,
  ELSEWHERE,
  feedback,
  LIN,
  type Parts,
  step,
  VIEWERS,
} from './access.fixture.ts';
import { isHeldFromClass, may, refusal, scopesOf, shareProblem } from './access.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { Fields, WaymarkRecord } from './record.ts';
import {
  type ContextRole,
  classScope,
  personScope,
  scopesOfViewer,
  teachersScope,
  type Viewer,
} from './scope.ts';

it('what a teacher said "not yet" to is held until its learner writes on it', () => {
  const meant = (fields: Fields, stamps: WaymarkRecord['stamps']) =>
    isHeldFromClass(build({ kind: 'goal', author: LIN, fields, stamps }).record);
  const notYet = { forClass: COURSE, classRelease: null };
  expect(meant({ forClass: COURSE }, { forClass: 's' })).toBe(false);
  expect(meant(notYet, { forClass: 's', classRelease: 't' })).toBe(true);
  expect(meant(notYet, { forClass: 's', classRelease: 't', next: 'u' })).toBe(false);
  expect(meant({ ...notYet, classRelease: COURSE }, { forClass: 's', classRelease: 't' })).toBe(
    false,
  );
  expect(meant({ classRelease: null }, { classRelease: 't' })).toBe(false);
});

describe('making records', () => {
  const made = (kind: Kind, viewer: Viewer, parts: Partial<Parts> = {}) =>
    build({ author: viewer.person, ...parts, kind }).record;
  const expectMakers = (
    kind: Kind,
    wanted: (viewer: (typeof VIEWERS)[number]) => boolean,
    parts: (viewer: Viewer) => Partial<Parts> = () => ({}),
    chain: WaymarkRecord[] = [],
  ) => {
    for (const viewer of VIEWERS) {
      const record = made(kind, viewer, parts(viewer));
      expect([kind, viewer, may(viewer, 'create', record, chain)]).toEqual([
        kind,
        viewer,
        wanted(viewer),
      ]);
      const inAnothersName = { ...record, author: viewer.person === BO ? ADA : BO };
      if (kind !== 'assignment' && kind !== 'attempt') {
        expect(may(viewer, 'create', inAnothersName, chain)).toBe(false);
      }
    }
  };
  const above = (under: Parts) => {
    const { record, chain } = build(under);
    return [record, ...chain];
  };

  it('goals: for oneself, in one’s own course or in none', () => {
    const own = (viewer: Viewer) => ({ learner: viewer.person });
    expectMakers('goal', ({ here }) => here !== null, own);
    expectMakers(
      'goal',
      () => true,
      (viewer) => ({ ...own(viewer), context: null }),
    );
    expectMakers('goal', ({ person, here }) => person === LIN && here !== null);
  });

  it('what one owns: for oneself; a check-in on one’s own goal', () => {
    const own = (viewer: Viewer) => ({ learner: viewer.person });
    for (const kind of ['reflection', 'moment', 'sketch'] as const)
      expectMakers(kind, ({ here }) => here !== null, own);
    const outside = (viewer: Viewer) => ({ ...own(viewer), context: null });
    expectMakers('preference', () => true, outside);
    expectMakers('preference', () => false, own);
    for (const kind of ['check_in', 'evidence'] as const) {
      const goal = above({ kind: 'goal', author: LIN });
      expectMakers(kind, ({ person }) => person === LIN, own, goal);
      expectMakers(kind, () => false, own);
      expectMakers(kind, () => false, own, above(feedback('released')));
      const gone = above({ kind: 'goal', author: LIN, deleted: true });
      expectMakers(kind, () => false, own, gone);
    }
  });

  it('what stands beside a work: by who learns in the course', () => {
    const own = (viewer: Viewer) => ({ learner: viewer.person });
    for (const kind of ['question', 'cover_note', 'carried'] as const) {
      expectMakers(kind, ({ here }) => here === 'learner', own);
      expectMakers(kind, ({ person, here }) => person === LIN && here === 'learner');
    }
    const lin = ({ person, here }: (typeof VIEWERS)[number]) => person === LIN && here !== null;
    expectMakers(
      'acknowledgement',
      ({ person }) => person === LIN,
      own,
      above(feedback('released')),
    );
    expectMakers('acknowledgement', () => false, own, above(feedback('draft')));
    expect(VIEWERS.some(lin)).toBe(true);
  });

  it('a report: by who sees what it is about, and did not write it', () => {
    const shown = above({
      kind: 'goal',
      author: LIN,
      fields: { audience: [classScope(COURSE)] },
    });
    const nobodys = () => ({ learner: null });
    const others = ({ person, here }: (typeof VIEWERS)[number]) => person !== LIN && here !== null;
    expectMakers('report', others, nobodys, shown);
    expectMakers('report', () => false, nobodys, above({ kind: 'goal', author: LIN }));
    expectMakers(
      'report',
      () => false,
      () => ({ learner: LIN }),
      shown,
    );
  });

  it('an answer to a report: by who teaches the class, and by nobody in a learner’s name', () => {
    const nobodys = { learner: null };
    const report = above({
      ...{ kind: 'report', author: BO, ...nobodys },
      under: { kind: 'goal', author: LIN, fields: { audience: [classScope(COURSE)] } },
    });
    const teaches = ({ here }: (typeof VIEWERS)[number]) => here === 'teacher';
    expectMakers('reply', teaches, () => nobodys, report);
    expectMakers(
      'reply',
      () => false,
      () => ({ learner: LIN }),
      report,
    );
  });

  it('what holds for a class: by who teaches it', () => {
    expectMakers(
      'class_setting',
      ({ here }) => here === 'teacher',
      () => ({ learner: null }),
    );
    expectMakers(
      'class_setting',
      () => false,
      () => ({ learner: LIN }),
    );
  });

  it('feedback on a goal: by who teaches the course and sees the goal', () => {
    const on = (audience: string[], parts: Partial<Parts> = {}) =>
      above({ kind: 'goal', author: LIN, context: null, fields: { audience }, ...parts });
    const beside = () => ({ parent: 'goal' });
    const teaches = ({ here }: { here: ContextRole | null }) => here === 'teacher';
    expectMakers('feedback', teaches, beside, on([teachersScope(COURSE)]));
    expectMakers(
      'feedback',
      ({ person, here }) => (person === ADA || person === LIN) && here === 'teacher',
      beside,
      on([personScope(ADA)]),
    );
    for (const wrong of [{ learner: BO }, { deleted: true }, { kind: 'prompt' as const }])
      expectMakers('feedback', () => false, beside, on([teachersScope(COURSE)], wrong));
    expectMakers(
      'feedback',
      ({ person, here }) => person === LIN && here === 'teacher',
      beside,
      on([]),
    );
  });

  it('feedback: by who teaches the course', () => {
    expectMakers('feedback', ({ here }) => here === 'teacher');
    expectMakers(
      'feedback',
      () => false,
      () => ({ learner: null }),
    );
    expectMakers(
      'feedback',
      () => false,
      () => ({ context: null }),
    );
  });

  it('next steps: on one’s own feedback for the same learner', () => {
    const on = (parts: Partial<Parts>) => above({ ...feedback('draft'), ...parts });
    expectMakers(
      'next_step',
      ({ person, here }) => person === ADA && here === 'teacher',
      undefined,
      on({}),
    );
    for (const wrong of [
      { learner: BO },
      { context: ELSEWHERE },
      { deleted: true },
      { kind: 'goal' as const },
    ]) {
      expectMakers('next_step', () => false, undefined, on(wrong));
    }
    expectMakers('next_step', () => false);
  });

  it('a next step comes without the learner’s answers in it', () => {
    const viewer = { person: ADA, roles: { [COURSE]: 'teacher' as const } };
    const chain = above(feedback('draft'));
    for (const field of Object.keys(KINDS.next_step)) {
      const record = made('next_step', viewer, { fields: { [field]: 'x' } });
      const own = ['text', 'assignment', 'madeAt'].includes(field);
      expect(refusal(viewer, 'create', record, chain)).toBe(own ? null : 'ownership_law');
    }
  });

  it('replies: by the learner and the teachers who see the step', () => {
    expectMakers(
      'reply',
      ({ person, here }) => here === 'teacher' || person === LIN,
      undefined,
      above(step('released')),
    );
    expectMakers(
      'reply',
      ({ person, here }) => person === ADA && here === 'teacher',
      undefined,
      above(step('draft')),
    );
    expectMakers('reply', ({ here }) => here === 'teacher', undefined, above(step('withdrawn')));
  });

  it('suggestions: beside nothing, or beside a goal shared with that course', () => {
    const goal = (audience: string[], parts = {}) =>
      above({ kind: 'goal', author: LIN, context: null, fields: { audience }, ...parts });
    const teaches = ({ here }: { here: ContextRole | null }) => here === 'teacher';
    const beside = () => ({ parent: 'goal' });
    expectMakers('suggestion', teaches);
    expectMakers('suggestion', teaches, beside, goal([teachersScope(COURSE)]));
    expectMakers('suggestion', () => false, beside, goal([]));
    expectMakers('suggestion', () => false, beside, goal([teachersScope(ELSEWHERE)]));
    expectMakers('suggestion', () => false, beside, goal([teachersScope(COURSE)], { learner: BO }));
    expectMakers(
      'suggestion',
      () => false,
      beside,
      goal([teachersScope(COURSE)], { deleted: true }),
    );
    expectMakers('suggestion', () => false, beside, above(feedback('released')));
  });

  it('prompts: by who teaches the course; for oneself by who teaches somewhere; about nobody', () => {
    const teachesSomewhere = ({ roles }: Viewer) => Object.values(roles).includes('teacher');
    const outside = { context: null };
    expectMakers('prompt', ({ here }) => here === 'teacher');
    expectMakers('prompt', teachesSomewhere, () => outside);
    expectMakers(
      'prompt',
      () => false,
      () => ({ learner: LIN }),
    );
    expectMakers(
      'prompt',
      () => false,
      () => ({ ...outside, learner: LIN }),
    );
  });

  it('assignments: by anyone in the course; attempts: by its teachers, or for oneself', () => {
    expectMakers(
      'assignment',
      ({ here }) => here !== null,
      () => ({ fields: { lmsId: '1' } }),
    );
    expectMakers(
      'assignment',
      ({ here }) => here === 'teacher',
      () => ({ fields: { lmsId: '1', title: 'x' } }),
    );
    expectMakers(
      'attempt',
      ({ person, here }) => here === 'teacher' || (here !== null && person === LIN),
    );
  });

  it('settings: by who teaches the course; about nobody', () => {
    expectMakers('setting', ({ here }) => here === 'teacher');
    for (const parts of [{ learner: LIN }, { context: null }])
      expectMakers(
        'setting',
        () => false,
        () => parts,
      );
  });

  it('courses and memberships: by the server alone; what nobody knows: by nobody', () => {
    for (const viewer of VIEWERS) {
      expect(refusal(viewer, 'create', made('course', viewer), [])).toBe('server_only');
      expect(refusal(viewer, 'create', made('membership', viewer), [])).toBe('server_only');
      for (const kind of ['hologram', 'toString', '__proto__']) {
        const record = { ...made('goal', viewer), kind };
        expect(refusal(viewer, 'create', record, [])).toBe('unknown_kind');
        expect(scopesOf(record, [])).toEqual([]);
      }
    }
  });
});

describe('sharing', () => {
  const nobody = { teachers: new Set<string>(), underThirteen: new Set<string>() };
  const OWN = ['goal', 'reflection', 'moment', 'sketch'];

  it('reaches the teachers and the class of one’s own courses, nobody else', () => {
    for (const viewer of VIEWERS) {
      const mine = Object.keys(viewer.roles).flatMap((one) => [
        teachersScope(one),
        classScope(one),
      ]);
      for (const kind of OWN) {
        expect(shareProblem(viewer, kind, mine, nobody)).toBeNull();
        for (const scope of [personScope(viewer.person), personScope(BO)])
          expect(shareProblem(viewer, kind, [...mine, scope], nobody)).toBe('bad_audience');
        for (const scope of [teachersScope(COURSE), classScope(COURSE)])
          expect(shareProblem(viewer, kind, [scope], nobody) === null).toBe(viewer.here !== null);
      }
      for (const scope of [personScope(BO), classScope(COURSE)])
        expect(shareProblem(viewer, 'prompt', [scope], nobody)).toBe('bad_audience');
      expect(shareProblem(viewer, 'prompt', [teachersScope(COURSE)], nobody) === null).toBe(
        viewer.here === 'teacher',
      );
    }
  });

  it('reaches by name who teaches a course of one’s own', () => {
    const around = { ...nobody, teachers: new Set([ADA]) };
    const lin = { person: LIN, roles: { [COURSE]: 'learner' as const } };
    for (const kind of OWN) {
      expect(shareProblem(lin, kind, [personScope(ADA)], around)).toBeNull();
      expect(shareProblem(lin, kind, [personScope(BO)], around)).toBe('bad_audience');
    }
    expect(shareProblem(lin, 'prompt', [personScope(ADA)], around)).toBe('bad_audience');
  });

  it('reaches a class under 13 only by its teacher', () => {
    const around = { ...nobody, underThirteen: new Set([COURSE]) };
    for (const viewer of VIEWERS.filter(({ here }) => here !== null)) {
      const code = viewer.here === 'learner' ? 'needs_release' : null;
      expect(shareProblem(viewer, 'moment', [classScope(COURSE)], around)).toBe(code);
      expect(shareProblem(viewer, 'moment', [teachersScope(COURSE)], around)).toBeNull();
    }
  });

  it('gives a viewer their own scope, their classes, and the teachers’ room where they teach', () => {
    for (const viewer of VIEWERS) {
      const scopes = scopesOfViewer(viewer);
      expect(scopes).toContain(personScope(viewer.person));
      expect(scopes.includes(teachersScope(COURSE))).toBe(viewer.here === 'teacher');
      expect(scopes.includes(classScope(COURSE))).toBe(viewer.here !== null);
    }
  });
});
