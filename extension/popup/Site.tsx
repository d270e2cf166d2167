import { useSignal } from '@preact/signals';
import type { SiteStatus } from '../../shared/protocol/runtime.ts';
import { Button } from '../../shared/ui/base/Button.tsx';
import { usePhrases } from '../../shared/ui/setting.tsx';
import { ask } from '../pages/ask.ts';
import type { Keys } from './keys.ts';
import { openSide } from './open-side.ts';
import type { Place } from './Popup.tsx';

/** How this site stands: who is known, and what of Waymark is to be on the screen. */
export function Site({ site, place, keys }: { site: SiteStatus; place: Place; keys: Keys }) {
  const { say, count } = usePhrases();
  const hidden = useSignal(site.hidden);
  const allHidden = useSignal(site.allHidden);
  const host = site.server === null ? '' : new URL(site.server).host;
  const isShown = !hidden.value && !allHidden.value;
  return (
    <div class="wm-stack">
      <p>
        {site.person === null
          ? say('popup.nobody')
          : say('popup.person', { name: site.person, host })}
      </p>
      {site.othersUnsent > 0 && <p class="wm-soft">{count('popup.others', site.othersUnsent)}</p>}
      {allHidden.value ? (
        <p role="status">{say('popup.all_hidden')}</p>
      ) : (
        hidden.value && <p role="status">{say('popup.hidden')}</p>
      )}
      {isShown && <Ways site={site} place={place} />}
      {isShown && <Presenter presenter={site.presenter} keys={keys.presenter} />}
      <div class="wm-stack wm-popup-hide">
        {!allHidden.value && site.origin !== null && (
          <HideHere hidden={hidden} origin={site.origin} />
        )}
        <HideAll hidden={allHidden} keys={keys.hide} />
      </div>
    </div>
  );
}

function Ways({ site, place }: { site: SiteStatus; place: Place }) {
  const { say } = usePhrases();
  const onShow = async (): Promise<void> => {
    await ask({ type: 'panel.open', tab: place.tab });
    window.close();
  };
  return (
    <>
      {!site.panel && <p class="wm-soft">{say('popup.no_panel')}</p>}
      <div class="wm-row">
        {site.panel && (
          <Button look="main" onClick={() => void onShow()}>
            {say('popup.show')}
          </Button>
        )}
        {openSide !== null && (
          <Button onClick={() => void openSide?.(place.window).then(() => window.close())}>
            {say('popup.side')}
          </Button>
        )}
      </div>
    </>
  );
}

function Presenter({ presenter, keys }: { presenter: boolean; keys: string }) {
  const { say } = usePhrases();
  const isOn = useSignal(presenter);
  const onToggle = async (): Promise<void> => {
    const reply = await ask({ type: 'presenter', presenter: !isOn.value });
    if (reply.ok) isOn.value = !isOn.value;
  };
  return (
    <label class="wm-switch">
      <input type="checkbox" checked={isOn.value} onChange={() => void onToggle()} />
      <span>
        {say('popup.presenter')}
        <span class="wm-soft">{say('popup.presenter.hint')}</span>
        <Key keys={keys} />
      </span>
    </label>
  );
}

type Flag = { value: boolean };

function HideHere({ hidden, origin }: { hidden: Flag; origin: string }) {
  const { say } = usePhrases();
  const onHide = async (): Promise<void> => {
    const reply = await ask({ type: 'site.hide', origin, hidden: !hidden.value });
    if (reply.ok) hidden.value = !hidden.value;
  };
  return (
    <Button look="quiet" onClick={() => void onHide()}>
      {say(hidden.value ? 'popup.unhide' : 'popup.hide')}
    </Button>
  );
}

function HideAll({ hidden, keys }: { hidden: Flag; keys: string }) {
  const { say } = usePhrases();
  const onHide = async (): Promise<void> => {
    const reply = await ask({ type: 'hide', hidden: !hidden.value });
    if (reply.ok) hidden.value = !hidden.value;
  };
  return (
    <div>
      <Button look="quiet" onClick={() => void onHide()}>
        {say(hidden.value ? 'popup.unhide_all' : 'popup.hide_all')}
      </Button>
      <Key keys={keys} />
    </div>
  );
}

/** The person may have taken the key away, or the browser given it to another extension. */
function Key({ keys }: { keys: string }) {
  const { say } = usePhrases();
  return keys === '' ? null : <span class="wm-soft">{say('popup.key', { keys })}</span>;
}
