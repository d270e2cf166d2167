import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { MAX_AHEAD_MS, stampMs } from '../model/stamp.ts';
import { createClass, goalOf } from './double/class.ts';
import type { Device } from './double/device.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
/** How wrong a computer's clock is. */
const skew = fc.constantFrom(0, HOUR, -HOUR, YEAR, -YEAR, 5 * 60_000, 30_000);

type Class = ReturnType<typeof createClass>;
/** A device of Ana's with a clock of its own. */
function withClock({ anaDevice, now }: Class, by = 0) {
  const clock = { by };
  return { clock, device: anaDevice({ now: () => now() + clock.by }) };
}
const wordsIn = async (device: Device): Promise<string[]> =>
  (await device.view({ kind: 'sync' })).kept.flatMap(({ words }) => words);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: 'edit' } as const) },
  { weight: 2, arbitrary: fc.constant({ do: 'sync' } as const) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clock' as const), by: skew }) },
  fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1000, 61_000, DAY) }),
  fc.record({ do: fc.constant('down' as const), down: fc.boolean() }),
);

describe('whatever a computer’s clock says, also when it changes meanwhile', () => {
  it('of one’s own words the later stand, and a mended clock is right from then on', async () => {
    await fc.assert(
      fc.asyncProperty(skew, fc.array(step, { maxLength: 30 }), async (by, script) => {
        const here = createClass();
        const { school, context, now, pass } = here;
        const { clock, device } = withClock(here, by);
        const goal = newId();
        let last = 'First';
        await device.client.run(goalOf(goal, context, last));
        for (const [n, act] of script.entries()) {
          if (act.do === 'edit') {
            last = `Words ${n}`;
            expect(await device.client.run(goalOf(goal, context, last))).toEqual({ ok: true });
            const { goals } = await device.view({ kind: 'home', context: null });
            expect(goals[0]?.fields.next).toBe(last);
          }
          if (act.do === 'sync') await device.sync();
          if (act.do === 'clock') clock.by = act.by;
          if (act.do === 'pass') pass(act.ms);
          if (act.do === 'down') device.weather.push = act.down ? 'down' : 'fair';
        }
        device.weather.push = 'fair';
        await device.sync();
        await device.sync();
        expect(school.record(goal)?.fields.next).toBe(last);
        expect(await wordsIn(device)).toEqual([]);
        clock.by = 0;
        await device.sync();
        pass(2 * MAX_AHEAD_MS);
        await device.client.run(goalOf(goal, context, 'Afterwards'));
        await device.sync();
        const record = school.record(goal);
        expect(record?.fields.next).toBe('Afterwards');
        const off = stampMs(record?.stamps.next ?? '') - now();
        expect(Math.abs(off)).toBeLessThan(1000);
        device.kill();
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('two devices that edit one goal for a week without a network: fields merge, words that lose are offered', async () => {
    const field = fc.constantFrom('know', 'next', 'path', 'evidence');
    const edit = fc.record({ who: fc.nat(1), field, ms: fc.integer({ min: 0, max: DAY }) });
    const given = fc.record({
      skews: fc.tuple(skew, skew),
      edits: fc.array(edit, { minLength: 1, maxLength: 14 }),
      first: fc.nat(1),
    });
    await fc.assert(
      fc.asyncProperty(given, async ({ skews, edits, first }) => {
        const here = createClass();
        const { school, context, pass } = here;
        const both = skews.map((by) => withClock(here, by).device);
        const [one, two] = [both[first], both[1 - first]];
        if (one === undefined || two === undefined) throw new Error('Two devices.');
        const goal = newId();
        await one.client.run(goalOf(goal, context, 'Start'));
        await one.sync();
        await two.sync();
        for (const device of both) device.weather.push = 'down';
        const last = new Map<string, string>();
        for (const [n, { who, field: name, ms }] of edits.entries()) {
          pass(ms);
          const words = `Words ${n} of ${who}`;
          await both[who]?.client.run({
            ...{ do: 'goal.write', goal, context, answers: { [name]: words } },
          });
          last.set(`${who} ${name}`, words);
        }
        for (const device of [one, two, one, two]) {
          device.weather.push = 'fair';
          await device.sync();
        }
        const offered = [...(await wordsIn(one)), ...(await wordsIn(two))];
        const fields = school.record(goal)?.fields ?? {};
        const standing = Object.values(fields);
        for (const words of last.values())
          expect(standing.includes(words) || offered.includes(words)).toBe(true);
        // Nothing is offered that stands, or twice.
        expect(offered.filter((words) => standing.includes(words) && words !== 'Start')).toEqual(
          [],
        );
        expect(new Set(offered).size).toBe(offered.length);
        for (const device of both) {
          const { goals } = await device.view({ kind: 'home', context: null });
          expect(goals[0]?.fields).toMatchObject(fields);
          device.kill();
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('words one has seen and written over are not offered again', async () => {
    const here = createClass();
    const { context } = here;
    const [phone, laptop] = [withClock(here).device, withClock(here).device];
    const goal = newId();
    for (const [n, device] of [phone, laptop, phone, laptop].entries()) {
      await device.sync();
      await device.client.run(goalOf(goal, context, `Draft ${n}`));
      await device.sync();
    }
    await phone.sync();
    expect([...(await wordsIn(phone)), ...(await wordsIn(laptop))]).toEqual([]);
  });
});

describe('a device that was away for thirty days', () => {
  it('has everything that changed, nothing that is gone, and brings its own words', async () => {
    const { school, ana, context, now, pass, anaDevice, teacherDevice, ...here } = createClass();
    const [desk, phone, laptop] = [teacherDevice(), anaDevice(), anaDevice()];
    const [other, kept, gone, mine] = [newId(), newId(), newId(), newId()];
    school.enrol(ana, other, 'learner', 'Ana');
    await desk.sync();
    const words = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    await desk.client.run(words);
    await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
    await desk.sync();
    for (const goal of [kept, gone]) await laptop.client.run(goalOf(goal, context, 'Before'));
    await laptop.sync();
    await phone.sync();
    phone.problem.code = 'unreachable';
    await phone.client.run(goalOf(mine, context, 'On the train'));
    await phone.client.run(goalOf(kept, context, 'From the train'));

    pass(30 * DAY);
    await laptop.client.run({ do: 'goal.delete', goal: gone });
    await laptop.client.run({ do: 'goal.write', goal: kept, context, answers: { path: 'Daily' } });
    await laptop.sync();
    await desk.client.run({ do: 'feedback.withdraw', feedback: words.feedback });
    await desk.sync();
    school.leave(ana, other);
    const newCourse = newId();
    school.enrol(ana, newCourse, 'learner', 'Ana');

    // The session ended long ago: the words stay, and so does what is here.
    phone.problem.code = 'session_ended';
    await phone.sync();
    expect(await phone.view({ kind: 'sync' })).toMatchObject({ state: 'signed_out', unsent: 2 });
    phone.problem.code = null;
    await phone.sync();
    await phone.sync();
    expect(await phone.view({ kind: 'sync' })).toMatchObject({
      state: 'saved',
      unsent: 0,
      refused: [],
    });
    expect(school.record(mine)?.fields.next).toBe('On the train');
    expect(school.record(kept)?.fields).toMatchObject({ next: 'From the train', path: 'Daily' });
    const home = await phone.view({ kind: 'home', context: null });
    await laptop.sync();
    expect(home).toEqual(await laptop.view({ kind: 'home', context: null }));
    expect(home.goals.map(({ id }) => id).sort()).toEqual([kept, mine].sort());
    expect(home.steps).toEqual([]);
    expect(home.courses.map((course) => course.context)).toContain(newCourse);
    expect(home.courses.map((course) => course.context)).not.toContain(other);
    expect(stampMs(school.record(mine)?.stamps.next ?? '')).toBeLessThan(now() - 29 * DAY);
  });
});
