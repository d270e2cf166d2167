import { useSignal } from '@preact/signals';
import type { QuestionCard } from '../../store/owned-views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { LongList } from '../base/LongList.tsx';
import { useFocusOnClose } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { Thread } from '../step/Thread.tsx';
import { usePressed } from '../usePressed.ts';
import { ChangeQuestion, isChanging, mayChange } from './ChangeQuestion.tsx';
import { QuestionWords } from './QuestionWords.tsx';

/** What a learner asked: what is open, and folded what they closed. */
export function Questions({
  questions,
  where = false,
}: {
  questions: readonly QuestionCard[];
  /** Each says which work it is about. */
  where?: boolean;
}) {
  const { count } = useSetting().phrases;
  const closed = questions.filter((one) => one.closed);
  const list = (of: readonly QuestionCard[]) => (
    <LongList
      of={of}
      wordsOf={({ id }) => [id]}
      draw={(one) => <OwnQuestion question={one} where={where} />}
    />
  );
  return (
    <>
      {list(questions.filter((one) => !one.closed))}
      {closed.length > 0 && (
        <Disclosure title={count('ask.closed.list', closed.length)}>{list(closed)}</Disclosure>
      )}
    </>
  );
}

function OwnQuestion({ question, where }: { question: QuestionCard; where: boolean }) {
  const { phrases, client, toasts, now } = useSetting();
  const { say } = phrases;
  const { id, closed } = question;
  const card = usePressed<HTMLElement>([id]);
  const leaving = useSignal(false);
  const changing = useSignal(isChanging(question));
  const opener = useFocusOnClose<HTMLButtonElement>(changing.value);
  const write = async (isClosed: boolean): Promise<void> => {
    const heading = card.current?.closest('section')?.querySelector('h2');
    const outcome = await client.run({
      do: 'question.write',
      question: id,
      context: question.context,
      lmsAssignment: null,
      closed: isClosed,
    });
    if (!outcome.ok) return toasts.show(say(`error.${outcome.code}`));
    heading?.focus();
    if (isClosed) toasts.show(say('ask.closed'), { undo: () => void write(false) });
  };
  const remove = (): void => {
    card.current?.closest('section')?.querySelector('h2')?.focus();
    leaving.value = true;
    toasts.show(say('ask.deleted'), {
      undo: () => {
        leaving.value = false;
      },
      settle: () => void client.run({ do: 'question.delete', question: id }),
    });
  };
  if (leaving.value) return null;
  return (
    <article ref={card} class="wm-card" aria-label={question.text}>
      {changing.value ? (
        <ChangeQuestion
          question={question}
          onDone={() => {
            changing.value = false;
          }}
        />
      ) : (
        <QuestionWords question={question} where={where} />
      )}
      <p class="wm-soft">{say('ask.when', { when: phrases.ago(question.madeAt, now()) })}</p>
      <Thread of={question} title={say('ask.thread')} label={say('ask.more')} />
      <div class="wm-row wm-foot">
        <Button onClick={() => void write(!closed)}>
          {say(closed ? 'step.reopen' : 'ask.close')}
        </Button>
        {!changing.value && mayChange(question) && (
          <Button
            buttonRef={opener}
            onClick={() => {
              changing.value = true;
            }}
          >
            {say('ask.change')}
          </Button>
        )}
        <Button look="quiet" onClick={remove}>
          {say('ask.delete')}
        </Button>
      </div>
    </article>
  );
}
