import fc from 'fast-check';
import { newId } from '../../model/ids.ts';
import type { Repository } from '../repository.ts';
import { createClass, goalOf } from './class.ts';
import type { Device, Weather } from './device.ts';

/** What can happen to one learner's two devices and their teacher's, as data that fast-check can shrink. */
export type Who = 'phone' | 'laptop' | 'desk';
export type Act =
  | { act: 'goal'; who: 'phone' | 'laptop'; goal: number; field: 'next' | 'path' }
  | { act: 'delete'; who: 'phone' | 'laptop'; goal: number }
  | { act: 'feedback'; feedback: number }
  | { act: 'release' | 'undo'; feedback: number }
  | { act: 'answer'; who: 'phone' | 'laptop'; feedback: number }
  | { act: 'reply'; who: Who; feedback: number }
  | { act: 'sync'; who: Who }
  | { act: 'weather'; who: Who; weather: Weather }
  | { act: 'kill'; who: Who; after: number };

const learners = fc.constantFrom('phone' as const, 'laptop' as const);
const anyone = fc.constantFrom('phone' as const, 'laptop' as const, 'desk' as const);
const few = fc.nat(2);
const sky = fc.constantFrom('fair' as const, 'lost' as const, 'down' as const, 'broken' as const);
export const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('goal' as const),
    who: learners,
    goal: few,
    field: fc.constantFrom('next' as const, 'path' as const),
  }),
  fc.record({ act: fc.constant('delete' as const), who: learners, goal: few }),
  fc.record({ act: fc.constant('feedback' as const), feedback: few }),
  fc.record({ act: fc.constantFrom('release' as const, 'undo' as const), feedback: few }),
  fc.record({ act: fc.constant('answer' as const), who: learners, feedback: few }),
  fc.record({ act: fc.constant('reply' as const), who: anyone, feedback: few }),
  fc.record({ act: fc.constant('sync' as const), who: anyone }),
  fc.record({
    act: fc.constant('weather' as const),
    who: anyone,
    weather: fc.record({ push: sky, pull: sky }),
  }),
  fc.record({ act: fc.constant('kill' as const), who: anyone, after: fc.nat(60) }),
);

/** Plays a script on these disks. What it answers is what was meant to happen. */
export async function play(script: readonly Act[], disks: Record<Who, Repository>) {
  const { school, teacherDevice, anaDevice, ana, context, ...here } = createClass();
  const start = (who: Who): Device =>
    (who === 'desk' ? teacherDevice : anaDevice)({ repository: disks[who] });
  const devices: Record<Who, Device> = {
    phone: start('phone'),
    laptop: start('laptop'),
    desk: start('desk'),
  };
  const goals = [newId(), newId(), newId()];
  const feedbacks = [0, 1, 2].map((n) => here.feedbackFor(ana, { observation: `Seen ${n}` }));
  const replies = new Set<string>();
  /** Last words of each device in each field of each goal. */
  const last = new Map<string, Map<Who, string>>();
  let count = 0;
  await devices.desk.sync();

  async function act(step: Act): Promise<void> {
    count += 1;
    const words = `words ${count}`;
    switch (step.act) {
      case 'goal': {
        const goal = goals[step.goal] ?? '';
        const command = { ...goalOf(goal, context, words), answers: { [step.field]: words } };
        const outcome = await devices[step.who].client.run(command);
        if (!outcome.ok) return;
        const key = `${goal} ${step.field}`;
        last.set(key, (last.get(key) ?? new Map()).set(step.who, words));
        return;
      }
      case 'delete': {
        const goal = goals[step.goal] ?? '';
        await devices[step.who].client.run({ do: 'goal.delete', goal });
        for (const field of ['next', 'path']) last.get(`${goal} ${field}`)?.delete(step.who);
        return;
      }
      case 'feedback': {
        const command = feedbacks[step.feedback];
        if (command === undefined) return;
        await devices.desk.client.run({ ...command, words: { nextStep: words } });
        return;
      }
      case 'release':
      case 'undo': {
        const feedback = feedbacks[step.feedback]?.feedback ?? '';
        await devices.desk.client.run({ do: `feedback.${step.act}`, feedback });
        return;
      }
      case 'answer': {
        const id = feedbacks[step.feedback]?.step ?? '';
        await devices[step.who].client.run({ do: 'step.answer', step: id, plan: words });
        return;
      }
      case 'reply': {
        const [id, reply] = [feedbacks[step.feedback]?.step ?? '', newId()];
        const device = devices[step.who];
        const run = await device.client.run({ do: 'reply.write', reply, step: id, text: words });
        if (run.ok) replies.add(reply);
        return;
      }
      case 'sync':
        return devices[step.who].sync();
      case 'weather':
        Object.assign(devices[step.who].weather, step.weather);
        return;
      case 'kill': {
        // Somewhere in a run: after so many turns of the microtask queue.
        const dying = devices[step.who];
        dying.engine.kick();
        for (let turn = 0; turn < step.after; turn++) await Promise.resolve();
        dying.kill();
        devices[step.who] = start(step.who);
        Object.assign(devices[step.who].weather, dying.weather);
      }
    }
  }
  for (const step of script) await act(step);

  return { school, devices, goals, feedbacks, replies, last };
}
