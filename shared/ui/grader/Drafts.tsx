import type { FeedbackDraft, GraderView, PersonLabel } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { layers } from '../base/icons.ts';
import { shortened } from '../base/shortened.ts';
import { useOnOwn } from '../onown/useOnOwn.ts';
import { useSetting } from '../setting.tsx';

const LONGEST = 90;

/** One's other drafts for this learner: go on with one, or release them all. */
export function Drafts({
  view,
  drafts,
  inHand,
  learner,
  onEdit,
  onReleaseAll,
}: {
  view: GraderView;
  drafts: readonly FeedbackDraft[];
  /** There are words in the composer, which go along. */
  inHand: boolean;
  learner: PersonLabel | null;
  onEdit: (draft: FeedbackDraft) => void;
  onReleaseAll: () => void;
}) {
  const { count } = useSetting().phrases;
  const own = useOnOwn(drafts.some(({ on }) => on !== undefined));
  if (drafts.length === 0 || learner === null) return null;
  return (
    <div class="wm-stack">
      <h3>{count('grader.drafts', drafts.length)}</h3>
      <ul class="wm-drafts">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <button
              type="button"
              class="wm-draft"
              data-feedback={draft.id}
              onClick={() => onEdit(draft)}
            >
              {draft.elsewhere && (
                <span class="wm-soft" dir="auto">
                  {draft.elsewhere.title}
                </span>
              )}
              {own && draft.on && <own.AboutLine view={view} on={draft.on} />}
              {draft.anchor !== null && (
                <span class="wm-soft" dir="auto">
                  “{shortened(draft.anchor.quote.exact, LONGEST)}”
                </span>
              )}
              <span dir="auto">
                {shortened(draft.nextStep || draft.observation || draft.question, LONGEST)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div class="wm-row">
        <Button icon={layers} onClick={onReleaseAll}>
          {count('grader.release.all', drafts.length + Number(inHand))}
        </Button>
      </div>
    </div>
  );
}
