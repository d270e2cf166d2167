import { signal } from '@preact/signals';
import type { RecordId } from '../../model/ids.ts';
import type { AssignmentView, Query } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { useSetting } from '../setting.tsx';
import { Brought } from './Bring.tsx';

/** Assignments on which feedback before the mark was skipped, for as long as the page is open. */
const skipped = signal<readonly RecordId[]>([]);

/** Before the steps of an assignment: what comes first, and what was brought along. */
export function OnTop({
  view,
  query,
}: {
  view: AssignmentView;
  query: Extract<Query, { kind: 'assignment' }>;
}) {
  const isGiven = view.steps.some(({ live }) => live) || view.feedback.length > 0;
  const comesFirst = view.class.feedbackFirst && isGiven;
  return (
    <>
      {comesFirst && !skipped.value.includes(view.assignment) && (
        <FeedbackFirst
          onSkip={() => {
            skipped.value = [...skipped.value, view.assignment];
          }}
        />
      )}
      {view.carried && <Brought view={view} query={query} step={view.carried} />}
    </>
  );
}

/** An order, never a lock: the LMS shows its mark as ever. */
function FeedbackFirst({ onSkip }: { onSkip: () => void }) {
  const { say } = useSetting().phrases;
  return (
    <div class="wm-row wm-first">
      <p>{say('first.line')}</p>
      <Button look="quiet" onClick={onSkip}>
        {say('first.skip')}
      </Button>
    </div>
  );
}
