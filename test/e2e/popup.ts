import type { Popup } from '../browser/popup.ts';
import { until } from '../browser/until.ts';

/** Presses what says `label` in a page Playwright does not list; it counts as the person's own click. */
export const press = (page: Popup, label: string): Promise<true> =>
  until(`“${label}”`, async () =>
    (await page.evaluate(`(() => {
      const button = [...document.querySelectorAll('button')].find((b) => b.textContent.trim() === ${JSON.stringify(label)});
      button?.click();
      return button !== undefined;
    })()`))
      ? true
      : undefined,
  );

export const shows = (page: Popup, words: string): Promise<true> =>
  until(`“${words}”`, async () =>
    String(await page.evaluate('document.body?.innerText')).includes(words) ? true : undefined,
  );
