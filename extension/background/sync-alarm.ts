import browser from 'webextension-polyfill';
import { accounts, tokensOf } from './accounts.ts';
import { isAway, lookAfterAway } from './away.ts';
import { pointSoon } from './pointers/point.ts';
import { openStore } from './stores.ts';

const NAME = 'sync';

/** Without an open panel nothing streams; then everybody paired here is looked after once a minute. */
export async function setSyncAlarm(): Promise<void> {
  if ((await browser.alarms.get(NAME)) === undefined) {
    browser.alarms.create(NAME, { periodInMinutes: 1 });
  }
}

/** What waits goes out with its writer's own credential, whoever sits here; nothing is fetched for whom nothing waits. */
export async function sendWaiting(): Promise<void> {
  for (const account of Object.values(await accounts.get())) {
    if ((await tokensOf(account)) === null) continue;
    const { engine, unsent } = await openStore(account);
    if ((await unsent()) > 0) await engine.flush();
  }
}

/**
 * Each with their own credential; somebody signed out keeps their words here until they come back. For somebody away
 * nothing is fetched.
 */
export async function syncEverybody(): Promise<void> {
  for (const account of Object.values(await accounts.get())) {
    if ((await isAway(account)) || (await tokensOf(account)) === null) continue;
    const { engine } = await openStore(account);
    await engine.flush();
    pointSoon(account);
  }
  await lookAfterAway();
}

export async function onSyncAlarm({ name }: { name: string }): Promise<void> {
  if (name === NAME) await syncEverybody();
}
