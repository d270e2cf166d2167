import { useRef } from 'preact/hooks';
import { PROMPT_PARTS } from '../../model/kinds/prompt-words.ts';
import type { CourseLabel, PromptCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Choose } from '../base/Choose.tsx';
import { Field } from '../base/Field.tsx';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { type Shelf, shelfKey } from './shelves.ts';
import { usePromptForm } from './usePromptForm.ts';

/** Writes a prompt, new or not. Which course it belongs to is fixed when it is made; whose else it is, is not. */
export function PromptForm({
  prompt,
  shelf,
  courses,
  onDone,
}: {
  prompt: PromptCard | null;
  /** Where a new one would stand. */
  shelf: Shelf;
  courses: readonly CourseLabel[];
  onDone: () => void;
}) {
  const { phrases, framed } = useSetting();
  const { say } = phrases;
  const first = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  const box = useRef<HTMLFormElement>(null);
  const form = usePromptForm(prompt, shelf, courses);
  const { words, where, team, trouble } = form;
  const keep = async (): Promise<void> => {
    if (await form.keep()) onDone();
    else box.current?.querySelector<HTMLElement>('textarea, input')?.focus();
  };
  const ofCourses = prompt === null ? courses : [];
  const shelves: (readonly [string, string])[] = [
    ['own', say('prompts.shelf.own')],
    ...ofCourses.map(
      ({ context, title }) =>
        [
          shelfKey({ shelf: 'course', context }),
          say('prompts.where.course', { course: title }),
        ] as const,
    ),
    ['team', say('prompts.where.team')],
  ];
  const title = say(prompt === null ? 'prompts.form.new' : 'prompts.form.edit');
  return (
    <form
      ref={box}
      class="wm-card"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h3>{title}</h3>
      <Field
        label={say('prompts.text')}
        hint={say('prompts.text.hint')}
        value={words.text}
        onInput={(text) => form.write({ text })}
        problem={trouble === 'text' ? say('prompts.text.empty') : null}
        fieldRef={first}
      />
      <Choose
        label={say('prompts.part')}
        value={words.part}
        options={PROMPT_PARTS.map((part) => [part, say(`grader.${part}`)] as const)}
        onChoose={(part) => form.write({ part })}
      />
      <Field
        kind="line"
        label={say('prompts.criterion')}
        optional
        limit={200}
        value={words.criterion}
        onInput={(criterion) => form.write({ criterion })}
      />
      <Field
        kind="line"
        label={say('prompts.tags')}
        hint={say('prompts.tags.hint')}
        optional
        value={words.tags}
        onInput={(tags) => form.write({ tags })}
        problem={trouble === 'tags' ? say('prompts.tags.many') : null}
      />
      {!framed && (prompt === null || prompt.context === null) && (
        <Choose
          label={say('prompts.shelf')}
          value={where.value}
          options={shelves}
          onChoose={(next) => {
            where.value = next;
          }}
        />
      )}
      {form.isTeam && (
        <fieldset class="wm-stack">
          <legend class="wm-label">{say('prompts.courses')}</legend>
          {courses.map(({ context, title }) => (
            <label key={context} class="wm-row">
              <input
                type="checkbox"
                checked={team.value.includes(context)}
                onChange={({ currentTarget }) => {
                  const others = team.value.filter((one) => one !== context);
                  team.value = currentTarget.checked ? [...others, context] : others;
                }}
              />
              <bdi>{title}</bdi>
            </label>
          ))}
          <p class="wm-problem" aria-live="polite">
            {trouble === 'courses' && say('prompts.courses.none')}
          </p>
        </fieldset>
      )}
      <Problem code={form.code} />
      <div class="wm-row">
        <button type="submit" class="wm-button wm-button-main">
          {say('prompts.keep')}
        </button>
        <Button onClick={onDone}>{say('app.cancel')}</Button>
      </div>
    </form>
  );
}
