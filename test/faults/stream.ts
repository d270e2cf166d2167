import { PATHS } from '../../shared/protocol/http.ts';

/** A live stream as an open panel holds it. */
export type Stream = { heard(): number; ended(): boolean; close(): void };

export async function openStream(url: string, token: string): Promise<Stream> {
  const closing = new AbortController();
  const response = await fetch(url + PATHS.live, {
    headers: { authorization: `Bearer ${token}` },
    signal: closing.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`The stream: ${response.status}.`);
  const parts = response.body.pipeThrough(new TextDecoderStream());
  let heard = 0;
  let ended = false;
  const read = async () => {
    for await (const part of parts) heard += part.split('event: changed').length - 1;
  };
  read().then(
    () => {
      ended = true;
    },
    () => {
      ended = true;
    },
  );
  return { heard: () => heard, ended: () => ended, close: () => closing.abort() };
}
