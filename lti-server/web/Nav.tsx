import { usePhrases } from '../../shared/ui/setting.tsx';
import { hashOf, type Place } from './place.ts';

export function Nav({
  place,
  teaches,
  learns,
}: {
  place: Place;
  teaches: boolean;
  learns: boolean;
}) {
  const { say } = usePhrases();
  const link = (to: Place, name: string) => (
    <a href={hashOf(to)} {...(place.at === to.at ? { 'aria-current': 'page' as const } : {})}>
      {name}
    </a>
  );
  return (
    <nav class="wm-nav" aria-label={say('nav.main')}>
      {teaches && link({ at: 'board', context: null }, say('nav.board'))}
      {teaches && link({ at: 'prompts' }, say('nav.prompts'))}
      {learns && link({ at: 'learning' }, say('nav.home'))}
      {learns && link({ at: 'plan' }, say('nav.plan'))}
      {link({ at: 'browsers' }, say('nav.browser'))}
    </nav>
  );
}
