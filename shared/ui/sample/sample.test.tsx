import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { learnSample, loadPhrases } from '../../locales/load.ts';
import { LANGUAGES } from '../../locales/phrases.ts';
import { useBeside } from '../beside/useBeside.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { SeeExample } from '../first/SeeExample.tsx';
import { NOW } from '../gallery/people.ts';
import { stillClient } from '../gallery/stillClient.ts';
import { madeUp } from './made-up.ts';

function Fetched() {
  return useBeside() && <SeeExample />;
}
async function opened() {
  const { client, commands } = recording(stillClient({}));
  const on = await stage(client, () => <Fetched />, { now: () => NOW });
  await on.press('See an example');
  await on.shows('Sample: what good looks like');
  const dialog = on.root.querySelector('dialog');
  if (dialog === null) throw new Error('No example is open.');
  return { ...on, dialog, commands };
}

describe('the example', () => {
  it('shows a work, feedback, a goal, a look back and a plan, each named as made up', async () => {
    const { dialog } = await opened();
    const parts = [...dialog.querySelectorAll('.wm-section-head')].map((one) => one.textContent);
    expect(parts).toEqual([
      'A piece of workSample',
      'Feedback that helpsSample',
      'A goal with check-insSample',
      'A look backSample',
      'All of it on one pageSample',
    ]);
    for (const words of [
      'Add one number',
      'I am stuck on the last one',
      'A number says more',
      'My plan: Sam',
    ])
      expect(dialog.textContent).toContain(words);
  });

  it('can be looked at and closed, and nothing else', async () => {
    const { dialog, root, commands, press } = await opened();
    expect(dialog.querySelectorAll('input, textarea, select, [contenteditable], a')).toHaveLength(
      0,
    );
    const buttons = [...dialog.querySelectorAll('button')];
    expect(buttons.map((one) => one.getAttribute('aria-label'))).toEqual(['Close the sample']);
    await soon(() => expect(dialog.open).toBe(true));
    await press('Close the sample');
    expect(root.querySelector('dialog')).toBeNull();
    expect(commands).toEqual([]);
  });

  it('leaves a panel around it open when Escape closes it', async () => {
    const { dialog } = await opened();
    let heard = 0;
    const ending = new AbortController();
    document.addEventListener('keydown', () => (heard += 1), { signal: ending.signal });
    await act(() => {
      dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    ending.abort();
    expect(heard).toBe(0);
  });

  it.each(LANGUAGES)('is made of words in %s, and of ids no record has', async (language) => {
    const phrases = await loadPhrases(language);
    await learnSample(phrases);
    const text = JSON.stringify(madeUp(phrases, NOW));
    expect(text).not.toMatch(/"sample\./);
    for (const [, id] of text.matchAll(/"id":"([^"]*)"/g)) expect(id).toMatch(/^sample-/);
  });
});
