import { LINE_LIMIT } from '../../model/limits.ts';
import type { Outcome } from '../../store/client.ts';
import type { StepCard } from '../../store/views.ts';
import { KeptField } from '../base/KeptField.tsx';
import { useSetting } from '../setting.tsx';
import type { StepChange } from './useStep.ts';

/** What belongs to the answer chosen: a plan, evidence, or another way. Saved as it is typed. */
export function StepAnswer({ step }: { step: StepCard }) {
  const { client, phrases } = useSetting();
  const { say } = phrases;
  const save = (change: StepChange) => client.run({ do: 'step.answer', step: step.id, ...change });
  return (
    <>
      {step.answer === 'will_do' && (
        <KeptField
          key="plan"
          name={`${step.id}.plan`}
          stored={step.plan}
          save={(plan) => save({ plan })}
          label={say('step.plan')}
          hint={say('step.plan.hint')}
          kind="line"
          limit={LINE_LIMIT}
          optional
        />
      )}
      {step.answer === 'another_way' && (
        <KeptField
          key="reason"
          name={`${step.id}.reason`}
          stored={step.reason}
          save={(reason) => save({ reason })}
          label={say('step.reason')}
          hint={say('step.reason.hint')}
          optional
        />
      )}
      {step.answer === 'did_it' && (
        <>
          <KeptField
            key="evidence"
            name={`${step.id}.evidence`}
            stored={step.evidence}
            save={(evidence) => save({ evidence })}
            label={say('step.evidence')}
            hint={say('step.evidence.hint')}
            optional
          />
          <EvidenceLink step={step} save={save} />
        </>
      )}
    </>
  );
}

/** The start of a web address, or all of one: `h`, `https:/`, `https://…`. */
const LINK_SO_FAR = /^(https?:\/\/.*|h|ht|htt|https?|https?:|https?:\/)?$/i;
/** As people type it: `www.school.example/page`. */
const BARE = /^[\w-]+(\.[\w-]+)+([/?#:].*)?$/u;

/** What people type as a web address: nothing, one as it is, one that lacks its `https://`; else null. */
function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (BARE.test(text)) return `https://${text}`;
  return text === '' || (/^https?:\/\//i.test(text) && URL.canParse(text)) ? text : null;
}

function EvidenceLink({
  step,
  save,
}: {
  step: StepCard;
  save: (change: StepChange) => Promise<Outcome>;
}) {
  const { say } = useSetting().phrases;
  return (
    <KeptField
      key="link"
      name={`${step.id}.evidenceLink`}
      stored={step.evidenceLink}
      save={async (typed) => {
        const evidenceLink = addressOf(typed);
        return evidenceLink === null ? { ok: false, code: 'bad_value' } : save({ evidenceLink });
      }}
      label={say('step.link')}
      kind="link"
      limit={LINE_LIMIT}
      optional
      check={(typed, typing) =>
        addressOf(typed) !== null || (typing && LINK_SO_FAR.test(typed.trim()))
          ? null
          : say('step.link.bad')
      }
    />
  );
}
