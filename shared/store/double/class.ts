import { newId } from '../../model/ids.ts';
import type { ContextRole } from '../../model/scope.ts';
import { createDevice, type Device } from './device.ts';
import { createSchool } from './school.ts';

/** A course with one teacher and two learners, and devices for them. Time moves 1 ms at each look. */
export function createClass() {
  let clock = Date.UTC(2026, 8, 1);
  const now = () => ++clock;
  const school = createSchool(now);
  const context = newId();
  const [teacher, ana, ben] = [newId(), newId(), newId()];
  school.enrol(teacher, context, 'teacher', 'Ms Okafor');
  school.enrol(ana, context, 'learner', 'Ana');
  school.enrol(ben, context, 'learner', 'Ben');

  const device =
    (person: string, role: ContextRole, name: string) =>
    (other: Partial<Parameters<typeof createDevice>[0]> = {}): Device =>
      createDevice({ school, person, role, name, context, now, ...other });
  return {
    school,
    context,
    teacher,
    ana,
    ben,
    now,
    pass: (ms: number) => {
      clock += ms;
    },
    teacherDevice: device(teacher, 'teacher', 'Ms Okafor'),
    anaDevice: device(ana, 'learner', 'Ana'),
    benDevice: device(ben, 'learner', 'Ben'),
    assignmentQuery: { kind: 'assignment', context, lmsAssignment: '7' } as const,
    graderQuery: {
      kind: 'grader',
      context,
      lmsAssignment: '7',
      learner: { lmsUser: 'lms-Ana' },
    } as const,
    feedbackFor: (learner: string, words: { observation?: string; nextStep?: string }) =>
      ({
        do: 'feedback.write',
        feedback: newId(),
        step: newId(),
        ...{ learner, context, lmsAssignment: '7', words },
      }) as const,
  };
}

export const goalOf = (goal: string, context: string | null, next: string) =>
  ({ do: 'goal.write', goal, context, answers: { next } }) as const;
