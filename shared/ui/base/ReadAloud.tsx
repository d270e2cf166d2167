import volume from 'lucide/dist/esm/icons/volume-2.mjs';
import { useEffect, useRef } from 'preact/hooks';
import { isBlank } from '../../model/limits.ts';
import { useSetting } from '../setting.tsx';
import { isReading, startReading, stopReading, useVoice } from './aloud.ts';
import { Button } from './Button.tsx';
import { shortened } from './shortened.ts';
import { spokenIn } from './spokenIn.ts';

/** Of the words that name the button. */
const LONGEST = 60;

/** Reads words aloud with a voice of this computer; nothing at all where it has none for their language. */
export function ReadAloud({ texts }: { texts: readonly (string | undefined)[] }) {
  const { say, language } = useSetting().phrases;
  const words = texts.filter((text) => text !== undefined).filter((text) => !isBlank(text));
  const voice = useVoice(spokenIn(words.join(' '), language));
  const me = useRef({}).current;
  const button = useRef<HTMLButtonElement>(null);
  const reading = isReading(me);

  // It ends with its screen: gone, left with the whole page, or in a panel that is closed over it.
  useEffect(() => () => stopReading(me), [me]);
  useEffect(() => {
    if (!reading || button.current === null) return;
    const ending = new AbortController();
    const watching = new ResizeObserver(() => {
      if (button.current?.getClientRects().length === 0) stopReading(me);
    });
    watching.observe(button.current);
    window.addEventListener('pagehide', () => stopReading(me), { signal: ending.signal });
    return () => {
      ending.abort();
      watching.disconnect();
    };
  }, [reading, me]);

  if (voice === null) return null;
  const first = shortened(words[0] ?? '', LONGEST);
  return (
    <Button
      look="quiet"
      icon={volume}
      buttonRef={button}
      aria-label={say(reading ? 'aloud.stop.named' : 'aloud.read.named', { words: first })}
      onClick={() => (reading ? stopReading(me) : startReading(me, words, voice))}
    >
      {say(reading ? 'aloud.stop' : 'aloud.read')}
    </Button>
  );
}
