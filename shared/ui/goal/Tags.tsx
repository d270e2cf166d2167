import { useSignal } from '@preact/signals';
import { isBlank, LINE_LIMIT, MOST_TAGS } from '../../model/limits.ts';
import type { Outcome } from '../../store/client.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { habitName, habitNames, habitTag } from '../base/habits.ts';
import { close, plus } from '../base/icons.ts';
import { ListField } from '../base/ListField.tsx';
import { useSetting } from '../setting.tsx';
import type { GoalChange } from './useGoal.ts';

type Write = (change: GoalChange) => Promise<Outcome>;

/** A few words of one's own, or picked from a list: added one by one, and taken off by pressing them. */
export function Tags({
  label,
  tags,
  options,
  nameOf = (tag) => tag,
  tagOf = (typed) => typed,
  onChange,
}: {
  label: string;
  tags: readonly string[];
  /** Names to pick from. */
  options: readonly string[];
  nameOf?: (tag: string) => string;
  tagOf?: (typed: string) => string;
  onChange: (tags: string[]) => void;
}) {
  const { say } = useSetting().phrases;
  const typed = useSignal('');
  const add = (): void => {
    const tag = tagOf(typed.value.trim());
    typed.value = '';
    if (!isBlank(tag) && !tags.includes(tag)) onChange([...tags, tag]);
  };
  return (
    <div class="wm-stack">
      {tags.length < MOST_TAGS && (
        <div class="wm-add">
          <ListField
            label={label}
            value={typed.value}
            options={options}
            limit={LINE_LIMIT}
            onInput={(text) => {
              typed.value = text;
            }}
            onBlur={() => undefined}
          />
          <Button icon={plus} disabled={isBlank(typed.value)} onClick={add}>
            {say('goal.tag.add')}
          </Button>
        </div>
      )}
      {tags.length > 0 && (
        <ul class="wm-row">
          {tags.map((tag) => (
            <li key={tag}>
              <Button
                icon={close}
                aria-label={say('goal.tag.remove', { tag: nameOf(tag) })}
                onClick={() => onChange(tags.filter((one) => one !== tag))}
              >
                <bdi>{nameOf(tag)}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The criteria and the habits of mind a goal is for. */
export function GoalTags({ goal, write }: { goal: GoalCard; write: Write }) {
  const { phrases } = useSetting();
  const { say } = phrases;
  return (
    <>
      <Tags
        label={say('goal.criteria')}
        tags={goal.fields.criteria ?? []}
        options={[]}
        onChange={(criteria) => void write({ criteria })}
      />
      <Tags
        label={say('goal.habits')}
        tags={goal.fields.tags ?? []}
        options={habitNames(phrases)}
        nameOf={(tag) => habitName(phrases, tag)}
        tagOf={(typed) => habitTag(phrases, typed)}
        onChange={(tags) => void write({ tags })}
      />
    </>
  );
}
