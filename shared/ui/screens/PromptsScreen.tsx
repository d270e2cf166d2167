import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Loading } from '../base/Loading.tsx';
import { Shell } from '../base/Shell.tsx';
import { usePhrases } from '../setting.tsx';

type Live = typeof import('../prompts/Library.tsx');

/** A teacher's prompts in a tab of their own; what shows them is fetched when they are asked for. */
export function PromptsScreen({ end }: { end?: ComponentChildren }) {
  const { say } = usePhrases();
  const live = useSignal<Live | null>(null);
  useEffect(() => {
    void import('../prompts/Library.tsx').then((loaded) => {
      live.value = loaded;
    });
  }, [live]);
  return (
    <Shell title={say('prompts.title')} end={end} wide>
      {live.value ? <live.value.Library /> : <Loading />}
    </Shell>
  );
}
