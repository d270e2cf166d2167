import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ContextId, PersonId } from '../../model/ids.ts';
import type { CircleCard, SeenView } from '../../store/owned-views.ts';
import type { Query } from '../../store/views.ts';
import { Choose } from '../base/Choose.tsx';
import { Loading } from '../base/Loading.tsx';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { GoalSummary } from './GoalSummary.tsx';
import { Timeline } from './Timeline.tsx';

type Eye = { context: ContextId; person: PersonId | null; name: string };

/** Oneself as a teacher sees one, by the same rules that the server has. */
export function SeenAs({ circles }: { circles: readonly CircleCard[] }) {
  const { say } = useSetting().phrases;
  const eyes = circles.flatMap(({ context, title, teachers }): Eye[] =>
    teachers.length === 0
      ? [{ context, person: null, name: say('share.seen.teachers', { course: title }) }]
      : teachers.map(({ id, name }) => ({
          ...{ context, person: id },
          name: say('seen.teacher', { name, course: title }),
        })),
  );
  const keyOf = ({ context, person }: Eye) => `${context} ${person ?? ''}`;
  const chosen = useSignal('');
  const eye = eyes.find((one) => keyOf(one) === chosen.value) ?? eyes[0];
  if (eye === undefined) return <p class="wm-soft">{say('seen.nobody')}</p>;
  return (
    <>
      <Choose
        label={say('seen.whose')}
        value={keyOf(eye)}
        options={eyes.map((one) => [keyOf(one), one.name])}
        onChoose={(key) => {
          chosen.value = key;
        }}
      />
      <Seen query={{ kind: 'seen', context: eye.context, person: eye.person }} />
    </>
  );
}

function Seen({ query }: { query: Extract<Query, { kind: 'seen' }> }) {
  const view = useView(useSetting().client, query);
  return view === null ? <Loading /> : <SeenCards view={view} />;
}

function SeenCards({ view }: { view: SeenView }) {
  const { say } = useSetting().phrases;
  const { goals, reflections, moments, sketch } = view;
  const box = useRef<HTMLDivElement>(null);
  // It opens at the end of the screen, below what can be seen.
  useEffect(() => box.current?.closest('section')?.scrollIntoView?.({ block: 'nearest' }), []);
  const isEmpty = [goals, reflections, moments, sketch].every(({ length }) => length === 0);
  return (
    <div ref={box} class="wm-stack">
      <p class="wm-soft" role="status">
        {say(isEmpty ? 'seen.nothing' : 'seen.this')}
      </p>
      {sketch.map((part) => (
        <div key={part.id} class="wm-card">
          <Said text={part.text} />
        </div>
      ))}
      {goals.map((goal) => (
        <GoalSummary key={goal.id} goal={{ ...goal, mine: false }}>
          <Timeline goal={goal} mayRemove={false} />
        </GoalSummary>
      ))}
      {reflections.map(({ id, ...one }) => (
        <Words
          key={id}
          words={[one.victories, one.lessons, one.needs, one.usedToThink, one.nowThink]}
        />
      ))}
      {moments.map(({ id, tried, happened, learned }) => (
        <Words key={id} words={[tried, happened, learned]} />
      ))}
    </div>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <div class="wm-card">
      {words
        .filter((one) => one.trim() !== '')
        .map((one) => (
          <Said key={one} text={one} />
        ))}
    </div>
  );
}
