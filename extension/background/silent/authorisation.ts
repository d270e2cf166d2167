import { LAUNCH } from './facts.ts';
import type { LaunchPlace } from './launch-place.ts';
import type { LaunchForm } from './read-form.ts';

export type AskedLaunch = {
  place: LaunchPlace;
  /** The LMS's own form, whose launch this is. */
  form: LaunchForm;
  redirectUri: string;
  /** Of the connection: Canvas cloud signs in on another host than its pages. */
  lmsOrigins: readonly string[];
};

/**
 * Is this the platform's own authorisation address, for the launch its form began? The server names it, and what is
 * fetched there goes with the person's LMS session: any other address would let a server press the LMS's buttons.
 */
export function isAuthorisation(authorize: string, asked: AskedLaunch): boolean {
  if (!URL.canParse(authorize)) return false;
  const { origin, pathname, searchParams, username, password } = new URL(authorize);
  const { place, form, redirectUri, lmsOrigins } = asked;
  const isThere =
    place.lms === 'moodle'
      ? origin === place.origin && pathname === place.base + LAUNCH.moodleAuthorisation
      : lmsOrigins.includes(origin) && LAUNCH.canvasAuthorisation.includes(pathname);
  return (
    isThere &&
    username + password === '' &&
    searchParams.get('response_type') === 'id_token' &&
    searchParams.get('redirect_uri') === redirectUri &&
    searchParams.get('login_hint') === form.fields.login_hint
  );
}

/** Where Moodle posts to itself. */
export const isOwnRepost = (form: LaunchForm, { place }: AskedLaunch): boolean =>
  place.lms === 'moodle' &&
  form.fields.repost !== undefined &&
  form.action.split('?')[0] === place.origin + place.base + LAUNCH.moodleAuthorisation;
