import type { ComponentChildren } from 'preact';
import type { ContextId, PersonId } from '../../model/ids.ts';
import type { Query } from '../../store/views.ts';
import { Loading } from '../base/Loading.tsx';
import { Section } from '../base/Section.tsx';
import { Shell } from '../base/Shell.tsx';
import { useBeside } from '../beside/useBeside.ts';
import { Board } from '../board/Board.tsx';
import { ReleaseClass } from '../board/ReleaseClass.tsx';
import { useReflect } from '../reflect/useReflect.ts';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';

/** A class in the panel, beside its course or its list of work. */
export function BoardScreen({
  query,
  end,
  nav,
  wide = false,
  onLearner,
  onShared = null,
}: {
  query: Extract<Query, { kind: 'board' }>;
  end?: ComponentChildren;
  nav?: ComponentChildren;
  /** Not in a panel: a table has room. */
  wide?: boolean;
  onLearner: (learner: PersonId) => void;
  onShared?: ((context: ContextId) => void) | null;
}) {
  const { client, phrases } = useSetting();
  const view = useView(client, query);
  const looking = useReflect();
  const beside = useBeside();
  return (
    <Shell title={view?.course ?? phrases.say('app.name')} end={end} nav={nav} wide={wide}>
      {view && looking !== undefined ? (
        <>
          <ReleaseClass groups={view.groups} sections={view.sections} />
          {looking && (
            <looking.ForTeachers board={view} onLearner={onLearner} onShared={onShared} />
          )}
          <Section title={phrases.say('board.title')}>
            <Board rows={view.rows} onLearner={onLearner} />
          </Section>
          {beside && <beside.SeeExample />}
        </>
      ) : (
        <Loading />
      )}
    </Shell>
  );
}
