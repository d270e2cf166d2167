import { afterEach, describe, expect, it, vi } from 'vitest';

/** The module as a page loads it: it listens from then on. */
async function loaded() {
  vi.resetModules();
  const { installing } = await import('./install.ts');
  return installing;
}
type Outcome = 'accepted' | 'dismissed';
/** A browser's offer, as Chromium makes it; it may be taken up once. */
function offer(outcome: Outcome) {
  let asked = 0;
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    prompt: async (): Promise<{ outcome: Outcome }> => {
      asked += 1;
      if (asked > 1) throw new DOMException('Once only.', 'InvalidStateError');
      return { outcome };
    },
  });
  window.dispatchEvent(event);
  return { event, asked: () => asked };
}
async function press(installing: Awaited<ReturnType<typeof loaded>>): Promise<void> {
  const { value } = installing;
  if (value.by !== 'press') throw new Error(`There is no button: ${value.by}.`);
  await value.install();
}

describe('how Waymark comes among the apps of a phone', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'standalone');
  });

  it('is said in words where the browser offers nothing', async () => {
    expect((await loaded()).value).toEqual({ by: 'hand' });
    const installing = await loaded();
    window.dispatchEvent(new Event('beforeinstallprompt', { cancelable: true }));
    expect(installing.value).toEqual({ by: 'hand' });
  });

  it('is one press where it does, whose words the browser keeps until then', async () => {
    const installing = await loaded();
    const { event, asked } = offer('accepted');
    expect(event.defaultPrevented).toBe(true);
    expect(installing.value).toMatchObject({ by: 'press' });
    expect(asked()).toBe(0);
    await press(installing);
    expect(asked()).toBe(1);
    expect(installing.value).toEqual({ by: 'nobody' });
  });

  it('is said in words again after a no, until the browser offers it anew', async () => {
    const installing = await loaded();
    const { asked } = offer('dismissed');
    const { value } = installing;
    await press(installing);
    expect(installing.value).toEqual({ by: 'hand' });
    // A second press of a button that is still drawn asks nobody.
    if (value.by === 'press') await value.install();
    expect(asked()).toBe(1);
    offer('accepted');
    await press(installing);
    expect(installing.value).toEqual({ by: 'nobody' });
  });

  it('is done where the browser put it there, or it was opened from there', async () => {
    const installing = await loaded();
    offer('accepted');
    window.dispatchEvent(new Event('appinstalled'));
    expect(installing.value).toEqual({ by: 'nobody' });
    Object.defineProperty(navigator, 'standalone', { value: true, configurable: true });
    expect((await loaded()).value).toEqual({ by: 'nobody' });
  });
});
