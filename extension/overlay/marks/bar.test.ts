import { afterEach, expect, it, vi } from 'vitest';
import type { BarLabels, SelectedFor } from '../../../shared/protocol/marks.ts';
import { createBar } from './bar.ts';

const fail = (): never => {
  throw new Error('There is no bar.');
};
let life = new AbortController();
afterEach(() => {
  life.abort();
  life = new AbortController();
  vi.restoreAllMocks();
});

const labels = (): BarLabels => ({
  name: 'Selected words',
  buttons: [
    { part: 'nextStep', label: 'Next step' },
    { part: 'question', label: 'Ask' },
  ],
});

it('keeps the button that is being pressed when the same labels are told again', () => {
  const roots: ShadowRoot[] = [];
  const attach = HTMLElement.prototype.attachShadow;
  vi.spyOn(HTMLElement.prototype, 'attachShadow').mockImplementation(function (
    this: HTMLElement,
    init: ShadowRootInit,
  ) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  });
  const pressed: SelectedFor[] = [];
  const bar = createBar(
    (part) => pressed.push(part),
    () => 'light',
    life.signal,
  );
  const first = () => roots[0]?.querySelector('button');

  bar.show(new DOMRect(0, 100, 10, 10), labels());
  const held = first();
  bar.show(new DOMRect(0, 100, 10, 10), labels());
  expect(first()).toBe(held);
  held?.click();
  expect(pressed).toEqual(['nextStep']);

  const [, ask] = labels().buttons;
  bar.show(new DOMRect(0, 100, 10, 10), { name: 'Words', buttons: ask ? [ask] : [] });
  first()?.click();
  expect(pressed).toEqual(['nextStep', 'question']);
});

it('stays where it is while one of its buttons is pressed', async () => {
  const bar = createBar(
    () => undefined,
    () => 'light',
    life.signal,
  );
  bar.show(new DOMRect(0, 100, 10, 10), labels());
  const host = document.querySelector('waymark-bar') ?? fail();
  const at = host.getAttribute('style');
  host.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  bar.show(new DOMRect(0, 300, 10, 10), labels());
  expect(host.getAttribute('style')).toBe(at);
  bar.hide();
  expect(host.isConnected).toBe(true);
  window.dispatchEvent(new Event('pointerup'));
  await vi.waitFor(() => expect(host.isConnected).toBe(false));
});
