import type { HomeView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Seen } from '../goal/Seen.tsx';
import { useSetting } from '../setting.tsx';
import { SeeExample } from './SeeExample.tsx';

/** At the end of a learner's screen: oneself through a teacher's eyes, one's plan, and an example; a first visit has that above. */
export function Ways({ own }: { own: Pick<HomeView, 'circles' | 'preference'> }) {
  const { phrases, onPlan } = useSetting();
  // Who teaches a course has no teacher there.
  const learns = own.circles.filter(({ role }) => role === 'learner');
  return (
    <Seen circles={learns}>
      {onPlan && <Button onClick={onPlan}>{phrases.say('plan.open')}</Button>}
      {own.preference.started && <SeeExample />}
    </Seen>
  );
}
