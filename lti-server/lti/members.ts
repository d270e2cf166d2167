import * as v from 'valibot';
import { originOf, Short, words } from './claims.ts';
import { expanded } from './launch-of-claims.ts';
import type { Ltijs } from './ltijs.ts';
import type { Member, RosterSource } from './tool.ts';

/** Names and Role Provisioning Services 2.0. */
const PAGES = 200;
const CANVAS_USER_ID = 'https://www.instructure.com/canvas_user_id';
const CanvasIdSchema = v.object({ [CANVAS_USER_ID]: v.union([v.string(), v.number()]) });
const MemberSchema = v.object({
  user_id: Short,
  roles: v.optional(v.array(v.string()), []),
  status: v.optional(v.string(), 'Active'),
  name: v.optional(words(2048)),
  given_name: v.optional(words(1024)),
  family_name: v.optional(words(1024)),
  message: v.optional(v.array(v.unknown()), []),
});

function canvasUserId(messages: readonly unknown[]): string | null {
  for (const message of messages) {
    const parsed = v.safeParse(CanvasIdSchema, message);
    if (parsed.success) return expanded({ id: parsed.output[CANVAS_USER_ID] }).id ?? null;
  }
  return null;
}

/** Canvas's `$com.instructure.User.sectionNames`: a list, written as JSON. */
const SectionsSchema = v.object({
  'https://purl.imsglobal.org/spec/lti/claim/custom': v.object({
    section_names: v.pipe(v.string(), v.parseJson(), v.array(words(200)), v.maxLength(24)),
  }),
});

/** Where it was not asked for, or nothing was put in its place, there are none. */
function sectionsOf(messages: readonly unknown[]): string[] {
  for (const message of messages) {
    const parsed = v.safeParse(SectionsSchema, message);
    if (!parsed.success) continue;
    const custom = parsed.output['https://purl.imsglobal.org/spec/lti/claim/custom'];
    return [...new Set(custom.section_names)].filter((name) => name.trim() !== '');
  }
  return [];
}

function memberOf(entry: unknown): Member[] {
  const parsed = v.safeParse(MemberSchema, entry);
  if (!parsed.success) return [];
  const { user_id, roles, status, name, given_name, family_name, message } = parsed.output;
  const parts = [given_name, family_name].filter((part) => part?.trim());
  return [
    {
      userId: user_id,
      canvasUserId: canvasUserId(message),
      name: name?.trim() || parts.join(' ') || null,
      roles,
      active: status === 'Active',
      sections: sectionsOf(message),
    },
  ];
}

/** The bearer token goes only to hosts of the platform, whatever a `next` link says. */
function checkHost(address: string, source: RosterSource): void {
  const origin = originOf(address);
  if (origin === null || !source.origins.includes(origin))
    throw new Error('The roster is not on a host of the platform.');
}

export async function* membersOf(ltijs: Ltijs, source: RosterSource): AsyncIterable<Member> {
  checkHost(source.url, source);
  let page: string | null = null;
  const read = new Set<string>();
  for (let count = 0; count < PAGES; count++) {
    const { members, next } = await ltijs.rosterPage(source, page);
    if (!Array.isArray(members)) throw new Error('The roster has no list of members.');
    for (const entry of members) yield* memberOf(entry);
    if (next === null) return;
    checkHost(next, source);
    if (read.has(next)) throw new Error('The roster comes round to a page it had.');
    read.add(next);
    page = next;
  }
  throw new Error('The roster has too many pages.');
}
