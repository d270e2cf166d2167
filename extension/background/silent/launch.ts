import { type AskedLaunch, isAuthorisation, isOwnRepost } from './authorisation.ts';
import { canvasLaunchUrl, canvasTools } from './canvas.ts';
import { fetchPage } from './fetch-page.ts';
import type { LaunchPlace } from './launch-place.ts';
import { moodleLaunchUrl, toolModules } from './moodle.ts';
import { type LaunchForm, readForms } from './read-form.ts';

/** Addresses that may print our launch form, the likeliest first. */
async function* launchUrls(place: LaunchPlace, server: string, knownCmid: string | null) {
  if (place.lms === 'canvas') {
    for (const tool of await canvasTools(place, server)) yield canvasLaunchUrl(place, tool);
    return;
  }
  if (knownCmid !== null) yield moodleLaunchUrl(place, knownCmid);
  for (const cmid of await toolModules(place)) {
    if (cmid !== knownCmid) yield moodleLaunchUrl(place, cmid);
  }
}

/**
 * The LMS's own launch form for our server, or null. Nothing is sent anywhere yet: a form for another tool is
 * thrown away (its action is not ours).
 */
export async function findLaunchForm(
  place: LaunchPlace,
  server: string,
  knownCmid: string | null,
): Promise<LaunchForm | null> {
  for await (const url of launchUrls(place, server, knownCmid)) {
    const page = await fetchPage(url, [place.origin]);
    const form = page && readForms(page.text, page.url).find((each) => isForServer(each, server));
    if (form) return form;
  }
  return null;
}

const isForServer = (form: LaunchForm, server: string): boolean =>
  new URL(form.action).origin === server &&
  form.fields.iss !== undefined &&
  form.fields.login_hint !== undefined;

/**
 * Asks the LMS for the id_token at `authorize`. Its answer is a form that would post to our server's launch address
 * (`redirectUri`); a form for anywhere else is not read, and no other address is asked.
 */
export async function askForToken(
  authorize: string,
  asked: AskedLaunch,
): Promise<{ idToken: string; state: string } | null> {
  if (!isAuthorisation(authorize, asked)) return null;
  const { redirectUri, lmsOrigins } = asked;
  let page = await fetchPage(authorize, lmsOrigins);
  if (page === null) return null;
  let forms = readForms(page.text, page.url);
  const repost = forms.find((each) => isOwnRepost(each, asked));
  if (repost !== undefined) {
    // Moodle posts to itself once where it saw no session cookie (a cross-site answer in a frame).
    page = await fetchPage(repost.action, lmsOrigins, {
      method: 'POST',
      body: new URLSearchParams(repost.fields),
    });
    forms = page === null ? [] : readForms(page.text, page.url);
  }
  const form = forms.find((each) => each.action === redirectUri);
  const { id_token: idToken, state } = form?.fields ?? {};
  return idToken && state ? { idToken, state } : null;
}
