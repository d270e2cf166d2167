import { useSignal } from '@preact/signals';
import type { PlatformOfSchool, SaidFinding } from '../../../shared/protocol/admin.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { Button } from '../../../shared/ui/base/Button.tsx';
import { Problem } from '../../../shared/ui/base/Problem.tsx';
import { usePhrases } from '../../../shared/ui/setting.tsx';
import type { AdminClient } from './client.ts';

/** One LMS: what it is known by, whether people can come in, and its health when it is asked for. */
export function Site({
  site,
  client,
  onConfirm,
  onPutOut,
}: {
  site: PlatformOfSchool;
  client: AdminClient;
  /** It may be let in. */
  onConfirm: () => void;
  /** A deployment that was let in is kept out from now on. */
  onPutOut: (deploymentId: string) => void;
}) {
  const { say } = usePhrases();
  const { issuer, clientId, name } = site;
  const findings = useSignal<readonly SaidFinding[] | null>(null);
  const busy = useSignal(false);
  const code = useSignal<ErrorCode | null>(null);
  const check = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const answer = await client.health({ issuer, clientId });
    busy.value = false;
    if (answer.ok) findings.value = answer.value;
    code.value = answer.ok ? null : answer.code;
  };
  const state = site.waits ? 'waits' : site.active ? 'on' : 'off';
  return (
    <li class="wm-card">
      <h3>
        <bdi>{name}</bdi>{' '}
        <span class={state === 'on' ? 'wm-tag wm-tag-done' : 'wm-tag wm-tag-step'}>
          {say(`admin.sites.${state}`)}
        </span>
      </h3>
      <p class="wm-soft">
        {name !== issuer && (
          <>
            <bdi>{issuer}</bdi> ·{' '}
          </>
        )}
        {say('admin.sites.client', { id: clientId })}
      </p>
      {site.mayConfirm && (
        <>
          <p>{say('admin.sites.confirm.body')}</p>
          <div class="wm-row">
            <Button
              look="main"
              aria-label={`${say('admin.sites.confirm')}: ${name}`}
              onClick={onConfirm}
            >
              {say('admin.sites.confirm')}
            </Button>
          </div>
        </>
      )}
      {site.deployments.map((id) => (
        <div class="wm-row" key={id}>
          <span class="wm-soft">{say('admin.sites.deployment', { id })}</span>
          {!site.shared && (
            <Button
              look="quiet"
              aria-label={`${say('admin.waiting.refuse')}: ${name}, ${id}`}
              onClick={() => onPutOut(id)}
            >
              {say('admin.waiting.refuse')}
            </Button>
          )}
        </div>
      ))}
      {site.shared ? (
        <p class="wm-soft">{say('admin.sites.shared')}</p>
      ) : (
        <div class="wm-row">
          <Button aria-label={`${say('admin.sites.check')}: ${name}`} onClick={() => void check()}>
            {say('admin.sites.check')}
          </Button>
        </div>
      )}
      <Problem code={code.value} />
      <div aria-live="polite">
        {busy.value && <p class="wm-soft">{say('admin.sites.checking', { site: name })}</p>}
        {!busy.value && findings.value !== null && <Findings findings={findings.value} />}
      </div>
    </li>
  );
}

const MARKS = {
  true: { name: 'good', look: 'wm-tag wm-tag-done' },
  false: { name: 'bad', look: 'wm-tag wm-tag-step' },
  null: { name: 'untried', look: 'wm-soft' },
} as const;
type Said = Parameters<ReturnType<typeof usePhrases>['say']>[0];

function Findings({ findings }: { findings: readonly SaidFinding[] }) {
  const { say } = usePhrases();
  return (
    <ul class="wm-stack">
      {findings.map(({ good, said, values }) => (
        <li key={said}>
          <span class={MARKS[`${good}`].look}>{say(`admin.health.${MARKS[`${good}`].name}`)}</span>{' '}
          {/* The server has the same catalogue: it names one of its keys. */}
          {say(`setup.health.${said}` as Said, values)}
        </li>
      ))}
    </ul>
  );
}
