import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { findChromium } from '../../test/browser/chromium.ts';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { startWorld } from './testing/launching.ts';

/** Knows what it should not: the message our page waits for. Answers it first, as the platform would. */
const LIAR = `<!doctype html><script>
addEventListener('message', ({ data }) => {
  const answer = { subject: data.subject + '.response', message_id: data.message_id, key: data.key, value: 'of the liar' };
  parent.frames[0].postMessage(answer, '*');
  parent.postMessage({ lied: data }, '*');
});</script>`;

/** The platform's page: our launch in a frame, a liar's beside it; it answers only once the liar has. */
const platformPage = (launchUrl: string, fields: Record<string, string>, liar: string) => {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input name="${name}" value="${value}">`,
  );
  return `<!doctype html><iframe name="tool"></iframe><iframe src="${liar}"></iframe>
<form method="post" action="${launchUrl}" target="tool">${inputs.join('')}</form><script>
const kept = ${JSON.stringify(fields.kept)};
addEventListener('message', ({ data }) => {
  if (data.subject === 'lti.get_data') frames[1].postMessage(data, '*');
  if (data.lied?.subject === 'lti.get_data') {
    document.title = 'lied';
    const { message_id, key } = data.lied;
    frames[0].postMessage({ subject: 'lti.get_data.response', message_id, key, value: kept }, '*');
  }
});
addEventListener('load', () => document.forms[0].submit());
</script>`;
};

onBothDatabases('platform storage', ({ database }) => {
  let browser: Browser;
  let liar: ReturnType<typeof createServer>;
  let liarUrl: string;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium() ?? '' });
    liar = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(LIAR);
    });
    await new Promise<void>((done) => liar.listen(0, '127.0.0.3', done));
    liarUrl = `http://127.0.0.3:${(liar.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    await browser.close();
    liar.closeAllConnections();
    await new Promise<void>((done) => liar.close(() => done()));
  });
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld(database());
    return () => world.close();
  });

  it('A41 hears the platform alone, though another frame answers the same message first', async () => {
    const { state, nonce, data } = await world.login({ lti_storage_target: '_parent' });
    const token = await world.platform.sign(world.claims(nonce));
    const fields = { id_token: token, state, kept: data.secret ?? '' };
    world.platform.state.page = platformPage(`${world.url}/lti/launch`, fields, liarUrl);
    const page = await browser.newPage();
    const proved = page.waitForResponse((response) =>
      (response.request().postData() ?? '').includes('proof='),
    );
    await page.goto(`${world.platform.issuer}/page`);
    const response = await proved;
    expect([response.url(), response.status()]).toEqual([`${world.url}/lti/launch`, 200]);
    expect(await page.title()).toBe('lied');
    await page.close();
  });
});
