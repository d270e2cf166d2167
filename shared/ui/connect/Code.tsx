import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CodeResponse } from '../../protocol/http.ts';
import { Away } from '../base/Away.tsx';
import { Button } from '../base/Button.tsx';
import { copyText } from '../base/copyText.ts';
import { Icon } from '../base/Icon.tsx';
import { copy, externalLink } from '../base/icons.ts';
import { useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { inFours } from './groups.ts';

/** A one-time code to type, or to carry to the connect page, until it runs out. */
export function Code({
  offer,
  onRenew,
  go,
}: {
  offer: CodeResponse;
  onRenew: () => void;
  /** What the way to the page is called, where that is not the connect page. */
  go?: string;
}) {
  const { phrases, toasts, now } = useSetting();
  const { say } = phrases;
  const old = useSignal(false);
  const heading = useFocusOnMount<HTMLHeadingElement>();
  useEffect(() => {
    const timer = setTimeout(
      () => {
        old.value = true;
      },
      Math.max(0, offer.expiresAt - now()),
    );
    return () => clearTimeout(timer);
  }, [offer.expiresAt, now, old]);
  const onCopy = async (): Promise<void> => {
    if (await copyText(offer.code)) toasts.show(say('app.copied'));
  };
  return (
    <div class="wm-stack">
      <h3 ref={heading} tabIndex={-1} class="wm-soft">
        {say('connect.code')}
      </h3>
      <p class="wm-code" dir="ltr">
        {inFours(offer.code)}
      </p>
      <p class="wm-soft" aria-live="polite">
        {say(old.value ? 'connect.code.old' : 'connect.code.until')}
      </p>
      <div class="wm-row">
        {old.value ? (
          <Button look="main" onClick={onRenew}>
            {say('connect.code.new')}
          </Button>
        ) : (
          <>
            <Away class="wm-button wm-button-main" to={offer.connectUrl}>
              <Icon node={externalLink} />
              {go ?? say('connect.go')}
            </Away>
            <Button icon={copy} onClick={() => void onCopy()}>
              {say('app.copy')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
