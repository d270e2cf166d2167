import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { type ContextId, newId } from '../../model/ids.ts';
import type { PromptPart } from '../../model/kinds/prompt-words.ts';
import { isBlank, LINE_LIMIT, lengthOf, MOST_TAGS, TEXT_LIMIT } from '../../model/limits.ts';
import { teachersScope } from '../../model/scope.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { CourseLabel, PromptCard } from '../../store/views.ts';
import { habitName, habitTag } from '../base/habits.ts';
import { useSetting } from '../setting.tsx';
import { type Shelf, shelfKey } from './shelves.ts';

/** Commas of three scripts. */
const COMMA = /[,،、，]/u;
const tagsOf = (words: string): string[] => [
  ...new Set(
    words
      .split(COMMA)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

export type FormTrouble = 'text' | 'criterion' | 'tags' | 'courses' | null;

/** A prompt being written, new or not, and where it shall stand. */
export function usePromptForm(
  prompt: PromptCard | null,
  shelf: Shelf,
  courses: readonly CourseLabel[],
) {
  const { client, phrases } = useSetting();
  const [id] = useState(() => prompt?.id ?? newId());
  const words = useSignal({
    text: prompt?.text ?? '',
    part: prompt?.part ?? ('nextStep' satisfies PromptPart),
    criterion: prompt?.criterion ?? '',
    tags: (prompt?.tags ?? [])
      .map((tag) => habitName(phrases, tag))
      .join(phrases.dir === 'rtl' ? '، ' : ', '),
  });
  const where = useSignal<string>(prompt?.shelf === 'team' ? 'team' : shelfKey(shelf));
  const team = useSignal<readonly ContextId[]>(
    prompt !== null && prompt.team.length > 0 ? prompt.team : courses.map(({ context }) => context),
  );
  const code = useSignal<ErrorCode | null>(null);
  const trouble = useSignal<FormTrouble>(null);
  const isTeam = where.value === 'team';

  function troubleNow(): FormTrouble {
    const { text, criterion, tags } = words.value;
    const list = tagsOf(tags);
    if (isBlank(text) || lengthOf(text) > TEXT_LIMIT) return 'text';
    if (lengthOf(criterion) > LINE_LIMIT) return 'criterion';
    if (list.length > MOST_TAGS || list.some((tag) => lengthOf(tag) > LINE_LIMIT)) return 'tags';
    return isTeam && team.value.length === 0 ? 'courses' : null;
  }
  return {
    words: words.value,
    write: (change: Partial<typeof words.value>): void => {
      trouble.value = null;
      words.value = { ...words.value, ...change };
    },
    where,
    team,
    isTeam,
    code: code.value,
    trouble: trouble.value,
    /** True when it is written. */
    keep: async (): Promise<boolean> => {
      trouble.value = troubleNow();
      if (trouble.value !== null) return false;
      const { text, part, criterion, tags } = words.value;
      const course = courses.find(({ context }) => where.value === `course ${context}`);
      const context = prompt === null ? (course?.context ?? null) : prompt.context;
      const outcome = await client.run({
        ...{ do: 'prompt.write', prompt: id, context },
        words: {
          text: text.trim(),
          part,
          criterion: criterion.trim(),
          tags: tagsOf(tags).map((tag) => habitTag(phrases, tag)),
        },
        ...(context === null ? { audience: isTeam ? team.value.map(teachersScope) : null } : {}),
      });
      code.value = outcome.ok ? null : outcome.code;
      return outcome.ok;
    },
  };
}
