import type { Ask } from '../real-lms/ask.ts';
import { isReal } from '../real-lms/lms.ts';
import type { Flavour, Person } from '../sandbox-lms/main.ts';

/** From now on the LMS takes the browser that asks for this person's. */
export async function signInWith(ask: Ask, lms: Flavour, person: Person): Promise<void> {
  if (isReal(lms)) return lms.signInWith(ask, person);
  const { status } = await ask(lms.url.signInAs(person), {});
  if (status >= 400) throw new Error(`Could not sign in as ${person.name}: ${status}`);
}
