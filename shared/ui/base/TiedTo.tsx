import type { TiedCard } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import { habitName } from './habits.ts';

/** What feedback is about besides marked words, in a line of small tags. */
export function TiedTo({ tied }: { tied: TiedCard }) {
  const { phrases } = useSetting();
  const { criterion, tags, goal } = tied;
  const names = [criterion, ...tags.map((tag) => habitName(phrases, tag)), goal?.next ?? ''];
  const shown = names.filter((name) => name.trim() !== '');
  if (shown.length === 0) return null;
  return (
    <ul class="wm-tags" aria-label={phrases.say('tied')}>
      {shown.map((name) => (
        <li key={name} dir="auto">
          {name}
        </li>
      ))}
    </ul>
  );
}
