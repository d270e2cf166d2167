import { LIVE_EVENT } from '../protocol/sync.ts';
import type { Answer } from './transport.ts';

/** The server pings every 20 s; a stream silent for longer is dead, whatever the socket says. */
const SILENCE_MS = 50_000;

/** Reads a live stream until it ends. `hangUp` ends it from this side. */
export async function listen(
  response: Response,
  onChange: () => void,
  hangUp: () => void,
): Promise<Answer<null>> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return { ok: false, code: 'unreachable' };
  let line = '';
  let silence = setTimeout(hangUp, SILENCE_MS);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(silence);
      silence = setTimeout(hangUp, SILENCE_MS);
      const lines = (line + part.value).split('\n');
      line = lines.pop() ?? '';
      if (lines.some((text) => !text.startsWith(':') && text.includes(LIVE_EVENT))) onChange();
    }
    return { ok: true, value: null };
  } catch {
    // The connection broke; whoever asked listens again.
    return { ok: false, code: 'unreachable' };
  } finally {
    clearTimeout(silence);
  }
}
