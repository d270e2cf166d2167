import browser from 'webextension-polyfill';
import { ask } from '../pages/ask.ts';
import { showPage } from '../pages/page.tsx';
import { createPairingState } from '../pages/pairing-state.ts';
import { readKeys } from './keys.ts';
import { Popup } from './Popup.tsx';
import './popup.css';
import { readOffer } from './read-offer.ts';

/** What the toolbar button means in this tab: a pairing on a connect page, else how this site stands. */
export async function startPopup(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const found = tab === undefined ? null : await readOffer(tab);
  const begun = found
    ? await ask({ type: 'pairing.offer', ...found })
    : await ask({ type: 'pairing' });
  const pairing = createPairingState(begun.ok ? begun.answer.pairing : null);
  if (!begun.ok) pairing.problem.value = begun.code;
  const place = { tab: tab?.id ?? 0, window: tab?.windowId ?? 0, url: tab?.url ?? '' };
  const site = await ask({ type: 'site', tab: place.tab, url: place.url });
  const keys = await readKeys();
  await showPage(() => (
    <Popup pairing={pairing} site={site.ok ? site.answer : null} place={place} keys={keys} />
  ));
}
