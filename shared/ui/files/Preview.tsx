import { useSignal } from '@preact/signals';
import { match } from '../../annotation/match.ts';
import type { Answer } from '../../annotation/read.ts';
import type { ContextId, PersonId, RecordId } from '../../model/ids.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { ImportView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Choose } from '../base/Choose.tsx';
import { Icon } from '../base/Icon.tsx';
import { circleAlert } from '../base/icons.ts';
import { Loading } from '../base/Loading.tsx';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { Problems } from './Problems.tsx';

type Fine = Extract<Answer, { ok: true }>;

/** A file that was read: what would come of it, or why nothing can. */
export function Preview({
  name,
  answer,
  context,
  onDone,
}: {
  name: string;
  answer: Answer;
  context: ContextId;
  onDone: () => void;
}) {
  const { client, phrases } = useSetting();
  const { say } = phrases;
  const view = useView(client, { kind: 'import', context });
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <div class="wm-card">
      <h3 ref={heading} tabIndex={-1}>
        {say('files.preview', { file: name })}
      </h3>
      {!answer.ok && (
        <>
          <p class="wm-problem">
            <Icon node={circleAlert} />
            <strong>{say('files.bad')}</strong>
          </p>
          <Problems problems={answer.problems} />
        </>
      )}
      {answer.ok && view === null && <Loading />}
      {answer.ok && view !== null ? (
        <Offer answer={answer} view={view} context={context} onDone={onDone} />
      ) : (
        <div class="wm-row">
          <Button onClick={onDone}>{say('app.close')}</Button>
        </div>
      )}
    </div>
  );
}

function Offer({
  answer,
  view,
  context,
  onDone,
}: {
  answer: Fine;
  view: ImportView;
  context: ContextId;
  onDone: () => void;
}) {
  const { client, phrases, toasts } = useSetting();
  const { say, count } = phrases;
  const learner = useSignal<PersonId | null>(null);
  const assignment = useSignal<RecordId | null>(null);
  const leave = useSignal(false);
  const code = useSignal<ErrorCode | null>(null);
  const busy = useSignal(false);
  const choice = { learner: learner.value, assignment: assignment.value };
  const { drafts, there, nobody, nowhere, problems } = match(answer.items, view, choice);
  const strangers = problems.filter((problem) => problem.code === 'unknown_learner').length;
  const blocked = problems.length > 0 && !(leave.value && strangers === problems.length);
  const waits = nobody > 0 && learner.value === null;
  const fresh = drafts.length + (waits ? nobody : 0);

  const make = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const outcome = await client.run({ do: 'feedback.import', context, drafts });
    busy.value = false;
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    toasts.show(count('files.made', drafts.length));
    onDone();
  };
  return (
    <>
      <p>
        {count('files.new', fresh)}
        {there > 0 && ` · ${count('files.there', there)}`}
      </p>
      {answer.replies > 0 && <p class="wm-soft">{count('files.replies', answer.replies)}</p>}
      {answer.wordless > 0 && <p class="wm-soft">{count('files.wordless', answer.wordless)}</p>}
      {nobody > 0 && (
        <Choose
          label={count('files.learner', nobody)}
          value={learner.value ?? ''}
          options={[
            ['', say('files.learner.choose')],
            ...view.learners.map(({ id, name }) => [id, name] as const),
          ]}
          onChoose={(id) => {
            learner.value = id || null;
          }}
        />
      )}
      {nowhere > 0 && view.assignments.length > 0 && (
        <Choose
          label={count('files.assignment', nowhere)}
          value={assignment.value ?? ''}
          options={[
            ['', say('files.assignment.none')],
            ...view.assignments.map(({ id, title }) => [id, title] as const),
          ]}
          onChoose={(id) => {
            assignment.value = id || null;
          }}
        />
      )}
      {problems.length > 0 && <Problems problems={problems} />}
      {strangers > 0 && strangers === problems.length && (
        <label class="wm-row">
          <input
            type="checkbox"
            checked={leave.value}
            onChange={(event) => {
              leave.value = event.currentTarget.checked;
            }}
          />
          {count('files.leave', strangers)}
        </label>
      )}
      <Problem code={code.value} />
      <div class="wm-row">
        {fresh > 0 && (
          <Button look="main" disabled={blocked || waits} onClick={() => void make()}>
            {count('files.make', fresh)}
          </Button>
        )}
        <Button look="quiet" onClick={onDone}>
          {say(fresh > 0 ? 'app.cancel' : 'app.close')}
        </Button>
      </div>
    </>
  );
}
