import { connectDesk } from '../stack/connect.ts';
import type { Desk } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect, test } from './fixtures.ts';
import { panelOf } from './panel.ts';

/** Evaluates in the world of our own page scripts: what a script of the LMS that broke into its process can do. */
async function inOurWorld(desk: Desk) {
  const cdp = await desk.browser.context.newCDPSession(desk.page);
  let ours: number | undefined;
  cdp.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
    if (origin.startsWith('chrome-extension:') && auxData?.type === 'isolated') ours = id;
  });
  await cdp.send('Runtime.enable');
  if (ours === undefined) throw new Error('No script of ours runs in this page.');
  const contextId = ours;
  return async (expression: string): Promise<unknown> => {
    const { result } = await cdp.send('Runtime.evaluate', {
      contextId,
      expression: `Promise.resolve(${expression}).then(JSON.stringify, (error) => 'refused: ' + error.message)`,
      awaitPromise: true,
    });
    return result.value;
  };
}

test('nothing of a person is within reach of the LMS’s process', async ({ stack, seat }) => {
  const lms = stack.sandbox.moodle;
  const { course, assignment } = firstAssignment(lms);
  const desk = await seat(lms, 'okafor');
  await connectDesk(desk);
  await desk.page.goto(lms.url.grader(course, assignment, lms.people[0]));
  await panelOf(desk);
  const run = await inOurWorld(desk);

  expect(await run('chrome.storage.local.get(null)')).toBe('{}');
  expect(await run('chrome.storage.session.get(null)')).toMatch(/^refused/);
  for (const request of ['connections', 'pairing', 'site']) {
    expect(
      await run(`chrome.runtime.sendMessage({ type: '${request}', tab: 1, url: location.href })`),
    ).toBeUndefined();
  }
  const hangsUp = (name: string) =>
    run(`new Promise((done) => {
      const port = chrome.runtime.connect({ name: '${name}' });
      port.onDisconnect.addListener(() => done('gone'));
      port.onMessage.addListener(done);
      port.postMessage({ type: 'alone' });
    })`);
  expect(await hangsUp('panel')).toBe('"gone"');
  const forged = `(() => {
    const frame = document.createElement('iframe');
    frame.name = 'forged';
    frame.src = chrome.runtime.getURL('panel.html') + '#' + 'A'.repeat(32);
    document.body.append(frame);
    return new Promise((done) => frame.addEventListener('load', () => done(true)));
  })()`;
  expect(await run(forged)).toBe('true');
  const frame = desk.page.frame('forged');
  expect(await frame?.locator('body').innerText()).toBe('');
  const host = desk.page.locator('waymark-panel');
  const seen = () => host.evaluate((element) => [element.shadowRoot, element.outerHTML]);
  // Busy for a moment, while the learner just named is drawn.
  await expect.poll(seen).toEqual([null, '<waymark-panel aria-busy="false"></waymark-panel>']);
});
