import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CRITERIA, type Reading } from '../../coach/comment.ts';
import { fill } from '../../prompts/holes.ts';
import { Icon } from '../base/Icon.tsx';
import { answerOf, SHAPES } from '../coach/shapes.ts';
import { usePhrases } from '../setting.tsx';

/** What the coach reads in the holes: something, and nobody who is called at the start or the end. */
const SOMETHING = { name: 'Sam', criterion: 'this part', goal: 'your goal' };
const plain = (text: string): string =>
  fill(text.replace(/^\{name\},\s*|,\s*\{name\}(?=[.?!,])/gu, ''), SOMETHING).text;

/** What the coach finds in a prompt as it stands. It is fetched when the first prompt is drawn. */
export function EntryLights({ text }: { text: string }) {
  const phrases = usePhrases();
  const { say } = phrases;
  const reading = useSignal<Reading | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    import('../coach/live.ts')
      .then(async ({ readComment, learnCoach }) => {
        await learnCoach(phrases);
        if (!ending.signal.aborted) reading.value = readComment({ text: plain(text) });
      })
      // Without the coach a prompt is what it was before there was one.
      .catch((error: unknown) => console.error('waymark: coach', error));
    return () => ending.abort();
  }, [text, phrases, reading]);
  const read = reading.value;
  if (read === null) return <div class="wm-entry-lights" aria-busy="true" />;
  if (!read.readable) return <p class="wm-entry-lights wm-soft">{say('coach.unreadable')}</p>;
  return (
    <ul class="wm-entry-lights" aria-label={say('lights.title')}>
      {CRITERIA.filter((criterion) => criterion !== 'goal').map((criterion) => {
        const said = say(`lights.answer.${answerOf(read, criterion)}`);
        const name = say(`lights.name.${criterion}`);
        return (
          <li key={criterion} data-answer={read.criteria[criterion].answer}>
            <Icon node={SHAPES[read.criteria[criterion].answer]} />
            <span aria-hidden="true">{name}</span>
            <span class="wm-hidden">{say('lights.light', { name, answer: said })}</span>
          </li>
        );
      })}
    </ul>
  );
}
