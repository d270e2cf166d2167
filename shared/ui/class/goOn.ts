/** Who pressed something in a card that goes away goes on at the heading above the cards that stay, or at the top. */
export function goOnFrom(pressed: EventTarget | null): void {
  if (!(pressed instanceof Element)) return;
  const around = pressed.closest('section, details');
  const stays = (around?.querySelectorAll('article').length ?? 0) > 1;
  const heading = stays ? around?.querySelector<HTMLElement>('h2, summary') : null;
  (heading ?? document.querySelector<HTMLElement>('h1'))?.focus({ preventScroll: true });
}
