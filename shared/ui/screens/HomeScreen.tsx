import type { ComponentChildren } from 'preact';
import type { ContextId, RecordId } from '../../model/ids.ts';
import type { HomeView, Query } from '../../store/views.ts';
import { Loading } from '../base/Loading.tsx';
import { Shell } from '../base/Shell.tsx';
import { Teaching } from '../board/Teaching.tsx';
import { useReflect } from '../reflect/useReflect.ts';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { LearnerHome } from './LearnerHome.tsx';

type HomeQuery = Extract<Query, { kind: 'home' }>;

/** Beside a dashboard or a course: the classes one teaches, one's own next steps and goals, or both. */
export function HomeScreen({
  query,
  end,
  opened = null,
  narrow = false,
  onClass,
  onShared = null,
}: {
  query: HomeQuery;
  end?: ComponentChildren;
  /** The goal to begin with. */
  opened?: RecordId | null;
  narrow?: boolean;
  onClass: (context: ContextId) => void;
  onShared?: ((context: ContextId) => void) | null;
}) {
  const { client, phrases } = useSetting();
  const view = useView(client, query);
  const course = view?.courses.find(({ context }) => context === query.context);
  return (
    <Shell
      title={course?.title ?? phrases.say('app.name')}
      subtitle={view && phrases.say('home.hello', { name: view.me.name })}
      end={end}
      narrow={narrow}
    >
      {view ? (
        <Mine view={view} query={query} opened={opened} onClass={onClass} onShared={onShared} />
      ) : (
        <Loading />
      )}
    </Shell>
  );
}

function Mine({
  view,
  query,
  opened,
  onClass,
  onShared = null,
}: {
  view: HomeView;
  query: HomeQuery;
  opened: RecordId | null;
  onClass: (context: ContextId) => void;
  onShared?: ((context: ContextId) => void) | null;
}) {
  const learns = view.courses.some(({ role }) => role === 'learner');
  const here = (card: { context: ContextId }): number => Number(card.context === query.context);
  const cards = view.teaching.toSorted((a, b) => here(b) - here(a));
  const teachesOnly = cards.length > 0 && !learns;
  const looking = useReflect();
  const mine = (
    <LearnerHome view={view} context={query.context} opened={opened} onShared={onShared} />
  );
  return (
    <>
      {cards.length > 0 && <Teaching cards={cards} onClass={onClass} />}
      {!teachesOnly && mine}
      {teachesOnly && looking && <looking.Own open={opened !== null}>{mine}</looking.Own>}
    </>
  );
}
