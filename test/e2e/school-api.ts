import type { Page } from '@playwright/test';
import * as v from 'valibot';
import type { WaymarkRecord } from '../../shared/model/record.ts';
import { PATHS } from '../../shared/protocol/http.ts';
import { type Mutation, PROTOCOL, PullResponseSchema } from '../../shared/protocol/sync.ts';
import type { Desk } from '../stack/desk.ts';
import { openInCourse } from '../stack/desk.ts';
import type { Visitor } from './visitors.ts';

const SessionSchema = v.object({
  access: v.string(),
  me: v.object({
    person: v.string(),
    tenant: v.object({ id: v.string() }),
    courses: v.array(v.object({ context: v.string(), title: v.string() })),
  }),
});
export type SchoolSession = v.InferOutput<typeof SessionSchema>;

/** Opens Waymark in the course and reads the session out of what the launch answered, as an attacker at this browser could. */
export async function launchSession(who: Desk | Visitor): Promise<SchoolSession> {
  const answered = launchAnswer(who.page, who.stack.url);
  await openInCourse(who);
  const island = /id="waymark-session">([^<]*)</.exec(await answered)?.[1] ?? '';
  return v.parse(v.pipe(v.string(), v.parseJson(), SessionSchema), island);
}

const launchAnswer = (page: Page, server: string): Promise<string> =>
  new Promise((resolve) => {
    page.on('response', (response) => {
      if (response.url() !== `${server}/lti/launch` || !response.ok()) return;
      void response.text().then((text) => {
        if (text.includes('id="waymark-session"')) resolve(text);
      });
    });
  });

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
