import type {
  AdminMe,
  Decision,
  PlatformOfSchool,
  Platforms,
  Waiting,
} from '../../../shared/protocol/admin.ts';
import { Button } from '../../../shared/ui/base/Button.tsx';
import { Loading } from '../../../shared/ui/base/Loading.tsx';
import { Problem } from '../../../shared/ui/base/Problem.tsx';
import { Section } from '../../../shared/ui/base/Section.tsx';
import { useSetting } from '../../../shared/ui/setting.tsx';
import type { Answer } from '../api.ts';
import type { AdminClient } from './client.ts';
import { Site } from './Site.tsx';
import { useAsked } from './useAsked.ts';

type School = AdminMe['schools'][number];
type Deployment = Pick<Decision, 'issuer' | 'clientId' | 'deploymentId'>;

/** The LMSs a school comes in by, and who waits at the door. */
export function Sites({ client, school }: { client: AdminClient; school: School }) {
  const { phrases, toasts } = useSetting();
  const { say } = phrases;
  const { value, code, again } = useAsked(() => client.platforms(school.id), school.id);
  /** Shown as it will be; asked for once nobody has taken it back. */
  const change = (words: string, next: Platforms, ask: () => Promise<Answer<unknown>>): void => {
    const before = value.value;
    value.value = next;
    toasts.show(words, {
      undo: () => {
        value.value = before;
      },
      settle: () => {
        void ask().then(async (answer) => {
          await again();
          if (!answer.ok) code.value = answer.code;
        });
      },
    });
  };
  const decide = (one: Deployment, decision: Decision['decision'], next: Platforms): void => {
    const { issuer, clientId, deploymentId } = one;
    const asked = { issuer, clientId, deploymentId, school: school.id, decision };
    change(say(`admin.waiting.done.${decision}`), next, () => client.decide(asked));
  };
  const shown = value.value;
  const settle = (one: Waiting, decision: Decision['decision']): void => {
    if (shown === null) return;
    decide(one, decision, { ...shown, waiting: shown.waiting.filter((other) => other !== one) });
  };
  const putOut = (site: PlatformOfSchool, deploymentId: string): void => {
    if (shown === null) return;
    const without = {
      ...site,
      deployments: site.deployments.filter((other) => other !== deploymentId),
    };
    decide({ ...site, deploymentId }, 'refuse', {
      ...shown,
      platforms: shown.platforms.map((other) => (other === site ? without : other)),
    });
  };
  const confirm = (site: PlatformOfSchool): void => {
    if (shown === null) return;
    const { issuer, clientId } = site;
    const active = { ...site, active: true, waits: false, mayConfirm: false };
    const platforms = shown.platforms.map((other) => (other === site ? active : other));
    change(say('admin.sites.confirmed'), { ...shown, platforms }, () =>
      client.confirm({ issuer, clientId }),
    );
  };
  return (
    <>
      <Problem code={code.value} />
      {shown === null && code.value === null && <Loading />}
      {shown !== null && shown.waiting.length > 0 && (
        <Section title={say('admin.waiting')}>
          <p class="wm-soft">{say('admin.waiting.body')}</p>
          <ul class="wm-stack">
            {shown.waiting.map((one) => (
              <AtTheDoor key={keyOf(one)} one={one} school={school} onDecide={settle} />
            ))}
          </ul>
        </Section>
      )}
      {shown !== null && (
        <Section title={say('admin.sites')}>
          {shown.platforms.length === 0 && <p class="wm-soft">{say('admin.sites.none')}</p>}
          <ul class="wm-stack">
            {shown.platforms.map((one) => (
              <Site
                key={`${one.issuer} ${one.clientId}`}
                site={one}
                client={client}
                onConfirm={() => confirm(one)}
                onPutOut={(deploymentId) => putOut(one, deploymentId)}
              />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

const keyOf = ({ issuer, clientId, deploymentId }: Waiting): string =>
  [issuer, clientId, deploymentId].join(' ');

function AtTheDoor({
  one,
  school,
  onDecide,
}: {
  one: Waiting;
  school: School;
  onDecide: (one: Waiting, decision: Decision['decision']) => void;
}) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const deployment = say('admin.sites.deployment', { id: one.deploymentId });
  const button = (decision: Decision['decision']) => {
    const name = say(`admin.waiting.${decision}`, { school: school.name });
    return (
      <Button
        look={decision === 'approve' ? 'main' : 'plain'}
        aria-label={`${name}: ${one.lms}, ${deployment}`}
        onClick={() => onDecide(one, decision)}
      >
        {name}
      </Button>
    );
  };
  return (
    <li class="wm-card">
      <h3>
        <bdi>{one.lms}</bdi>{' '}
        {one.refused && <span class="wm-tag">{say('admin.waiting.refused')}</span>}
      </h3>
      <p class="wm-soft">
        {one.lms !== one.issuer && (
          <>
            <bdi>{one.issuer}</bdi> ·{' '}
          </>
        )}
        {say('admin.sites.client', { id: one.clientId })} · {deployment} ·{' '}
        {say('admin.waiting.seen', { when: phrases.ago(one.seenAt, now()) })}
      </p>
      {one.schools.some((name) => name !== school.name) && (
        <p class="wm-soft">{say('admin.waiting.used', { schools: phrases.list(one.schools) })}</p>
      )}
      <div class="wm-row">
        {button('approve')}
        {!one.refused && button('refuse')}
      </div>
    </li>
  );
}
