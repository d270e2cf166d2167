import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Null where the browser cannot speak at all. */
const synthesis = (): SpeechSynthesis | null => window.speechSynthesis ?? null;

/** Voices of this computer. Others would send the words to somebody's server, and are never used. */
const localVoices = (): SpeechSynthesisVoice[] =>
  (synthesis()?.getVoices() ?? []).filter((voice) => voice.localService === true);

const baseOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** A local voice for a language, its browser's own region first; null where there is none. */
export function useVoice(language: string | null): SpeechSynthesisVoice | null {
  const voices = useSignal<readonly SpeechSynthesisVoice[]>(localVoices());
  useEffect(() => {
    const ending = new AbortController();
    const look = (): void => {
      voices.value = localVoices();
    };
    // Browsers find their voices after the page has been drawn; older ones of Apple's have them at once, and tell nothing.
    synthesis()?.addEventListener?.('voiceschanged', look, { signal: ending.signal });
    look();
    return () => ending.abort();
  }, [voices]);
  if (language === null) return null;
  const able = voices.value.filter(({ lang }) => baseOf(lang) === language);
  return (
    able.find(({ lang }) => lang === navigator.language) ??
    able.find((voice) => voice.default) ??
    able[0] ??
    null
  );
}

/** Whose words are read; there is one voice at a time. */
const reader = signal<object | null>(null);
export const isReading = (whose: object): boolean => reader.value === whose;

/** Held until they are spoken: a browser may forget what nobody holds, and never say that it came to its end. */
let said: SpeechSynthesisUtterance[] = [];

function end(whose: object): void {
  if (reader.peek() !== whose) return;
  reader.value = null;
  said = [];
}

export function stopReading(whose: object): void {
  if (reader.peek() !== whose) return;
  end(whose);
  synthesis()?.cancel();
}

/** Reads these one after the other, instead of whatever is being read. */
export function startReading(
  whose: object,
  texts: readonly string[],
  voice: SpeechSynthesisVoice,
): void {
  const speech = synthesis();
  if (speech === null || texts.length === 0) return;
  const before = reader.peek();
  if (before !== null) stopReading(before);
  reader.value = whose;
  said = texts.map((text) => {
    const one = new SpeechSynthesisUtterance(text);
    one.voice = voice;
    one.lang = voice.lang;
    one.addEventListener('error', () => end(whose));
    return one;
  });
  said.at(-1)?.addEventListener('end', () => end(whose));
  for (const one of said) speech.speak(one);
}
