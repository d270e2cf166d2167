import type { CodeResponse } from '../../protocol/http.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { Problem } from '../base/Problem.tsx';
import { Code } from '../connect/Code.tsx';
import { type CodeAnswer, useConnect } from '../connect/useConnect.ts';
import { usePhrases } from '../setting.tsx';

/** On a page of a launch: the way to a home of this phone's own. An LMS's app may open no page; then there is a code. */
export function KeepOnPhone({
  getCode,
  open = false,
}: {
  getCode: () => Promise<CodeAnswer>;
  open?: boolean;
}) {
  const { say } = usePhrases();
  return (
    <Disclosure title={say('phone.keep.title')} open={open}>
      <p>{say('phone.keep.why', { place: say('nav.browser') })}</p>
      <p class="wm-soft">{say('phone.keep.own')}</p>
      <Keeping getCode={getCode} />
    </Disclosure>
  );
}

function Keeping({ getCode }: { getCode: () => Promise<CodeAnswer> }) {
  const { say } = usePhrases();
  const { state, connect, show } = useConnect(getCode);
  if (state.at === 'code')
    return <PhoneCode offer={state.offer} blocked={state.blocked} onRenew={() => void show()} />;
  return (
    <div class="wm-stack">
      <p role="status" class="wm-news">
        {state.at === 'opened' && say('phone.opened')}
      </p>
      <div class="wm-row">
        <Button
          look={state.at === 'opened' ? 'plain' : 'main'}
          aria-disabled={state.at === 'asking'}
          onClick={() => void connect()}
        >
          {say('phone.keep')}
        </Button>
        {state.at === 'opened' && (
          <Button look="quiet" onClick={() => void show()}>
            {say('phone.show')}
          </Button>
        )}
      </div>
      <Problem code={state.at === 'start' ? state.code : null} />
    </div>
  );
}

/** For an app that opens no page: where to go, and what to type there. */
export function PhoneCode({
  offer,
  blocked,
  onRenew,
}: {
  offer: CodeResponse;
  blocked: boolean;
  onRenew: () => void;
}) {
  const { say } = usePhrases();
  const { host, pathname } = new URL(offer.connectUrl);
  return (
    <div class="wm-stack">
      {blocked && <p role="alert">{say('phone.blocked')}</p>}
      <p>{say('phone.type')}</p>
      <p class="wm-code" dir="ltr">
        {host}
        {pathname}
      </p>
      <Code key={offer.code} offer={offer} go={say('phone.go')} onRenew={onRenew} />
    </div>
  );
}
