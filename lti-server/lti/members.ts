import * as v from 'valibot';
import { Short, words } from './claims.ts';
import { expanded } from './launch-of-claims.ts';
import { nextOf } from './services/addresses.ts';
import type { Ask } from './services/ask.ts';
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

const PageSchema = v.object({
  context: v.nullish(v.object({ id: v.nullish(v.string()) })),
  members: v.array(v.unknown()),
});
const SCOPE = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const AT_ONCE = '100';

/** Page by page (§2.4). A list of another course than the one that was launched in is taken of nobody. */
export async function* membersOf(ask: Ask, source: RosterSource): AsyncIterable<Member> {
  const read = new Set<string>();
  let searchParams: URLSearchParams | null = new URLSearchParams({ limit: AT_ONCE });
  let url = source.url;
  for (let count = 0; count < PAGES; count++) {
    const answer = await ask(
      { ...source, scopes: [SCOPE] },
      {
        method: 'GET',
        url,
        scopes: [SCOPE],
        headers: { accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json' },
        ...(searchParams === null ? {} : { searchParams }),
        // A platform that is broken is asked again at a teacher's next launch.
        repeatable: false,
      },
    );
    const page = v.safeParse(v.pipe(v.string(), v.parseJson(), PageSchema), answer.body);
    if (!page.success) throw new Error('The roster has no list of members.');
    const { context, members } = page.output;
    if (source.context !== null && context?.id && context.id !== source.context)
      throw new Error('The roster is of another course.');
    for (const entry of members) yield* memberOf(entry);
    const next = nextOf(answer.headers.link);
    if (next === null) return;
    if (read.has(next)) throw new Error('The roster comes round to a page it had.');
    read.add(next);
    url = next;
    searchParams = null;
  }
  throw new Error('The roster has too many pages.');
}
