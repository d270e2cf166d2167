import type { PageContext } from '../../shared/protocol/page.ts';
import { env } from './canvas/facts.ts';
import { idOf, inlineScripts, objectsAfter } from './inline-json.ts';
import { config } from './moodle/facts.ts';

/** Whom any page of an LMS shows as signed in; null in it: nobody. */
export type SignedIn = Pick<PageContext, 'origin' | 'base'> & { userId: string | null };

/**
 * Also on pages Waymark has nothing for, and on the one to sign in: there Moodle's configuration has user 0 and Canvas's
 * a null (Moodle 5.1+, 2026-11-22; Canvas application_controller#js_env, mid 2026). Null: not a page of an LMS, or not
 * one that says.
 */
export function whoIsSignedIn(document: Document, { origin }: URL): SignedIn | null {
  const scripts = inlineScripts(document);
  const moodle = objectsAfter(scripts, config).find(
    (each) => typeof each.wwwroot === 'string' && 'userId' in each,
  );
  if (moodle !== undefined) {
    if (!URL.canParse(String(moodle.wwwroot))) return null;
    const root = new URL(String(moodle.wwwroot));
    if (root.origin !== origin) return null;
    return { origin, base: root.pathname.replace(/\/$/, ''), userId: idOf(moodle.userId) };
  }
  const canvas = objectsAfter(scripts, env).find((each) => 'current_user_id' in each);
  return canvas === undefined ? null : { origin, base: '', userId: idOf(canvas.current_user_id) };
}
