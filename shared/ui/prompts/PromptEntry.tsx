import { useSignal } from '@preact/signals';
import { newId, type RecordId } from '../../model/ids.ts';
import { promptKey } from '../../model/kinds/prompt-words.ts';
import type { Findable } from '../../prompts/find.ts';
import type { PromptCard, PromptsView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { habitName } from '../base/habits.ts';
import { shortened } from '../base/shortened.ts';
import { useFocusOnClose } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { EntryLights } from './EntryLights.tsx';
import { PromptForm } from './PromptForm.tsx';
import { on } from './shelves.ts';

/** So much of a prompt names the buttons that belong to it. */
const NAMED = 60;

/** One prompt: its words, what it is for, what the coach finds in it, and what may be done with it. */
export function PromptEntry({
  prompt,
  view,
  onGone,
}: {
  prompt: Findable | PromptCard;
  view: PromptsView;
  /** On its way out, or back again. */
  onGone: (id: RecordId, isGone: boolean) => void;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const editing = useSignal(false);
  const edit = useFocusOnClose<HTMLButtonElement>(editing.value);
  const card = 'id' in prompt ? prompt : null;
  const name = { text: shortened(prompt.text, NAMED) };

  const remove = ({ id }: PromptCard): void => {
    onGone(id, true);
    toasts.show(say('prompts.deleted'), {
      undo: () => onGone(id, false),
      settle: () => void client.run({ do: 'prompt.delete', prompt: id }),
    });
  };
  const copy = async (): Promise<void> => {
    const own = on({ shelf: 'own' }, view.prompts);
    if (own.some(({ text }) => promptKey(text) === promptKey(prompt.text))) {
      toasts.show(say('prompts.have'));
      return;
    }
    const { text, part, criterion, tags } = prompt;
    const outcome = await client.run({
      ...{ do: 'prompt.write', prompt: newId(), context: null },
      words: { text, part, criterion, tags: [...tags] },
    });
    toasts.show(say(outcome.ok ? 'prompts.saved' : `error.${outcome.code}`));
  };
  const courses = (card?.team ?? []).flatMap(
    (context) => view.courses.find((course) => course.context === context)?.title ?? [],
  );
  if (card !== null && editing.value)
    return (
      <PromptForm
        prompt={card}
        shelf={
          card.context === null ? { shelf: 'own' } : { shelf: 'course', context: card.context }
        }
        courses={view.courses}
        onDone={() => {
          editing.value = false;
        }}
      />
    );
  return (
    <article class="wm-card" aria-label={name.text}>
      <p class="wm-said" dir="auto">
        {prompt.text}
      </p>
      <p class="wm-row wm-soft">
        <span class="wm-tag">{say(`grader.${prompt.part}`)}</span>
        {prompt.criterion !== '' && <span class="wm-tag wm-tag-step">{prompt.criterion}</span>}
        <bdi>{prompt.tags.map((tag) => habitName(phrases, tag)).join(' · ')}</bdi>
        {courses.length > 0 && <bdi>{phrases.list(courses)}</bdi>}
        {card && !card.mine && <span>{say('prompts.from', { name: card.from.name })}</span>}
      </p>
      <EntryLights text={prompt.text} />
      <div class="wm-row">
        {card?.mine ? (
          <>
            <Button
              buttonRef={edit}
              aria-label={say('prompts.edit.named', name)}
              onClick={() => {
                editing.value = true;
              }}
            >
              {say('prompts.edit')}
            </Button>
            <Button
              look="quiet"
              aria-label={say('prompts.delete.named', name)}
              onClick={() => remove(card)}
            >
              {say('prompts.delete')}
            </Button>
          </>
        ) : (
          <Button aria-label={say('prompts.copy.named', name)} onClick={() => void copy()}>
            {say('prompts.copy')}
          </Button>
        )}
      </div>
    </article>
  );
}
