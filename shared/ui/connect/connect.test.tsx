import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClass } from '../../store/double/class.ts';
import { stage } from '../double/stage.tsx';
import { ConnectCard } from './ConnectCard.tsx';
import type { CodeAnswer } from './useConnect.ts';

const ADDRESS = 'https://waymark.example/connect#K7Q2M4XWZ90B';
const offer = { code: 'K7Q2M4XWZ90B', expiresAt: Date.now() + 300_000, connectUrl: ADDRESS };

/** A browser that lets a click open a tab, or does not. */
function tabOf(opens: boolean) {
  const tab = { opener: window, closed: false, location: { replace: vi.fn() }, close: vi.fn() };
  vi.stubGlobal(
    'open',
    vi.fn(() => (opens ? tab : null)),
  );
  return tab;
}

const home = async (answer: CodeAnswer, onHide = () => undefined) => {
  const here = createClass();
  return stage(
    here.anaDevice().client,
    () => <ConnectCard getCode={async () => answer} onHide={onHide} />,
    {
      now: here.now,
    },
  );
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('connecting a browser', () => {
  it('takes one press: the connect page opens with the code, and cannot reach back', async () => {
    const tab = tabOf(true);
    const on = await home({ ok: true, offer });
    await on.press('Connect this browser');
    await on.shows('Go on in the tab that opened');
    expect(tab.location.replace).toHaveBeenCalledWith(ADDRESS);
    expect(tab.opener).toBeNull();
    await on.press('No tab? Show the code');
    await on.shows('K7Q2 M4XW Z90B');
  });

  it('shows the code and a link where the browser blocks the tab', async () => {
    tabOf(false);
    const on = await home({ ok: true, offer });
    await on.press('Connect this browser');
    await on.shows('Your browser did not open the tab');
    await on.shows('K7Q2 M4XW Z90B');
  });

  it('leaves no empty tab when there is no code', async () => {
    const tab = tabOf(true);
    const on = await home({ ok: false, code: 'unreachable' });
    await on.press('Connect this browser');
    await on.shows('We cannot reach the school right now');
    expect(tab.close).toHaveBeenCalled();
  });

  it('can be sent away', async () => {
    tabOf(true);
    const onHide = vi.fn();
    const on = await home({ ok: true, offer }, onHide);
    await on.press('Do not show this again');
    expect(onHide).toHaveBeenCalled();
  });
});
