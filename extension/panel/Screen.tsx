import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ContextId } from '../../shared/model/ids.ts';
import type { PanelQuery, PanelState } from '../../shared/protocol/runtime.ts';
import { Button } from '../../shared/ui/base/Button.tsx';
import { arrowLeft } from '../../shared/ui/base/icons.ts';
import { Loading } from '../../shared/ui/base/Loading.tsx';
import { useBeside } from '../../shared/ui/beside/useBeside.ts';
import { AssignmentScreen } from '../../shared/ui/screens/AssignmentScreen.tsx';
import { BoardScreen } from '../../shared/ui/screens/BoardScreen.tsx';
import { ClassScreen } from '../../shared/ui/screens/ClassScreen.tsx';
import { GraderScreen } from '../../shared/ui/screens/GraderScreen.tsx';
import { HomeScreen } from '../../shared/ui/screens/HomeScreen.tsx';
import { PromptsScreen } from '../../shared/ui/screens/PromptsScreen.tsx';
import { usePhrases } from '../../shared/ui/setting.tsx';

type Ready = Extract<PanelState, { state: 'ready' }>;

/** What the page asks for, and from a home or a class on to a class or a learner. */
export function Screen({
  state,
  goal,
  prompts = false,
  plan = false,
  onGo,
  end,
  narrow,
}: {
  state: Ready;
  /** The goal to begin with. */
  goal: string | null;
  /** The person's prompts, instead of what the page asks for. */
  prompts?: boolean;
  /** Their plan, in the same way. */
  plan?: boolean;
  onGo: (query: PanelQuery | null) => void;
  end: ComponentChildren;
  narrow: boolean;
}) {
  const { say } = usePhrases();
  const beside = useBeside();
  const { query, title, attempt, back = false } = state;
  const trail = useSignal<readonly PanelQuery[]>([]);
  const moved = useRef(false);
  const at = JSON.stringify(query);
  useEffect(() => {
    // The page moved on, and what lay behind is not behind this.
    if (!back) trail.value = [];
    // Who pressed something here goes along; a page that changes by itself leaves the focus where it is.
    if (moved.current) document.querySelector<HTMLElement>('h1')?.focus();
    moved.current = false;
  }, [at, back, trail]);

  const go = (to: PanelQuery): void => {
    moved.current = true;
    trail.value = [...trail.value, query];
    onGo(to);
  };
  const goBack = (): void => {
    const behind = trail.value;
    moved.current = true;
    trail.value = behind.slice(0, -1);
    onGo(behind.length > 1 ? (behind.at(-1) ?? null) : null);
  };
  const onShared = (context: ContextId) => go({ kind: 'class', context });
  const fromClass = trail.value.at(-1)?.kind === 'board';
  const nav = back && (
    <nav class="wm-back" aria-label={say('nav.main')}>
      <Button look="quiet" icon={arrowLeft} turns onClick={goBack}>
        {say(fromClass ? 'board.back' : 'panel.back')}
      </Button>
    </nav>
  );

  if (prompts && query.kind === 'grader') return <PromptsScreen end={end} />;
  if (plan && query.kind === 'home')
    return beside ? <beside.PlanScreen query={query} end={end} /> : <Loading />;
  if (query.kind === 'home')
    return (
      <HomeScreen
        query={query}
        opened={goal}
        end={end}
        narrow={narrow}
        onClass={(context) => go({ kind: 'board', context })}
        onShared={onShared}
      />
    );
  if (query.kind === 'board')
    return (
      <BoardScreen
        query={query}
        end={end}
        nav={nav}
        wide={narrow}
        onLearner={(person) => {
          const { context } = query;
          go({ kind: 'grader', context, lmsAssignment: null, learner: { person } });
        }}
        onShared={onShared}
      />
    );
  if (query.kind === 'class')
    return <ClassScreen query={query} end={end} nav={nav} narrow={narrow} />;
  if (query.kind === 'grader')
    return <GraderScreen query={query} attempt={attempt} end={end} nav={nav} narrow={narrow} />;
  return (
    <AssignmentScreen
      query={query}
      title={title || say('panel.work')}
      attempt={attempt}
      end={end}
      opened={goal}
      narrow={narrow}
    />
  );
}
