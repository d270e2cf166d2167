import { afterEach, expect, it, vi } from 'vitest';
import type { BarLabels, SelectedFor } from '../../../shared/protocol/marks.ts';
import { createBar } from './bar.ts';

const life = new AbortController();
afterEach(() => {
  life.abort();
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
