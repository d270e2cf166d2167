import { useSignal } from '@preact/signals';
import { isBlank, lengthOf, TEXT_LIMIT } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { QuestionCard } from '../../store/owned-views.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { Passage } from '../base/Passage.tsx';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnMount } from '../base/useFocus.ts';
import { rescued } from '../rescue.ts';
import { useSetting } from '../setting.tsx';
import { useTyped } from './useTyped.ts';

const nameOf = (question: QuestionCard): string => `ask again ${question.id}`;

/** Nobody has answered yet: what is answered stays as it was asked. */
export const mayChange = ({ closed, replies }: QuestionCard): boolean =>
  !closed && replies.every(({ mine }) => mine);

/** Its words are being changed, here or before the page went. */
export const isChanging = (question: QuestionCard): boolean =>
  rescued.get(nameOf(question)) !== undefined;

/** Other words for a question. Its teachers see them once they are saved, and not while they are typed. */
export function ChangeQuestion({
  question,
  onDone,
}: {
  question: QuestionCard;
  onDone: () => void;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const text = useTyped(nameOf(question), question.text);
  const quoted = useTyped(`${nameOf(question)} quoted`, question.quoted);
  const code = useSignal<ErrorCode | null>(null);
  const isEmpty = useSignal(false);
  const field = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  const open = mayChange(question);

  const done = (): void => {
    text.clear();
    quoted.clear();
    onDone();
  };
  const write = (words: { text: string; quoted: string }) => {
    const { id, context } = question;
    return client.run({
      ...{ do: 'question.write', question: id, context, lmsAssignment: null },
      ...words,
    });
  };
  const save = async (): Promise<void> => {
    isEmpty.value = isBlank(text.text);
    if (isEmpty.value || [text, quoted].some((one) => lengthOf(one.text) > TEXT_LIMIT)) {
      field.current?.focus();
      return;
    }
    const before = { text: question.text, quoted: question.quoted };
    const outcome = await write({ text: text.text.trim(), quoted: quoted.text.trim() });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    done();
    const undo = async (): Promise<void> => {
      const undone = await write(before);
      if (!undone.ok) toasts.show(say(`error.${undone.code}`));
    };
    toasts.show(say('ask.changed'), { undo: () => void undo() });
  };
  return (
    <form
      class="wm-stack"
      aria-label={say('ask.form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (open) void save();
      }}
    >
      {question.anchor && <Passage anchor={question.anchor} feedback={question.id} />}
      {question.quoted !== '' && (
        <Field label={say('quoted')} value={quoted.text} onInput={quoted.write} optional />
      )}
      <Field
        label={say('ask.text')}
        value={text.text}
        onInput={(words) => {
          isEmpty.value = false;
          text.write(words);
        }}
        problem={isEmpty.value ? say('ask.empty') : null}
        fieldRef={field}
      />
      <Problem code={code.value} />
      <p role="status">{!open && say('ask.answered')}</p>
      <div class="wm-row">
        {open && (
          <button type="submit" class="wm-button wm-button-main">
            {say('ask.save')}
          </button>
        )}
        <Button look="quiet" onClick={done}>
          {say('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
