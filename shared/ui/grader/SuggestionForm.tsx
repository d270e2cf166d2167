import { useSignal } from '@preact/signals';
import type { ContextId } from '../../model/ids.ts';
import { isBlank, lengthOf, TEXT_LIMIT } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { GoalCard, PersonLabel } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';

const PARTS = ['next', 'path', 'evidence', 'note'] as const;
const BLANK = { next: '', path: '', evidence: '', note: '' };
type Words = typeof BLANK;

/** Suggestions begun and not sent, by learner and goal, so that they outlive their screen. */
const unsent = new Map<string, Words>();

export function SuggestionForm({
  learner,
  context,
  goal,
  onDone,
}: {
  learner: PersonLabel;
  context: ContextId;
  goal: GoalCard | null;
  onDone: () => void;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const key = `${learner.id} ${goal?.id ?? ''}`;
  const words = useSignal<Words>(unsent.get(key) ?? BLANK);
  const code = useSignal<ErrorCode | null>(null);
  const empty = useSignal(false);
  const first = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  const send = async (): Promise<void> => {
    empty.value = isBlank(words.value.next);
    if (empty.value) first.current?.focus();
    if (empty.value || PARTS.some((part) => lengthOf(words.value[part]) > TEXT_LIMIT)) return;
    const outcome = await client.run({
      do: 'suggestion.make',
      learner: learner.id,
      context,
      goal: goal?.id ?? null,
      words: words.value,
    });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    unsent.delete(key);
    toasts.show(say('suggestion.sent', { name: learner.name }));
    onDone();
  };
  return (
    <form
      class="wm-suggestion"
      aria-label={say('suggestion.form', { name: learner.name })}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h4>{say('suggestion.form', { name: learner.name })}</h4>
      <p class="wm-soft">{say('suggestion.form.law', { name: learner.name })}</p>
      {PARTS.map((part) => (
        <Field
          key={part}
          label={say(`suggestion.form.${part}`)}
          optional={part !== 'next'}
          value={words.value[part]}
          onInput={(text) => {
            words.value = { ...words.value, [part]: text };
            unsent.set(key, words.value);
          }}
          problem={part === 'next' && empty.value ? say('suggestion.form.empty') : null}
          {...(part === 'next' ? { fieldRef: first } : {})}
        />
      ))}
      <Problem code={code.value} />
      <div class="wm-row">
        <button type="submit" class="wm-button wm-button-main">
          {say('app.send')}
        </button>
        <Button onClick={onDone}>{say('app.cancel')}</Button>
      </div>
    </form>
  );
}
