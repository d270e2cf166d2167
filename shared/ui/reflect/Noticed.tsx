import type { PersonLabel } from '../../store/views.ts';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';

/** What somebody saw a learner try. */
export function Noticed({ from, note }: { from: PersonLabel; note: string }) {
  const { say } = useSetting().phrases;
  return (
    <blockquote class="wm-quote wm-stack">
      <p>{say('reflect.noticed', { name: from.name })}</p>
      <Said text={note} />
    </blockquote>
  );
}
