import * as v from 'valibot';
import browser, { type Tabs } from 'webextension-polyfill';
import { PATHS, type PairingOffer, PairingOfferSchema } from '../../shared/protocol/http.ts';
import { webOrigin } from '../background/origins.ts';

export type Offer = { server: string; offer: PairingOffer };

const OFFER = 'waymark-pairing';

/**
 * The offer on the connect page of a server, readable because the person pressed the button there (activeTab). The
 * server is the tab's own origin, not what the page says.
 */
export async function readOffer({ id, url }: Tabs.Tab): Promise<Offer | null> {
  const server = url === undefined ? null : webOrigin(url);
  if (id === undefined || url === undefined || server === null) return null;
  if (new URL(url).pathname !== PATHS.connect) return null;
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId: id },
      func: (element: string) => document.getElementById(element)?.textContent ?? '',
      args: [OFFER],
    });
    const offer = v.safeParse(PairingOfferSchema, JSON.parse(String(answer?.result)));
    return offer.success ? { server, offer: offer.output } : null;
  } catch {
    return null; // A page that offers nothing, or one no extension may read.
  }
}
