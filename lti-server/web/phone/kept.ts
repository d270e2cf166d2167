import * as v from 'valibot';
import { MeSchema } from '../../../shared/protocol/http.ts';

const KeptSchema = v.object({
  me: MeSchema,
  tokens: v.object({ access: v.string(), accessExpiresAt: v.number(), refresh: v.string() }),
});
/** Who is kept in this browser, with a credential of its own. Only our own pages, opened by themselves, can read it. */
export type Kept = v.InferOutput<typeof KeptSchema>;

const KEY = 'waymark-phone';

/** Null where nobody is kept, or the browser keeps nothing. */
export function readKept(): Kept | null {
  try {
    const text = window.localStorage.getItem(KEY) ?? '';
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptSchema), text);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing. */
export function saveKept(kept: Kept): boolean {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function dropKept(): void {
  try {
    window.localStorage.removeItem(KEY);
  } catch {
    return; // Where nothing can be kept, nothing is.
  }
}

/** Whether this browser would keep it: asked before a code is spent. */
export function keepsAnything(): boolean {
  const trial = `${KEY} trial`;
  try {
    window.localStorage.setItem(trial, '1');
    window.localStorage.removeItem(trial);
    return true;
  } catch {
    return false;
  }
}
