import type { ComponentChildren } from 'preact';
import type { Query } from '../../store/views.ts';
import { Loading } from '../base/Loading.tsx';
import { Shell } from '../base/Shell.tsx';
import { MyPlan } from '../plan/MyPlan.tsx';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';

/** A person's plan on a page of its own. */
export function PlanScreen({
  query,
  end,
}: {
  query: Extract<Query, { kind: 'home' }>;
  end?: ComponentChildren;
}) {
  const { client, phrases } = useSetting();
  const view = useView(client, query);
  return (
    <Shell title={phrases.say('plan.open')} end={end} wide>
      {view ? <MyPlan view={view} /> : <Loading />}
    </Shell>
  );
}
