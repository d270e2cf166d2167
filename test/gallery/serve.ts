import path from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { HOMES } from '../../shared/ui/gallery/state.ts';

/** The gallery of screens, built anew. */
export const buildGallery = () =>
  build({ configFile: path.join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' });

export type ListedState = { name: string; home: (typeof HOMES)[number] };

/** Every state the gallery has, as its own list says. */
export async function listStates(page: Page, address: string): Promise<ListedState[]> {
  await page.goto(`${address}/gallery.html`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const listed = await page.getByRole('listitem').evaluateAll((items) =>
    items.map((item) => ({
      name: item.querySelector('a')?.textContent ?? '',
      home: item.getAttribute('data-home'),
    })),
  );
  return listed.map(({ name, home }) => {
    const known = HOMES.find((one) => one === home);
    if (known === undefined) throw new Error(`“${name}” stands nowhere we know: ${home}.`);
    return { name, home: known };
  });
}

/** Opens one state and waits until it stands still. `look`: what stands in the address behind it. */
export async function showState(
  page: Page,
  address: string,
  name: string,
  look: string,
): Promise<void> {
  await page.goto(`${address}/gallery.html?state=${name}&${look}`);
  await standsStill(page, name);
}

/** Another state of the same home in the same look, in the document that is open: a fifth of the time. */
export async function showNext(page: Page, name: string): Promise<void> {
  await page.evaluate((name) => {
    const next = new URL(location.href);
    next.searchParams.set('state', name);
    history.pushState(null, '', next);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, name);
  await standsStill(page, name);
}

async function standsStill(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (name) =>
      document.documentElement.dataset.state === name &&
      document.querySelector('h1') !== null &&
      document.querySelector('.wm-loading, [aria-busy="true"]') === null,
    name,
  );
}
