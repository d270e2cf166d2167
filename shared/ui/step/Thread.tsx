import { useSignal } from '@preact/signals';
import { newId, type RecordId } from '../../model/ids.ts';
import { isBlank, lengthOf, TEXT_LIMIT } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { ReplyCard } from '../../store/views.ts';
import { Button, IconButton } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { trash } from '../base/icons.ts';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnClose, useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';

/** Messages not sent yet, by what they answer, so that they outlive their screen. */
const unsent = new Map<string, string>();

/** What a message answers: a step, feedback without one, a question. */
type Answered = { id: RecordId; replies: readonly ReplyCard[]; mayReply?: boolean };

/** What learner and teacher write to each other about one thing. `open`: the box stands ready. */
export function Thread({
  of,
  title,
  label,
  opener: name,
  open = false,
  teaching = false,
}: {
  of: Answered;
  /** What the list of messages is called. */
  title?: string;
  /** What the box is called: to whom one writes. */
  label: string;
  /** What the button before it is called. */
  opener?: string;
  open?: boolean;
  /** Read by a teacher, who can mend what keeps it closed. */
  teaching?: boolean;
}) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const writing = useSignal(unsent.has(of.id));
  const asked = useSignal(false);
  const opener = useFocusOnClose<HTMLButtonElement>(writing.value);
  const showing = open || writing.value;
  return (
    <div class="wm-thread">
      {of.replies.length > 0 && (
        <ul class="wm-thread" aria-label={title ?? say('step.thread')}>
          {of.replies.map((reply) => (
            <Message key={reply.id} reply={reply} />
          ))}
        </ul>
      )}
      {of.mayReply === false ? (
        <p class="wm-soft">{say(teaching ? 'step.reply.contact' : 'error.no_contact')}</p>
      ) : showing ? (
        <Writing
          of={of}
          label={label}
          focus={asked.value}
          onDone={() => {
            writing.value = false;
          }}
        />
      ) : (
        <div class="wm-row">
          <Button
            look="quiet"
            buttonRef={opener}
            onClick={() => {
              // A card that is drawn anew, elsewhere on the screen or after a pause, still has its box.
              unsent.set(of.id, '');
              asked.value = true;
              writing.value = true;
            }}
          >
            {name ?? say('step.reply.open')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Message({ reply }: { reply: ReplyCard }) {
  const { phrases, client, toasts, now } = useSetting();
  const { say } = phrases;
  const leaving = useSignal(false);
  const remove = (): void => {
    leaving.value = true;
    toasts.show(say('step.reply.deleted'), {
      undo: () => {
        leaving.value = false;
      },
      settle: () => void client.run({ do: 'reply.delete', reply: reply.id }),
    });
  };
  if (leaving.value) return null;
  return (
    <li class={reply.mine ? 'wm-message wm-message-mine' : 'wm-message'}>
      <header>
        <span>
          {say('step.from', {
            name: reply.mine ? say('app.you') : reply.from.name,
            when: phrases.ago(reply.madeAt, now()),
          })}
        </span>
        {reply.mine && (
          <span class="wm-push">
            <IconButton name={say('step.reply.delete')} icon={trash} onClick={remove} />
          </span>
        )}
      </header>
      <p class="wm-said" dir="auto">
        {reply.text}
      </p>
    </li>
  );
}

function Writing({
  of,
  label,
  focus,
  onDone,
}: {
  of: Answered;
  label: string;
  focus: boolean;
  onDone: () => void;
}) {
  const { phrases, client } = useSetting();
  const { say } = phrases;
  const text = useSignal(unsent.get(of.id) ?? '');
  const code = useSignal<ErrorCode | null>(null);
  const field = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  const send = async (): Promise<void> => {
    if (isBlank(text.value) || lengthOf(text.value) > TEXT_LIMIT) {
      field.current?.focus();
      return;
    }
    const outcome = await client.run({
      do: 'reply.write',
      reply: newId(),
      step: of.id,
      text: text.value.trim(),
    });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    unsent.delete(of.id);
    text.value = '';
    onDone();
  };
  return (
    <form
      class="wm-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={label}
        value={text.value}
        onInput={(words) => {
          text.value = words;
          unsent.set(of.id, words);
        }}
        {...(focus ? { fieldRef: field } : {})}
      />
      <Problem code={code.value} />
      <div class="wm-row">
        <button type="submit" class="wm-button">
          {say('app.send')}
        </button>
      </div>
    </form>
  );
}
