import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Submission } from '../../coach/manageable.ts';
import { usePhrases } from '../setting.tsx';
import type { Load } from './useReading.ts';

const fromHere: Load = () => import('./live.ts');

/** What is too much at once for one piece of work, in one sentence; nothing for fewer than two comments. */
export function Manageable({
  comments,
  on,
  load = fromHere,
}: {
  comments: Submission['comments'];
  on: boolean;
  load?: Load;
}) {
  const phrases = usePhrases();
  const sentence = useSignal('');
  // `key` stands for the comments, which are new objects each time.
  const key = JSON.stringify(comments);
  useEffect(() => {
    const ending = new AbortController();
    const read = async (): Promise<void> => {
      const given: Submission['comments'] = JSON.parse(key);
      const live = on && given.length > 1 ? await load() : null;
      await live?.learnCoach(phrases);
      const heaviest = live?.readSubmission({ comments: given }).loads[0];
      if (ending.signal.aborted) return;
      sentence.value =
        live && heaviest ? phrases.say(live.sentenceKey(`manageable.${heaviest.id}`)) : '';
    };
    read().catch((error: unknown) => console.error('waymark: coach', error));
    return () => ending.abort();
  }, [key, on, load, phrases]);
  return (
    <p class="wm-soft" aria-live="polite">
      {sentence.value}
    </p>
  );
}
