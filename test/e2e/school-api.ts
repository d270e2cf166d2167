import * as v from 'valibot';
import type { WaymarkRecord } from '../../shared/model/record.ts';
import { type Me, MeSchema, PATHS } from '../../shared/protocol/http.ts';
import { type Mutation, PROTOCOL, PullResponseSchema } from '../../shared/protocol/sync.ts';
import type { Desk } from '../stack/desk.ts';
import { openInCourse } from '../stack/desk.ts';
import type { Visitor } from './visitors.ts';

type SchoolSession = { access: string; me: Me };

/** Opens Waymark in the course and takes the token its page sends, as an attacker at this browser could. */
export async function launchSession({
  page,
  stack,
  ...who
}: Desk | Visitor): Promise<SchoolSession> {
  const asked = page.waitForRequest(
    (request) =>
      request.url().startsWith(`${stack.url}/api/`) &&
      request.headers().authorization !== undefined,
  );
  await openInCourse({ page, stack, ...who });
  const authorization = (await asked).headers().authorization ?? '';
  const answer = await fetch(`${stack.url}${PATHS.me}`, { headers: { authorization } });
  return {
    access: authorization.replace(/^Bearer /, ''),
    me: v.parse(MeSchema, await answer.json()),
  };
}

const post = (server: string, path: string, access: string, body: unknown): Promise<Response> =>
  fetch(`${server}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${access}` },
    body: JSON.stringify(body),
  });

/** Everything the school shows this person. */
export async function pullAll(server: string, access: string): Promise<WaymarkRecord[]> {
  const records = new Map<string, WaymarkRecord>();
  let cursors: Record<string, number> = {};
  let epoch: string | null = null;
  for (;;) {
    const body = { protocol: PROTOCOL.max, epoch, cursors };
    const answer = await post(server, PATHS.pull, access, body);
    const page = v.parse(PullResponseSchema, await answer.json());
    for (const record of page.records) records.set(record.id, record as WaymarkRecord);
    ({ cursors, epoch } = page);
    if (!page.more) return [...records.values()];
  }
}

export const pushOne = (server: string, access: string, mutation: Mutation): Promise<Response> =>
  post(server, PATHS.push, access, { protocol: PROTOCOL.max, mutations: [mutation] });
