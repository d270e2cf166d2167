import { useLayoutEffect, useRef } from 'preact/hooks';
import { isBlank } from '../../model/limits.ts';
import { type Findable, find, nearFirst } from '../../prompts/find.ts';
import { fill, firstName, withGaps } from '../../prompts/holes.ts';
import type { GraderView } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import { useId } from '../useId.ts';
import { useView } from '../useView.ts';
import type { Asked } from './asked.ts';
import { insert } from './insert.ts';
import { type Choice, PickerOption } from './PickerOption.tsx';
import { placeAt } from './place.ts';
import { savePrompt } from './save.ts';
import { useField } from './useField.ts';
import { useListKeys } from './useListKeys.ts';
import { useStarters } from './useStarters.ts';

/** More are found by their words. */
const MOST = 40;

/**
 * A list beside the field, which keeps the focus: the pattern of a combobox with a list, on a text field of many lines
 * (ARIA in HTML allows a textarea no other role). Escape leaves every typed letter where it is.
 */
export function Picker({
  asked,
  view: { learner, context, goals },
  criterion,
  onClose,
}: {
  asked: Asked;
  view: Pick<GraderView, 'learner' | 'context' | 'goals'>;
  criterion: string;
  onClose: () => void;
}) {
  const setting = useSetting();
  const { phrases, client, presenter, onPrompts } = setting;
  const view = useView(client, { kind: 'prompts' });
  const starters = useStarters();
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const { field, start, mark, part } = asked;
  const { looked, end } = useField(asked, onClose);

  const own = view?.prompts ?? [];
  const here = own.filter((prompt) => prompt.context === null || prompt.context === context);
  const all: Findable[] = [...here, ...starters];
  // Nothing can be chosen that is not yet seen.
  const near = view === null ? [] : nearFirst(all, part, criterion);
  const found = find(near, looked).slice(0, MOST);
  const around = field.value.slice(0, start) + field.value.slice(end);
  const choices: Choice[] = found.map((prompt) => ({ do: 'insert', prompt }));
  // Masked, a name is not known here, and would be saved for all to read.
  if (view !== null && looked === '' && !isBlank(around) && !presenter)
    choices.push({ do: 'save' });
  if (view !== null && looked === '' && onPrompts !== null) choices.push({ do: 'manage' });

  const filled = (prompt: Findable) =>
    fill(prompt.text, {
      // A masked name would be kept as it is masked.
      name: presenter ? '' : firstName(learner?.name ?? ''),
      criterion: criterion || prompt.criterion,
      goal: goals[0]?.fields.next ?? '',
    });
  const put = (prompt: Findable): void => {
    const { text, open } = filled(prompt);
    insert(field, start, end, text);
    if (open) field.setSelectionRange(start + open.start, start + open.end);
  };
  const choose = (at: number): void => {
    const choice = choices[at];
    onClose();
    if (choice?.do === 'insert') put(choice.prompt);
    else insert(field, start, end, '');
    if (choice?.do === 'manage') onPrompts?.();
    if (choice?.do === 'save')
      void savePrompt(setting, { text: around, part, criterion }, learner?.name ?? '');
  };
  const active = useListKeys(field, list, id, choices.length, looked, { choose, close: onClose });
  useLayoutEffect(() => {
    if (list.current) placeAt(list.current, field);
  });

  return (
    <div ref={list} class="wm-picker" hidden={view === null}>
      <p class="wm-hidden" role="status">
        {phrases.count('prompts.found', found.length)}
      </p>
      <div
        role="listbox"
        id={id}
        aria-label={phrases.say('prompts.list')}
        hidden={choices.length === 0}
      >
        {choices.map((choice, at) => (
          <PickerOption
            key={choice.do === 'insert' ? (choice.prompt.id ?? choice.prompt.text) : choice.do}
            id={`${id}-${at}`}
            isActive={at === active}
            courses={view?.courses ?? []}
            part={part}
            choice={choice}
            text={choice.do === 'insert' ? withGaps(filled(choice.prompt).text) : ''}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p class="wm-soft wm-picker-none">
          {phrases.say(mark === '' ? 'prompts.nothing' : 'prompts.none')}
        </p>
      )}
    </div>
  );
}
