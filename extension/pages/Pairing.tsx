import { Button } from '../../shared/ui/base/Button.tsx';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { Problem } from '../../shared/ui/base/Problem.tsx';
import { usePhrases } from '../../shared/ui/setting.tsx';
import type { PairingState } from './pairing-state.ts';

const hostOf = (origin: string): string => new URL(origin).host;

/** Who would be connected, to what: shown before anything is allowed or sent. */
export function Pairing({ state }: { state: PairingState }) {
  const { say } = usePhrases();
  const now = state.pairing.value;
  const paired = state.paired.value;
  if (paired !== null) {
    return (
      <div role="status">
        <EmptyState
          level={2}
          title={say('pairing.done.title')}
          body={say('pairing.done.body', { name: paired })}
        />
      </div>
    );
  }
  if (now === null) return null;
  const { claimed, server } = now;
  const isBusy = state.isBusy.value;
  const allow = claimed
    ? say('pairing.allow')
    : say('pairing.ask_server', { host: hostOf(server) });
  return (
    <section class="wm-card" aria-labelledby="pairing">
      <h2 id="pairing">{say('pairing.title')}</h2>
      <dl class="wm-stack">
        {claimed && <Fact name={say('pairing.person')} values={[claimed.name]} />}
        {claimed && <Fact name={say('pairing.school')} values={[claimed.tenant]} />}
        <Fact name={say('pairing.server')} values={[hostOf(server)]} />
        {claimed && <Fact name={say('pairing.lms')} values={claimed.origins.map(hostOf)} />}
      </dl>
      <p class="wm-soft">{say('pairing.why')}</p>
      <PairingProblem state={state} />
      <div class="wm-row">
        <Button look="main" disabled={isBusy} onClick={() => void state.allow()}>
          {isBusy ? say('pairing.working') : allow}
        </Button>
        <Button look="quiet" onClick={() => void state.cancel()}>
          {say('app.cancel')}
        </Button>
      </div>
    </section>
  );
}

function Fact({ name, values }: { name: string; values: readonly string[] }) {
  return (
    <div>
      <dt class="wm-soft">{name}</dt>
      {values.map((value) => (
        <dd key={value} dir="auto">
          {value}
        </dd>
      ))}
    </div>
  );
}

export function PairingProblem({ state }: { state: PairingState }) {
  const { say } = usePhrases();
  const problem = state.problem.value;
  if (problem !== 'denied') return <Problem code={problem} />;
  return (
    <p class="wm-problem" role="alert">
      {say('pairing.denied')}
    </p>
  );
}
