import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { HomeView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Loading } from '../base/Loading.tsx';
import { useSetting } from '../setting.tsx';

type Live = typeof import('./live.ts');
const fetchPlan = (): Promise<Live> => import('./live.ts');

/** A person's plan on one page, to choose from, to print, to take along and to bring in. */
export function MyPlan({ view }: { view: HomeView }) {
  const { phrases } = useSetting();
  const live = useSignal<Live | null>(null);
  const broken = useSignal(false);
  const load = (): void => {
    broken.value = false;
    live.value = null;
    fetchPlan()
      .then(async (parts) => {
        await parts.learnPlan(phrases);
        live.value = parts;
      })
      .catch((error: unknown) => {
        console.error('waymark: plan', error);
        broken.value = true;
      });
  };
  useEffect(load, [phrases, live, broken]);
  if (broken.value)
    return (
      <div class="wm-stack">
        <p role="alert">{phrases.say('files.broken')}</p>
        <div class="wm-row">
          <Button onClick={load}>{phrases.say('sync.try')}</Button>
        </div>
      </div>
    );
  return live.value === null ? <Loading /> : <live.value.Whole view={view} />;
}
