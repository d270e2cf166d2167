import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBeside } from '../beside/useBeside.ts';
import { stage } from '../double/stage.tsx';
import { home } from '../gallery/learning.ts';
import { stillClient } from '../gallery/stillClient.ts';

const ENGLISH = 'Find one number for this, and say where it comes from.';
const SPANISH = 'Busca un número para esto, y di de dónde viene.';

type Voice = { lang: string; localService: boolean; default: boolean; name: string };
const voice = (lang: string, localService: boolean): Voice => ({
  ...{ lang, localService, default: false, name: lang },
});

/** What a browser has instead of ours: it says nothing, and remembers what it was to say. */
class Speech extends EventTarget {
  voices: Voice[] = [];
  queue: Utterance[] = [];
  getVoices = (): Voice[] => this.voices;
  speak = (one: Utterance): number => this.queue.push(one);
  cancel = vi.fn(() => {
    const gone = this.queue.splice(0);
    for (const one of gone) one.dispatchEvent(new Event('error'));
  });
  /** It has come to the end of all. */
  finish(): void {
    for (const one of this.queue.splice(0)) one.dispatchEvent(new Event('end'));
  }
  find(voices: Voice[]): void {
    this.voices = voices;
    this.dispatchEvent(new Event('voiceschanged'));
  }
}
class Utterance extends EventTarget {
  voice: Voice | null = null;
  lang = '';
  text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

let speech: Speech;
beforeEach(() => {
  speech = new Speech();
  vi.stubGlobal('speechSynthesis', speech);
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
});
afterEach(() => vi.unstubAllGlobals());

/** As screens have it: once it is here, with its sentences. */
function Fetched({ texts }: { texts: readonly string[] }) {
  const beside = useBeside();
  return beside && <beside.ReadAloud texts={texts} />;
}
const shown = (...all: string[][]) =>
  stage(stillClient({ home }), () => all.map((texts) => <Fetched texts={texts} />));
const reading = () => speech.queue.map(({ text }) => text);

describe('reading aloud', () => {
  it('is offered with a voice of this computer alone', async () => {
    speech.voices = [voice('en-US', false), voice('de-DE', true)];
    const on = await shown([ENGLISH]);
    await act(() => vi.dynamicImportSettled());
    expect(on.root.querySelector('button')).toBeNull();
    await act(() => speech.find([voice('en-US', false), voice('en-GB', true)]));
    await on.press(`Read aloud: ${ENGLISH}`);
    expect(speech.queue.map(({ voice }) => voice?.localService)).toEqual([true]);
    expect(speech.queue[0]?.lang).toBe('en-GB');
  });

  it('is not offered in the language of the page for words in another', async () => {
    speech.voices = [voice('en-GB', true)];
    const on = await shown([SPANISH], [ENGLISH]);
    await on.button(`Read aloud: ${ENGLISH}`);
    expect(on.root.querySelectorAll('button')).toHaveLength(1);
  });

  it('reads part after part, is stopped by hand, and ends by itself', async () => {
    speech.voices = [voice('en-GB', true)];
    const on = await shown([ENGLISH, '', 'What do you think of it?']);
    await on.press(`Read aloud: ${ENGLISH}`);
    expect(reading()).toEqual([ENGLISH, 'What do you think of it?']);
    await on.press(`Stop reading: ${ENGLISH}`);
    expect(reading()).toEqual([]);
    await on.press(`Read aloud: ${ENGLISH}`);
    await act(() => speech.finish());
    await on.button(`Read aloud: ${ENGLISH}`);
  });

  it('is one voice at a time', async () => {
    speech.voices = [voice('en-GB', true), voice('es-MX', true)];
    const on = await shown([ENGLISH], [SPANISH]);
    await on.press(`Read aloud: ${ENGLISH}`);
    await on.press(`Read aloud: ${SPANISH}`);
    expect(reading()).toEqual([SPANISH]);
    expect(speech.cancel).toHaveBeenCalledTimes(1);
    await on.button(`Read aloud: ${ENGLISH}`);
  });

  it('ends with its screen, and with the page', async () => {
    speech.voices = [voice('en-GB', true)];
    const there = { texts: [[ENGLISH]] };
    const on = await stage(stillClient({ home }), () =>
      there.texts.map((texts) => <Fetched texts={texts} />),
    );
    await on.press(`Read aloud: ${ENGLISH}`);
    await act(() => {
      window.dispatchEvent(new Event('pagehide'));
    });
    expect(reading()).toEqual([]);
    await on.press(`Read aloud: ${ENGLISH}`);
    there.texts = [];
    await on.draw();
    expect(reading()).toEqual([]);
  });
});
