import type { Signal } from '@preact/signals';
import type { GraderView, On } from '../../store/views.ts';
import { useOnOwn } from './useOnOwn.ts';

/** What a learner shares of how they look back; fetched where there is some. */
export function SharedLooks({ view, wanted }: { view: GraderView; wanted: Signal<On | null> }) {
  const { learner, reflections, moments } = view;
  const isShared = learner !== null && reflections.length + moments.length > 0;
  const own = useOnOwn(isShared);
  return isShared && own ? (
    <own.Looks learner={learner} reflections={reflections} moments={moments} wanted={wanted} />
  ) : null;
}
