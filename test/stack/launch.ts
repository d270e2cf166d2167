import * as v from 'valibot';
import { type Me, MeSchema, PATHS } from '../../shared/protocol/http.ts';
import { FORMS, openBrowser, readForm } from '../sandbox-lms/browser.ts';
import type { Flavour, Person } from '../sandbox-lms/main.ts';
import type { Stack } from './stack.ts';

const LoginSchema = v.object({ next: v.string() });
const SessionSchema = v.object({ access: v.string(), me: MeSchema });
const CodeSchema = v.object({ code: v.string() });

/** What a page carries for its scripts. */
function islandOf<T>(text: string, id: string, schema: v.GenericSchema<unknown, T>): T {
  const json = new RegExp(`id="${id}">(.*?)</script>`, 's').exec(text)?.[1];
  if (json === undefined) throw new Error(`No ${id} in ${text.slice(0, 2000)}`);
  return v.parse(schema, JSON.parse(json));
}

/** A launch from a practice LMS, signed and checked as any other, by a browser that draws nothing: what its page is given. */
export async function launchUnseen(
  stack: Stack,
  lms: Flavour,
  person: Person,
): Promise<{ access: string; me: Me }> {
  const [course] = lms.courses;
  if (course === undefined) throw new Error('The LMS has no course.');
  const forms = FORMS[lms === stack.sandbox.canvas ? 'canvas' : 'moodle'];
  const browser = openBrowser();
  await browser.post(lms.url.signInAs(person));
  const begun = readForm((await browser.get(lms.url.toolLaunch(course))).text, forms.login);
  const login = await browser.post(begun.action, begun.fields);
  let page = await browser.get(islandOf(login.text, 'data', LoginSchema).next);
  while (page.location) page = await browser.get(new URL(page.location, page.url).href);
  const token = readForm(page.text, forms.answer);
  const home = await browser.post(token.action, token.fields);
  return islandOf(home.text, 'waymark-session', SessionSchema);
}

/** A one-time code with which a browser becomes this person's. */
export async function codeFor(stack: Stack, lms: Flavour, person: Person): Promise<string> {
  const { access } = await launchUnseen(stack, lms, person);
  const answer = await fetch(`${stack.url}${PATHS.code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${access}` },
    body: '{}',
  });
  return v.parse(CodeSchema, await answer.json()).code;
}
