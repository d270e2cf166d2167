import { Button } from '../base/Button.tsx';
import { monitor } from '../base/icons.ts';
import { Problem } from '../base/Problem.tsx';
import { usePhrases } from '../setting.tsx';
import { Code } from './Code.tsx';
import { type CodeAnswer, useConnect } from './useConnect.ts';

/** One press opens the connect page in a new tab. `codes`: the code alone is offered too, for browsers without a toolbar. */
export function Connecting({
  getCode,
  codes = false,
}: {
  getCode: () => Promise<CodeAnswer>;
  codes?: boolean;
}) {
  const { say } = usePhrases();
  const { state, connect, show } = useConnect(getCode);
  if (state.at === 'code')
    return (
      <div class="wm-stack">
        {state.blocked && <p role="alert">{say('connect.blocked')}</p>}
        <Code key={state.offer.code} offer={state.offer} onRenew={() => void show()} />
      </div>
    );
  const opened = state.at === 'opened';
  return (
    <div class="wm-stack">
      <p role="status" class="wm-news">
        {opened && say('connect.opened')}
      </p>
      <div class="wm-row">
        <Button
          look={opened ? 'plain' : 'main'}
          icon={monitor}
          aria-disabled={state.at === 'asking'}
          onClick={() => void connect()}
        >
          {say('connect.open')}
        </Button>
        {(codes || opened) && (
          <Button look="quiet" onClick={() => void show()}>
            {say(opened ? 'connect.show' : 'connect.make')}
          </Button>
        )}
      </div>
      <Problem code={state.at === 'start' ? state.code : null} />
    </div>
  );
}
