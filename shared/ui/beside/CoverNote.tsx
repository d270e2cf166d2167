import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { RecordId } from '../../model/ids.ts';
import { isBlank } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { CoverNoteCard } from '../../store/owned-views.ts';
import type { Query } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { Problem } from '../base/Problem.tsx';
import { useSetting } from '../setting.tsx';
import { leave } from '../useKept.ts';

const PARTS = ['changed', 'look'] as const;

/** What goes with the work to the teacher: the learner’s draft until they give it, and theirs to change after that. */
export function CoverNote({
  note,
  query,
  assignment,
}: {
  note: CoverNoteCard | null;
  query: Extract<Query, { kind: 'assignment' }>;
  assignment: RecordId;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const { context, lmsAssignment } = query;
  const code = useSignal<ErrorCode | null>(null);
  const hint = useSignal(false);
  const names = `cover.${assignment}.`;
  const isGiven = note?.given === true;
  const box = useRef<HTMLDivElement>(null);
  /** What was written here last: the view may not have it yet. */
  const written = useRef<{ changed?: string; look?: string }>({});
  const isDraft = note !== null && !isGiven;
  const wasDraft = useRef(isDraft);
  // What was just given stays in sight.
  wasDraft.current ||= isDraft;
  const write = (change: { changed?: string; look?: string; given?: boolean }) =>
    client.run({ do: 'cover.write', context, lmsAssignment, ...change });
  const give = async (given: boolean): Promise<void> => {
    const { changed = note?.changed, look = note?.look } = written.current;
    hint.value = given && isBlank(changed) && isBlank(look);
    if (hint.value) return;
    const outcome = await write({ given });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    if (given) toasts.show(say('cover.given.toast'), { undo: () => void give(false) });
    else toasts.show(say('cover.undone'));
  };
  return (
    <Disclosure title={say('cover.title')} open={wasDraft.current}>
      <p class="wm-soft">{say('cover.why')}</p>
      <div class="wm-stack" ref={box}>
        {PARTS.map((part) => (
          <KeptField
            key={part}
            name={`${names}${part}`}
            stored={note?.[part] ?? ''}
            save={(words) => {
              written.current[part] = words;
              return write({ [part]: words });
            }}
            label={say(`cover.${part}`)}
          />
        ))}
      </div>
      <Problem code={code.value} />
      <div class="wm-row">
        {isGiven ? (
          <Button onClick={() => void give(false)}>{say('cover.back')}</Button>
        ) : (
          <Button onClick={() => void leave(box.current, names, () => void give(true))}>
            {say('cover.give')}
          </Button>
        )}
        <span class="wm-soft" role="status">
          {hint.value ? say('cover.empty') : say(isGiven ? 'cover.given' : 'cover.draft')}
        </span>
      </div>
    </Disclosure>
  );
}
