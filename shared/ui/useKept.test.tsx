import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../store/client.ts';
import { type Kept, useKept } from './useKept.ts';

const root = document.createElement('div');
afterEach(() => act(() => render(null, root)));

/** A field whose saves are answered by hand, as a slow store would. */
function field(name: string) {
  const saved: { text: string; answer: (outcome: Outcome) => void }[] = [];
  let kept: Kept | undefined;
  const save = (text: string) =>
    new Promise<Outcome>((answer) => {
      saved.push({ text, answer });
    });
  function Screen({ stored }: { stored: string }) {
    kept = useKept(name, stored, 10, save);
    return <p>{kept.text}</p>;
  }
  return {
    saved,
    store: (stored: string) => act(() => render(<Screen stored={stored} />, root)),
    close: () => act(() => render(null, root)),
    write: (text: string) => act(() => kept?.write(text)),
    flush: () => act(() => kept?.flush()),
    text: () => kept?.text,
  };
}

describe('words saved as they are typed', () => {
  it('are not undone when the store tells older ones back late', async () => {
    const on = field('late');
    await on.store('');
    await on.write('a');
    await on.flush();
    await on.write('ab');
    await on.flush();
    await on.store('a');
    expect(on.text()).toBe('ab');
    await on.store('ab');
    expect(on.text()).toBe('ab');
    expect(on.saved.map(({ text }) => text)).toEqual(['a', 'ab']);
  });

  it('give way to newer ones from elsewhere when nothing waits here', async () => {
    const on = field('elsewhere');
    await on.store('mine');
    await on.store('theirs');
    expect(on.text()).toBe('theirs');
  });

  it('stand against newer ones from elsewhere while they wait', async () => {
    const on = field('waiting');
    await on.store('');
    await on.write('mine');
    await on.store('theirs');
    expect(on.text()).toBe('mine');
  });

  it('outlive their screen when they are too long, or were refused', async () => {
    const long = field('long');
    await long.store('');
    await long.write('much too long');
    await long.close();
    expect(long.saved).toEqual([]);
    await long.store('');
    expect(long.text()).toBe('much too long');

    await long.close();
    const refused = field('refused');
    await refused.store('');
    await refused.write('no');
    await refused.flush();
    await act(() => refused.saved[0]?.answer({ ok: false, code: 'locked' }));
    await refused.close();
    await refused.store('');
    expect(refused.text()).toBe('no');
  });
});
