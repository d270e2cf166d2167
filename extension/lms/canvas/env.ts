import { inlineScripts, isObject, type JsonObject, objectsAfter } from '../inline-json.ts';
import * as CANVAS from './facts.ts';
import { sameId } from './user-id.ts';

/** Scripts are read once: a page that changes often is looked at often, and its ENV may be half a megabyte. */
const known = new WeakMap<Document, { scripts: number; env: JsonObject | null }>();

/** ENV as the page's scripts build it up, or null where this is no page of Canvas. */
export function envOf(document: Document): JsonObject | null {
  const scripts = document.scripts.length;
  const before = known.get(document);
  if (before?.scripts === scripts) return before.env;
  const env = readEnv(document);
  known.set(document, { scripts, env });
  return env;
}

function readEnv(document: Document): JsonObject | null {
  const scripts = inlineScripts(document);
  const first = objectsAfter(scripts, CANVAS.env).find((each) => 'current_user_id' in each);
  if (first === undefined) return null;
  return Object.assign({}, first, ...objectsAfter(scripts, CANVAS.envMore));
}

/** Canvas marks pages we do not know the look of: Career courses and K5 replace them whole. */
export const isReplaced = (document: Document, env: JsonObject): boolean =>
  env.horizon_course === true ||
  env.K5_SUBJECT_COURSE === true ||
  document.querySelector(CANVAS.replaced) !== null;

/** Who is shown as signed in is not, or not only, who sits there: Student View, "Act as", an observer. */
export function isImpersonating(document: Document, env: JsonObject, userId: string): boolean {
  const { current_user: user, current_user_roles: roles, OBSERVED_USER_ID: observed } = env;
  if (isObject(user) && user.fake_student === true) return true;
  if (env.ISOBSERVER === true || document.body.matches(CANVAS.impersonating)) return true;
  if (typeof observed === 'string' && !sameId(observed, userId)) return true;
  if (!Array.isArray(roles) || !roles.includes('observer')) return false;
  return !CANVAS.rolesOfTheirOwn.some((each) => roles.includes(each));
}
