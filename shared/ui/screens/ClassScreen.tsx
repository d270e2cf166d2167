import type { ComponentChildren } from 'preact';
import type { Query } from '../../store/views.ts';
import { Loading } from '../base/Loading.tsx';
import { Shell } from '../base/Shell.tsx';
import { useReflect } from '../reflect/useReflect.ts';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';

/** What a class shows each other, in the panel. */
export function ClassScreen({
  query,
  end,
  nav,
  narrow = false,
}: {
  query: Extract<Query, { kind: 'class' }>;
  end?: ComponentChildren;
  nav?: ComponentChildren;
  narrow?: boolean;
}) {
  const view = useView(useSetting().client, query);
  const looking = useReflect();
  return (
    <Shell title={view?.class.title ?? ''} end={end} nav={nav} narrow={narrow}>
      {view && looking ? <looking.ClassPage view={view} /> : <Loading />}
    </Shell>
  );
}
