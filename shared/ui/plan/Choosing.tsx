import type { ComponentChildren } from 'preact';
import { isBlank } from '../../model/limits.ts';
import type { GoalCard, HomeView } from '../../store/views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { shortened } from '../base/shortened.ts';
import { nameOf } from '../goal/nameOf.ts';
import { useSetting } from '../setting.tsx';
import type { Chosen } from './planOf.ts';
import type { Choice } from './useChoice.ts';

type Kind = Parameters<Chosen>[1];

function Tick({
  id,
  kind,
  choice,
  words,
  children,
}: {
  id: string;
  kind: Kind;
  choice: Choice;
  words: string;
  children?: ComponentChildren;
}) {
  return (
    <li>
      <label class="wm-tick">
        <input
          type="checkbox"
          checked={choice.isIn(id, kind)}
          onChange={({ currentTarget }) => choice.choose(id, currentTarget.checked)}
        />
        <span dir="auto">{words}</span>
      </label>
      {children}
    </li>
  );
}

const Group = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <fieldset class="wm-ticks">
    <legend>{title}</legend>
    <ul>{children}</ul>
  </fieldset>
);

/** About a line. */
const LONGEST = 80;
const firstOf = (texts: readonly string[]): string =>
  shortened(texts.find((text) => !isBlank(text)) ?? '…', LONGEST);

/** What hangs on a goal goes with it, piece by piece. */
function Below({ goal, choice }: { goal: GoalCard; choice: Choice }) {
  const { day } = useSetting().phrases;
  if (goal.evidence.length + goal.checkIns.length === 0 || !choice.isIn(goal.id, 'goal'))
    return null;
  return (
    <ul>
      {goal.evidence.map((one) => (
        <Tick
          key={one.id}
          {...{ id: one.id, kind: 'below', choice }}
          words={firstOf([one.text, one.anchor?.quote.exact ?? '', one.file, one.link])}
        />
      ))}
      {goal.checkIns.map((one) => (
        <Tick
          key={one.id}
          {...{ id: one.id, kind: 'below', choice }}
          words={isBlank(one.text) ? day(one.madeAt) : firstOf([one.text])}
        />
      ))}
    </ul>
  );
}

/** Every piece of one's own with a tick: what stands on the page, on paper and in the files. */
export function Choosing({ view, choice }: { view: HomeView; choice: Choice }) {
  const { say } = useSetting().phrases;
  const sketch = view.sketch.filter(({ text }) => !isBlank(text));
  const looks = [
    ...view.reflections.map((one) => ({
      ...{ id: one.id, part: 'reflections' as const },
      words: [one.victories, one.lessons, one.needs, one.nowThink, one.usedToThink],
    })),
    ...view.moments.map((one) => ({
      ...{ id: one.id, part: 'moments' as const },
      words: [one.tried, one.happened, one.learned],
    })),
  ];
  return (
    <Disclosure title={say('plan.choose')} open>
      {sketch.length > 0 && (
        <Group title={say('plan.part.sketch')}>
          {sketch.map(({ id, part }) => (
            <Tick key={id} {...{ id, kind: 'sketch', choice }} words={say(`plan.sketch.${part}`)} />
          ))}
        </Group>
      )}
      {view.goals.length > 0 && (
        <Group title={say('plan.part.goals')}>
          {view.goals.map((goal) => (
            <Tick
              key={goal.id}
              {...{ id: goal.id, kind: 'goal', choice }}
              words={firstOf([nameOf(goal) ?? say('goal.untitled')])}
            >
              <Below goal={goal} choice={choice} />
            </Tick>
          ))}
        </Group>
      )}
      {(['reflections', 'moments'] as const).map((part) => {
        const here = looks.filter((look) => look.part === part);
        if (here.length === 0) return null;
        return (
          <Group key={part} title={say(`plan.part.${part}`)}>
            {here.map(({ id, words }) => (
              <Tick key={id} {...{ id, kind: 'look', choice }} words={firstOf(words)} />
            ))}
          </Group>
        );
      })}
    </Disclosure>
  );
}
