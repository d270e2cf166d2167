import * as v from 'valibot';
import { FORMS, openBrowser, readForm } from '../../../test/sandbox-lms/browser.ts';
import { type Flavour, type Person, startSandbox } from '../../../test/sandbox-lms/main.ts';
import { addPlatform } from '../../add-platform.ts';
import type { World } from './launching.ts';

export const FLAVOURS = ['moodle', 'canvas'] as const;
export type FlavourName = (typeof FLAVOURS)[number];

const LoginSchema = v.object({ next: v.string() });
const SessionSchema = v.object({
  me: v.object({ courses: v.array(v.object({ context: v.string() })) }),
});

function islandOf<T>(text: string, id: string, schema: v.GenericSchema<unknown, T>): T {
  const json = new RegExp(`id="${id}">(.*?)</script>`, 's').exec(text)?.[1];
  return v.parse(v.pipe(v.string(), v.parseJson(), schema), json);
}

/** The practice LMSs, registered at a test's server, with launches as a browser makes them. */
export async function startPractice(world: World) {
  const sandbox = await startSandbox({
    tool: {
      title: 'Waymark',
      loginUrl: `${world.url}/lti/login`,
      launchUrl: `${world.url}/lti/launch`,
      jwksUrl: `${world.here}/lti/keys`,
    },
  });
  for (const name of FLAVOURS) {
    const lms = sandbox[name];
    await addPlatform(world.deps, { ...lms.platform, origins: [lms.origin], tenant: `At ${name}` });
  }
  const personOf = (lms: Flavour, key: string): Person => {
    const found = lms.people.find((one) => one.key === key);
    if (found === undefined) throw new Error(`Nobody is called ${key} there.`);
    return found;
  };
  return {
    sandbox,
    personOf,
    /** The user id its services know somebody by. */
    userIdOf: (name: FlavourName, key: string): string => {
      const person = personOf(sandbox[name], key);
      return name === 'moodle' ? person.id : person.uuid;
    },
    /** A launch into the course of that place; our id of it. */
    async launch(name: FlavourName, key: string, at = 0): Promise<string> {
      const lms = sandbox[name];
      const course = lms.courses[at];
      if (course === undefined) throw new Error('The LMS has no such course.');
      const browser = openBrowser();
      await browser.post(lms.url.signInAs(personOf(lms, key)));
      const begun = readForm(
        (await browser.get(lms.url.toolLaunch(course))).text,
        FORMS[name].login,
      );
      const login = await browser.post(begun.action, begun.fields);
      let page = await browser.get(
        login.location ?? islandOf(login.text, 'data', LoginSchema).next,
      );
      while (page.location) page = await browser.get(new URL(page.location, page.url).href);
      const token = readForm(page.text, FORMS[name].answer);
      const home = await browser.post(token.action, token.fields);
      const { me } = islandOf(home.text, 'waymark-session', SessionSchema);
      await world.deps.background.settled();
      const context = me.courses.at(-1)?.context;
      if (context === undefined) throw new Error('The launch gave no part in the course.');
      return context;
    },
    close: () => sandbox.close(),
  };
}
export type Practice = Awaited<ReturnType<typeof startPractice>>;
