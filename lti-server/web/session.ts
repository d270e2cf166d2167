import * as v from 'valibot';
import { Id, LmsId } from '../../shared/model/text.ts';
import { MeSchema } from '../../shared/protocol/http.ts';

/** What the followed link opens; `assignment`: the LMS's id, null where it does not say. */
const StartSchema = v.object({
  opens: v.picklist(['goals', 'reflection']),
  context: Id,
  assignment: v.nullable(LmsId),
  title: v.string(),
});
export type Start = v.InferOutput<typeof StartSchema>;

const SessionSchema = v.object({
  access: v.string(),
  me: MeSchema,
  locale: v.string(),
  start: v.optional(v.nullable(StartSchema), null),
  /** Of somebody their LMS calls an administrator: the way to the page for them. */
  admin: v.optional(v.string()),
});
/** Who a launch was for. The token lives in this page; a copy in the tab's own storage lets a reload work. */
export type Session = v.InferOutput<typeof SessionSchema>;

const KEY = 'waymark-session';

function parse(text: string | null): Session | null {
  if (text === null) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SessionSchema), text);
  return parsed.success ? parsed.output : null;
}

/** Null where the browser denies this frame its storage. */
function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** The session the launch put into the page, which is then taken out of it; else the tab's copy; else null. */
export function readSession(): Session | null {
  const element = document.getElementById(KEY);
  const given = parse(element?.textContent ?? null);
  element?.remove();
  const storage = tabStorage();
  if (given === null) return parse(storage?.getItem(KEY) ?? null);
  try {
    storage?.setItem(KEY, JSON.stringify(given));
  } catch {
    // Full or denied: a reload then asks to be opened from the course again.
    return given;
  }
  return given;
}
