import { Fragment } from 'preact';
import type { PromptPart } from '../../model/kinds/prompt-words.ts';
import type { Findable } from '../../prompts/find.ts';
import type { CourseLabel, PromptCard } from '../../store/views.ts';
import { habitName } from '../base/habits.ts';
import { usePhrases } from '../setting.tsx';
import { shelfName } from './shelves.ts';

export type Choice =
  | { do: 'insert'; prompt: Findable & Partial<Pick<PromptCard, 'id' | 'shelf' | 'context'>> }
  | { do: 'save' }
  | { do: 'manage' };

/** One line of the list: a prompt and where it stands, or something to do with prompts. */
export function PickerOption({
  id,
  isActive,
  courses,
  part,
  choice,
  text,
}: {
  id: string;
  isActive: boolean;
  courses: readonly CourseLabel[];
  /** The part the list was opened in. */
  part: PromptPart;
  choice: Choice;
  /** Of a prompt: as it would stand there. */
  text: string;
}) {
  const phrases = usePhrases();
  const { say } = phrases;
  const option = { id, role: 'option', tabIndex: -1, 'aria-selected': isActive } as const;
  if (choice.do !== 'insert')
    return (
      <div {...option} class="wm-option wm-option-act">
        {say(choice.do === 'save' ? 'prompts.save' : 'prompts.manage')}
      </div>
    );
  const { prompt } = choice;
  const about = [
    prompt.part === part ? '' : say(`grader.${prompt.part}`),
    shelfName(phrases, courses, prompt),
    prompt.criterion,
    ...prompt.tags.map((tag) => habitName(phrases, tag)),
  ];
  return (
    <div {...option} class="wm-option">
      <span dir="auto">{text}</span>
      <small>
        {about
          .filter((word) => word !== '')
          .map((word, at) => (
            <Fragment key={word}>
              {at > 0 && ' · '}
              <bdi>{word}</bdi>
            </Fragment>
          ))}
      </small>
    </div>
  );
}
