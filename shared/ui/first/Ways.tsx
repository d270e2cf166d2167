import type { CircleCard } from '../../store/owned-views.ts';
import { Button } from '../base/Button.tsx';
import { Seen } from '../goal/Seen.tsx';
import { useSetting } from '../setting.tsx';
import { SeeExample } from './SeeExample.tsx';

/** At the end of a learner's screen: oneself through a teacher's eyes, one's plan, and an example. */
export function Ways({ circles }: { circles: readonly CircleCard[] }) {
  const { phrases, onPlan } = useSetting();
  return (
    <Seen circles={circles}>
      {onPlan && <Button onClick={onPlan}>{phrases.say('plan.open')}</Button>}
      <SeeExample />
    </Seen>
  );
}
