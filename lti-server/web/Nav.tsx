import { usePhrases } from '../../shared/ui/setting.tsx';
import { hashOf, type Place } from './place.ts';

export function Nav({
  place,
  teaches,
  learns,
  work = false,
}: {
  place: Place;
  teaches: boolean;
  /** In a course of somebody else's; what is one's own has everybody. */
  learns: boolean;
  /** A link to an assignment was followed. */
  work?: boolean;
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
      {work && link({ at: 'work' }, say('nav.work'))}
      {link({ at: 'learning' }, say(learns ? 'nav.home' : 'nav.own'))}
      {link({ at: 'plan' }, say('nav.plan'))}
      {learns && link({ at: 'class', context: null }, say('nav.class'))}
      {link({ at: 'browsers' }, say('nav.browser'))}
    </nav>
  );
}
