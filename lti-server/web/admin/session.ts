import * as v from 'valibot';

/** The session of an administrator, as the page was given it; a copy in the tab's own storage lets a reload work. */
const SessionSchema = v.object({ access: v.string(), locale: v.string() });
export type Session = v.InferOutput<typeof SessionSchema>;

const KEY = 'waymark-admin';
const NOBODY: Session = { access: '', locale: '' };

function parse(text: string | null | undefined): Session | null {
  if (text === null || text === undefined) return null;
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

export function keepSession(session: Session | null): void {
  const storage = tabStorage();
  try {
    if (session === null) storage?.removeItem(KEY);
    else storage?.setItem(KEY, JSON.stringify(session));
  } catch {
    // Full or denied: a reload then asks to sign in again.
  }
}

/** What stood in the page, which is then taken out of it; else the tab's copy; else nobody. */
export function readSession(): Session {
  const element = document.getElementById(KEY);
  const given = parse(element?.textContent);
  element?.remove();
  if (given === null) return parse(tabStorage()?.getItem(KEY)) ?? NOBODY;
  keepSession(given);
  return given;
}
