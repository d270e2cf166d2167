import type { Sample } from './messages.ts';

/** A port that has said nothing for this long has nothing to say, ms. */
const SILENCE_MS = 250;

/** What came back: an answer, an order over a port, or how it was refused. */
export type Heard = { type: string; answers: unknown[] };

/**
 * Source of an expression that sends every sample, one after another, and resolves with all that was heard. To be
 * evaluated in any world of a browser that may or may not have `chrome.runtime`; `to`: the extension spoken to, or null
 * for one's own.
 */
export const speak = (samples: readonly Sample[], to: string | null): string => `(async () => {
  const to = ${JSON.stringify(to)};
  const heard = [];
  const runtime = globalThis.chrome?.runtime;
  for (const { way, body } of ${JSON.stringify(samples)}) {
    const answers = [];
    if (!runtime?.sendMessage) answers.push('refused: no runtime');
    else if (way === 'message') {
      const said = to === null ? runtime.sendMessage(body) : runtime.sendMessage(to, body);
      answers.push((await said.catch((error) => 'refused: ' + error.message)) ?? null);
    } else await new Promise((done) => {
      const port = to === null ? runtime.connect({ name: way }) : runtime.connect(to, { name: way });
      let quiet = setTimeout(done, ${SILENCE_MS});
      port.onMessage.addListener((order) => {
        answers.push(order);
        clearTimeout(quiet);
        quiet = setTimeout(done, ${SILENCE_MS});
      });
      port.onDisconnect.addListener(() => { answers.push('refused: ' + (runtime.lastError?.message ?? 'hung up')); done(); });
      port.postMessage(body);
    });
    heard.push({ type: body.type, answers });
  }
  return heard;
})()`;
