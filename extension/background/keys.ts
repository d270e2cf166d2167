import { setAllHidden, setPresenting } from './desk.ts';
import { isAllHidden, isPresenting } from './shown.ts';

/** Names of the commands in the manifest (wxt.config.ts). */
export const KEYS = { hide: 'hide', presenter: 'presenter' } as const;

/** A key of the person's own choice. Both work on every page, and twice is back again. */
export async function keyPressed(command: string): Promise<void> {
  if (command === KEYS.hide) await setAllHidden(!(await isAllHidden()));
  if (command === KEYS.presenter) await setPresenting(!(await isPresenting()));
}
