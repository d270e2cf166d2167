import { afterEach, beforeEach, expect, it } from 'vitest';
import { personScope, teachersScope } from '../../../shared/model/scope.ts';
import { PATHS } from '../../../shared/protocol/http.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import type { TenantTx } from '../../db/database.ts';
import { LINE_CAME_BACK } from '../../db/listen.ts';
import { authenticate } from '../../lti/session.ts';
import { serve, type TestServer } from '../server.fixture.ts';
import {
  bearerOf,
  enrol,
  goalOf,
  makeSchool,
  personAt,
  type TestSchool,
} from '../sync/school.fixture.ts';
import { firstLook, look } from './look.ts';

/** An open stream: how often it said "changed", and whether it has ended. */
async function listen(server: TestServer, bearer: string) {
  const response = await fetch(server.origin + PATHS.live, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  const heard = { status: response.status, changes: 0, ended: false, response };
  const read = async () => {
    const text = new TextDecoderStream();
    for await (const part of response.body?.pipeThrough(text) ?? []) {
      heard.changes += part.split('event: changed').length - 1;
    }
    heard.ended = true;
  };
  void read().catch(() => {
    heard.ended = true;
  });
  return heard;
}

onBothDatabases('the live stream', ({ database, tenant }) => {
  let server: TestServer;
  let school: TestSchool;
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    server = await serve(database());
  });
  afterEach(() => server.close());
  const tokenOf = async (who: keyof TestSchool) =>
    (await bearerOf(database(), tenant(), school[who])).access;

  it('begins with a pull, then tells of changes to those who may see them', async () => {
    const [lin, ada] = [
      await listen(server, await tokenOf('lin')),
      await listen(server, await tokenOf('ada')),
    ];
    expect(lin.response.headers.get('content-type')).toContain('text/event-stream');
    await expect.poll(() => [lin.changes, ada.changes]).toEqual([1, 1]);
    const me = personAt(database(), tenant(), school.lin);
    await me.one(goalOf(school.lin));
    await expect.poll(() => lin.changes, { timeout: 5_000 }).toBe(2);
    expect(ada.changes).toBe(1);
    await me.one(goalOf(school.lin, { next: 'x', audience: [teachersScope(school.course)] }));
    await expect.poll(() => [lin.changes, ada.changes], { timeout: 5_000 }).toEqual([3, 2]);
  });

  it('tells who gained or lost a course', async () => {
    const bo = await listen(server, await tokenOf('bo'));
    await expect.poll(() => bo.changes).toBe(1);
    await enrol(database(), tenant(), school.course, school.bo, 'teacher');
    await database().announce(tenant());
    await expect.poll(() => bo.changes, { timeout: 5_000 }).toBe(2);
  });

  it('notices rights that ran out when everybody is looked at, though no record says so', async () => {
    const token = await tokenOf('ada');
    const session = await authenticate(database(), token);
    if (session === null) throw new Error('Ada has no session.');
    const inTenant = <T>(work: (tx: TenantTx) => Promise<T>) => database().tenant(tenant(), work);
    const begun = await inTenant((tx) => firstLook(tx, { session }));
    if (begun === null) throw new Error('Her session is over.');
    const ada = { session, ...begun };
    await inTenant((tx) =>
      tx
        .updateTable('school.membership')
        .set({ teacher_until: new Date(0) })
        .execute(),
    );
    const sight = async (everybody: boolean) =>
      (await inTenant((tx) => look(tx, [ada], everybody))).get(ada);
    expect(await sight(false)).toMatchObject({ changed: false });
    expect(await sight(true)).toEqual({
      changed: true,
      seq: ada.seq,
      scopes: new Set([personScope(school.ada)]),
    });
  });

  it('looks again when the line between the nodes was cut for a while', async () => {
    const bo = await listen(server, await tokenOf('bo'));
    await expect.poll(() => bo.changes).toBe(1);
    await enrol(database(), tenant(), school.course, school.bo, 'teacher');
    await database().announce(LINE_CAME_BACK);
    await expect.poll(() => bo.changes, { timeout: 5_000 }).toBe(2);
  });

  it('ends with its session, and when the server drains', async () => {
    const token = await tokenOf('lin');
    const [lin, ada] = [await listen(server, token), await listen(server, await tokenOf('ada'))];
    await server.call('POST', PATHS.end, token);
    await expect.poll(() => lin.ended, { timeout: 5_000 }).toBe(true);
    expect(ada.ended).toBe(false);
    server.live.closeAll();
    await expect.poll(() => ada.ended).toBe(true);
    expect((await listen(server, await tokenOf('ada'))).status).toBe(503);
  });

  it('lets the oldest stream of a person make way', async () => {
    const token = await tokenOf('lin');
    const streams: Awaited<ReturnType<typeof listen>>[] = [];
    for (let n = 0; n < 7; n++) streams.push(await listen(server, token));
    await expect
      .poll(() => streams.map(({ ended }) => ended))
      .toEqual([true, ...Array(6).fill(false)]);
  });
});
