import type { ComponentChildren } from 'preact';
import type { Phrases } from '../../shared/locales/phrases.ts';
import type { PanelState } from '../../shared/protocol/runtime.ts';
import { Button } from '../../shared/ui/base/Button.tsx';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { Problem } from '../../shared/ui/base/Problem.tsx';
import { Shell } from '../../shared/ui/base/Shell.tsx';

/** Nothing is shown just now, why, and what to do next. */
export function Pause({
  state: { state, code },
  phrases: { say },
  end,
  onTry,
}: {
  state: Exclude<PanelState, { state: 'ready' }>;
  phrases: Phrases;
  end: ComponentChildren;
  onTry: () => void;
}) {
  return (
    <Shell title={say('app.name')} end={end} bottom={null} narrow>
      <div role="status">
        <EmptyState level={2} title={say(`panel.${state}.title`)} body={say(`panel.${state}.body`)}>
          {code && <Problem code={code} />}
          {state === 'not_connected' && <Button onClick={onTry}>{say('panel.try')}</Button>}
        </EmptyState>
      </div>
    </Shell>
  );
}
