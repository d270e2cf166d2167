import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { connections } from './accounts.ts';
import { beginWithOffer, pairingStatus, proceedWithPairing } from './pairing.ts';

const SERVER = 'https://waymark.example';
const who = { name: 'Lin', tenant: 'Willow Lane School' };
const offer = { ...who, code: '0123456789AB', origins: ['https://lms.example'] };

const asked: string[] = [];
let told: string[] = [];
beforeEach(() => {
  asked.length = 0;
  browser.permissions.contains = async () => true;
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.pathname);
    return Response.json({ ...who, origins: told });
  });
});
afterEach(() => vi.unstubAllGlobals());

it('gives nothing to a server that names another LMS than its page did', async () => {
  told = [...offer.origins, 'https://lms.of-another-school.example'];
  await beginWithOffer(SERVER, offer);
  expect(await proceedWithPairing()).toEqual({ ok: false, code: 'bad_origin' });
  expect(asked).toEqual(['/api/pairing/claim']);
  expect(await pairingStatus()).toMatchObject({ problem: 'bad_origin' });
  expect(await connections.get()).toEqual({});
});

it('goes on with what was shown', async () => {
  told = offer.origins;
  await beginWithOffer(SERVER, { ...offer, code: 'ABCDEFGHJKMN' });
  await proceedWithPairing();
  expect(asked).toEqual(['/api/pairing/claim', '/api/pairing/redeem']);
});
