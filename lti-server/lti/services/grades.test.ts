import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import type { Failure } from '../../../test/sandbox-lms/web/misbehaviour.ts';
import { startWorld, type World } from '../testing/launching.ts';
import { FLAVOURS, type Practice, startPractice } from '../testing/practice.ts';
import { gradesIn } from './course-grades.ts';
import type { LineItem, Score } from './grade-schemas.ts';
import type { Grades } from './grades.ts';

const AGO = Date.parse('2026-11-20T10:00:00.123Z');
const AT_ONCE = { headers: { 'retry-after': '0' } };

onBothDatabases('grades', ({ kind, database }) => {
  let world: World;
  let practice: Practice;
  beforeEach(async () => {
    world = await startWorld(database());
    practice = await startPractice(world);
  });
  afterEach(async () => {
    await practice.close();
    await world.close();
  });

  // What differs by LMS hangs on no database.
  describe.each(kind === 'PGlite' ? FLAVOURS.slice(0, 1) : FLAVOURS)('in %s', (name) => {
    let grades: Grades;
    let context: string;
    let tenant: string;
    const lms = () => practice.sandbox[name];
    const failing = (failures: readonly Failure[]) =>
      lms().misbehave.failInTurn(failures, 'service');
    const tenantOf = async () => {
      const { id } = await database().registry((tx) =>
        tx
          .selectFrom('registry.tenant')
          .select('id')
          .where('name', '=', `At ${name}`)
          .executeTakeFirstOrThrow(),
      );
      return id;
    };
    const column = (label: string, more: object = {}) =>
      grades.create({ label, scoreMaximum: 5, ...more });
    const score = (key: string, more: Partial<Score> = {}): Score => ({
      userId: practice.userIdOf(name, key),
      timestamp: new Date(AGO).toISOString(),
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      scoreGiven: 4,
      scoreMaximum: 5,
      ...more,
    });
    const given = async (item: LineItem, user?: string) =>
      (await grades.results(item.id, user)).map(({ userId, resultScore }) => [userId, resultScore]);

    beforeEach(async () => {
      context = await practice.launch(name, 'okafor');
      tenant = await tenantOf();
      grades = await gradesIn(world.deps, tenant, context);
    });

    it('AG-1 makes, reads, changes and removes a line item', async () => {
      const made = await column('Next steps', { resourceId: 'essay', tag: 'steps' });
      expect(made).toMatchObject({ label: 'Next steps', scoreMaximum: 5, tag: 'steps' });
      expect(await grades.lineItem(made.id)).toEqual(made);
      const changed = await grades.update({ ...made, label: 'Steps', scoreMaximum: 10 });
      expect(changed).toEqual({ ...made, label: 'Steps', scoreMaximum: 10 });
      await grades.remove(made.id);
      await expect(grades.lineItem(made.id)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('AG-1 finds line items by what they are of, over all pages', async () => {
      for (let n = 0; n < 12; n++)
        await column(`Column ${n}`, { tag: n % 2 === 0 ? 'even' : 'odd', resourceId: `r${n}` });
      expect(await grades.lineItems()).toHaveLength(12);
      expect(await grades.lineItems({ tag: 'even' })).toHaveLength(6);
      const one = await grades.lineItems({ tag: 'odd', resourceId: 'r3' });
      expect(one.map(({ label }) => label)).toEqual(['Column 3']);
      expect(await grades.lineItems({ resourceLinkId: 'none' })).toEqual([]);
    });

    it('AG-1 makes one column of a kind, however often it is asked', async () => {
      const wanted = { label: 'Steps', scoreMaximum: 5, resourceId: 'essay', tag: 'steps' };
      const first = await grades.ensure(wanted);
      expect(await grades.ensure(wanted)).toEqual(first);
      // Made, and the answer lost: it is found.
      const lost = { ...wanted, resourceId: 'report' };
      failing([{ status: 502, after: true }]);
      await expect(grades.create(lost)).rejects.toMatchObject({ code: 'unavailable' });
      expect(await grades.ensure(lost)).toMatchObject({ resourceId: 'report' });
      expect(await grades.lineItems()).toHaveLength(2);
    });

    it('AG-2 sends a score to the line item, before whatever query its address has', async () => {
      const item = await column('Steps');
      expect(item.id.includes('?')).toBe(name === 'moodle');
      await grades.score(item.id, score('lucia', { comment: 'Two of three steps.' }));
      const [result] = await grades.results(item.id);
      expect(result).toMatchObject({
        userId: practice.userIdOf(name, 'lucia'),
        resultScore: 4,
        resultMaximum: 5,
        comment: 'Two of three steps.',
      });
    });

    it('AG-3 sends more than the maximum, pending and cleared scores, and hears of an older one', async () => {
      const item = await column('Steps');
      const at = (ms: number) => ({ timestamp: new Date(AGO + ms).toISOString() });
      await grades.score(item.id, score('lucia', { scoreGiven: 6 }));
      expect(await given(item)).toEqual([[practice.userIdOf(name, 'lucia'), 6]]);
      await expect(grades.score(item.id, score('lucia', at(-1)))).rejects.toMatchObject({
        code: 'conflict',
        mend: 'nobody',
      });
      const { scoreGiven: _, scoreMaximum: __, ...none } = score('lucia', at(1));
      await grades.score(item.id, { ...none, gradingProgress: 'PendingManual' });
      expect(await given(item)).toEqual([]);
      await grades.score(item.id, score('lucia', { ...at(2), scoreGiven: 3 }));
      await grades.score(item.id, { ...none, ...at(3), gradingProgress: 'NotReady' });
      expect(await given(item)).toEqual([]);
    });

    it('AG-3 sends nothing that is not as the specification has it', async () => {
      const item = await column('Steps');
      const { scoreMaximum: _, ...without } = score('lucia');
      for (const wrong of [
        without,
        score('lucia', { scoreGiven: -1 }),
        score('lucia', { scoreMaximum: 0 }),
        score('lucia', { timestamp: 'yesterday' }),
        score('lucia', { gradingProgress: 'Done' as 'Pending' }),
      ])
        await expect(grades.score(item.id, wrong)).rejects.toMatchObject({ code: 'malformed' });
      await expect(column(' ')).rejects.toMatchObject({ code: 'malformed' });
      await expect(column('Steps', { scoreMaximum: 0 })).rejects.toMatchObject({
        code: 'malformed',
      });
      expect(await given(item)).toEqual([]);
    });

    it('AG-4 reads the results of all, and of one user', async () => {
      const item = await column('Steps');
      const [lucia, amara] = ['lucia', 'amara'].map((key) => practice.userIdOf(name, key));
      await grades.score(item.id, score('lucia'));
      await grades.score(item.id, score('amara', { scoreGiven: 2 }));
      expect(await given(item)).toEqual([
        [lucia, 4],
        [amara, 2],
      ]);
      expect(await given(item, amara)).toEqual([[amara, 2]]);
    });

    it('AG-5 gets one new token where the kept one is refused', async () => {
      const item = await column('Steps');
      lms().misbehave.forgetTokens();
      await grades.score(item.id, score('lucia'));
      expect(await given(item)).toHaveLength(1);
      failing([{ status: 401 }, { status: 401 }]);
      await expect(grades.lineItem(item.id)).rejects.toMatchObject({ code: 'unauthorized' });
      failing([{ status: 403 }]);
      await expect(grades.lineItem(item.id)).rejects.toMatchObject({ code: 'refused', mend: 'it' });
    });

    it('AG-5 comes again when the platform says, and does nothing twice', async () => {
      const item = await column('Steps');
      failing([
        { status: 429, ...AT_ONCE },
        { status: 503, ...AT_ONCE },
      ]);
      expect(await grades.lineItem(item.id)).toEqual(item);
      // Heard, and the answer lost: the same moment again is no newer score.
      failing([{ status: 502, ...AT_ONCE, after: true }]);
      await grades.score(item.id, score('lucia'));
      expect(await given(item)).toHaveLength(1);
      failing([{ status: 502, ...AT_ONCE, after: true }]);
      await expect(column('Once')).rejects.toMatchObject({ code: 'unavailable' });
      expect((await grades.lineItems()).map(({ label }) => label)).toEqual(['Steps', 'Once']);
      failing([{ status: 429, ...AT_ONCE }]);
      await column('Twice asked, once made');
      expect(await grades.lineItems()).toHaveLength(3);
      failing([{ status: 500, ...AT_ONCE, after: true }]);
      await grades.remove(item.id);
      expect(await grades.lineItems()).toHaveLength(2);
    });

    it('is had of courses that were launched in, and of nothing beside them', async () => {
      const other = await practice.launch(name, 'okafor', 1);
      const beside = await (await gradesIn(world.deps, tenant, other)).create({
        label: 'Theirs',
        scoreMaximum: 1,
      });
      failing([{ status: 403 }]);
      const up = new URL(beside.id);
      for (const id of [
        beside.id,
        `${lms().origin}/somewhere`,
        'https://elsewhere.example/lineitems/1',
        'no address',
        up.href.replace(up.host, `lms@${up.host}`),
      ]) {
        await expect(grades.lineItem(id)).rejects.toMatchObject({ code: 'elsewhere' });
        await expect(grades.score(id, score('lucia'))).rejects.toMatchObject({ code: 'elsewhere' });
        await expect(grades.remove(id)).rejects.toMatchObject({ code: 'elsewhere' });
      }
      // Nothing was asked: the refusal still waits for who asks first.
      await expect(grades.lineItems()).rejects.toMatchObject({ code: 'refused' });
      const nowhere = '0192f1a0-0000-7000-8000-000000000000';
      for (const [school, course] of [
        [tenant, nowhere],
        [world.tenant, context],
      ] as const)
        await expect(gradesIn(world.deps, school, course)).rejects.toMatchObject({
          code: 'not_offered',
          mend: 'it',
        });
    });

    it('asks no more than the launch has granted', async () => {
      await database().tenant(tenant, (tx) =>
        tx
          .updateTable('school.context')
          .set({
            grade_scopes: JSON.stringify([
              'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
            ]),
          })
          .where('id', '=', context)
          .execute(),
      );
      const readOnly = await gradesIn(world.deps, tenant, context);
      expect(await readOnly.lineItems()).toEqual([]);
      await expect(readOnly.create({ label: 'x', scoreMaximum: 1 })).rejects.toMatchObject({
        code: 'scope',
        mend: 'it',
      });
      await practice.launch(name, 'okafor');
      const again = await gradesIn(world.deps, tenant, context);
      expect(await again.create({ label: 'x', scoreMaximum: 1 })).toMatchObject({ label: 'x' });
      await world.deps.lti.setActive(lms().platform.issuer, lms().platform.clientId, false);
      await expect(again.lineItems()).rejects.toMatchObject({ code: 'inactive' });
    });
  });
});
