import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { newId } from '../../model/ids.ts';
import type { StoredAnchor } from '../../model/kinds/anchor.ts';
import { isBlank, lengthOf, TEXT_LIMIT } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Command } from '../../store/command.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { Passage } from '../base/Passage.tsx';
import { Problem } from '../base/Problem.tsx';
import { useSetting } from '../setting.tsx';
import { useTyped } from './useTyped.ts';

type Ask = Extract<Command, { do: 'question.write' }>;
export type AskedAbout = Pick<Ask, 'context' | 'lmsAssignment' | 'assignment' | 'attempt'>;

/** What a question to be is kept under. */
export const askName = (context: string, lmsAssignment: string | null): string =>
  `ask ${context} ${lmsAssignment ?? ''}`;

/** A question about one's own work. To ask is to share it with the teachers of the course, so it can be undone. */
export function AskForm({
  name,
  about,
  anchor,
  onWhole,
  mayQuote,
  teachers,
  turn,
  onDone,
  children,
}: {
  name: string;
  about: AskedAbout;
  /** The words it is about; null: none are marked. */
  anchor: StoredAnchor | null;
  /** About all of the work after all. */
  onWhole: () => void;
  /** Words of the work may be typed: it is not to be seen. */
  mayQuote: boolean;
  teachers: readonly string[];
  /** Grows as somebody asks for the form, who then goes on in it; 0: nobody did. */
  turn: number;
  onDone: () => void;
  /** Besides, what it is about. */
  children?: ComponentChildren;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const [text, quoted] = [useTyped(name), useTyped(`${name} quoted`)];
  const code = useSignal<ErrorCode | null>(null);
  const isEmpty = useSignal(false);
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  useEffect(() => {
    if (turn > 0) field.current?.focus();
  }, [turn]);

  const send = async (): Promise<void> => {
    isEmpty.value = isBlank(text.text);
    if (isEmpty.value || [text, quoted].some((one) => lengthOf(one.text) > TEXT_LIMIT)) {
      field.current?.focus();
      return;
    }
    const question = newId();
    const words = { text: text.text.trim(), quoted: mayQuote ? quoted.text.trim() : '' };
    const outcome = await client.run({
      do: 'question.write',
      question,
      ...about,
      ...words,
      anchor,
    });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    text.clear();
    quoted.clear();
    onDone();
    const undo = async (): Promise<void> => {
      const taken = await client.run({ do: 'question.delete', question });
      toasts.show(say(taken.ok ? 'ask.undone' : `error.${taken.code}`));
    };
    toasts.show(say('ask.sent'), { undo: () => void undo() });
  };
  return (
    <form
      class="wm-card"
      aria-label={say('ask.form')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {anchor && (
        <>
          <Passage anchor={anchor} feedback={null} />
          <div class="wm-row">
            <Button look="quiet" onClick={onWhole}>
              {say('ask.whole')}
            </Button>
          </div>
        </>
      )}
      {children}
      {mayQuote && anchor === null && (
        <Field
          label={say('quoted')}
          hint={say('ask.quoted.hint')}
          value={quoted.text}
          onInput={quoted.write}
          optional
        />
      )}
      <Field
        label={say('ask.text')}
        hint={say('ask.text.hint')}
        value={text.text}
        onInput={(words) => {
          isEmpty.value = false;
          text.write(words);
        }}
        problem={isEmpty.value ? say('ask.empty') : null}
        fieldRef={field}
      />
      <Problem code={code.value} />
      <p class="wm-soft">
        {teachers.length > 0
          ? say('ask.seen', { names: phrases.list([say('assignment.seen.you'), ...teachers]) })
          : say('ask.seen.course')}
      </p>
      <div class="wm-row">
        <button type="submit" class="wm-button wm-button-main">
          {say('ask.send')}
        </button>
        <Button look="quiet" onClick={onDone}>
          {say('app.close')}
        </Button>
      </div>
    </form>
  );
}
