import { useSignal } from '@preact/signals';
import { isBlank } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Command } from '../../store/command.ts';
import type { GoalCard, SuggestionCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';

const PARTS = ['next', 'path', 'evidence'] as const;
type Answer = Extract<Command, { do: 'suggestion.answer' }>;
export type Work = NonNullable<Answer['work']>;

/** A teacher's idea beside a goal: taken, changed or declined, without a reason. */
export function SuggestionBeside({
  suggestion,
  goal = null,
  work = null,
}: {
  suggestion: SuggestionCard;
  /** The goal it stands beside. */
  goal?: GoalCard | null;
  /** The work it stands beside. */
  work?: Work | null;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const changing = useSignal(false);
  const code = useSignal<ErrorCode | null>(null);
  const reply = async (answer: Answer['answer'], answers?: Answer['answers']): Promise<void> => {
    const outcome = await client.run({
      do: 'suggestion.answer',
      suggestion: suggestion.id,
      answer,
      ...(answers ? { answers } : {}),
      ...(work === null ? {} : { work }),
    });
    code.value = outcome.ok ? null : outcome.code;
    if (outcome.ok)
      toasts.show(say(answer === 'declined' ? 'suggestion.declined' : 'suggestion.accepted'));
  };
  const parts = PARTS.filter((part) => !isBlank(suggestion[part]));
  const title = say('suggestion.title', { name: suggestion.from.name });
  /** Beside a goal and above all goals there may be one each from the same teacher. */
  const [first] = parts;
  return (
    <aside
      class="wm-suggestion"
      aria-label={`${title}: ${first ? suggestion[first] : suggestion.note}`}
    >
      <h3>{title}</h3>
      {suggestion.note && (
        <p class="wm-said" dir="auto">
          {suggestion.note}
        </p>
      )}
      {changing.value ? (
        <Change
          suggestion={suggestion}
          goal={goal}
          onKeep={(answers) => void reply('changed', answers)}
          onCancel={() => {
            changing.value = false;
          }}
        />
      ) : (
        <>
          <dl class="wm-stack">
            {parts.map((part) => (
              <div key={part}>
                <dt>{say(`suggestion.${part}`)}</dt>
                <dd class="wm-said" dir="auto">
                  {suggestion[part]}
                </dd>
              </div>
            ))}
          </dl>
          <div class="wm-row">
            <Button onClick={() => void reply('accepted')}>{say('suggestion.accept')}</Button>
            <Button
              onClick={() => {
                changing.value = true;
              }}
            >
              {say('suggestion.change')}
            </Button>
            <Button onClick={() => void reply('declined')}>{say('suggestion.decline')}</Button>
          </div>
        </>
      )}
      <Problem code={code.value} />
      <p class="wm-soft">{say('suggestion.law')}</p>
    </aside>
  );
}

function Change({
  suggestion,
  goal,
  onKeep,
  onCancel,
}: {
  suggestion: SuggestionCard;
  goal: GoalCard | null;
  onKeep: (answers: { next: string; path: string; evidence: string }) => void;
  onCancel: () => void;
}) {
  const { say } = useSetting().phrases;
  /** What the idea says nothing of is as it was. */
  const from = (part: (typeof PARTS)[number]): string =>
    isBlank(suggestion[part]) ? (goal?.fields[part] ?? '') : suggestion[part];
  const words = useSignal({ next: from('next'), path: from('path'), evidence: from('evidence') });
  const first = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  return (
    <div class="wm-stack">
      {PARTS.map((part) => (
        <Field
          key={part}
          label={say(`goal.q.${part}`)}
          value={words.value[part]}
          onInput={(text) => {
            words.value = { ...words.value, [part]: text };
          }}
          {...(part === 'next' ? { fieldRef: first } : {})}
        />
      ))}
      <div class="wm-row">
        <Button look="main" onClick={() => onKeep(words.value)}>
          {say('suggestion.keep')}
        </Button>
        <Button onClick={onCancel}>{say('app.cancel')}</Button>
      </div>
    </div>
  );
}
