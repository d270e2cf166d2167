import type { PageContext } from '../../shared/protocol/page.ts';

/** Language and direction of the page, and whether its own background is dark (it may ignore the system's wish). */
export function lookOf(
  document: Document,
): Pick<PageContext, 'language' | 'dir' | 'theme' | 'contrast'> {
  const { documentElement: html, body } = document;
  return {
    language: (html.lang || 'en').slice(0, 35),
    dir: html.dir === 'rtl' || body?.dir === 'rtl' ? 'rtl' : 'ltr',
    theme: isDark(body) || (!hasColour(body) && isDark(html)) ? 'dark' : 'light',
    contrast: 'normal',
  };
}

/** Cut to what a message may carry. */
export const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300);

/** What the page says there, on one line. */
export const textOf = (document: Document, selector: string): string =>
  onOneLine(document.querySelector(selector)?.textContent ?? '');

function colourOf(element: Element | null): readonly [number, number, number] | null {
  const view = element?.ownerDocument.defaultView;
  if (!element || !view) return null;
  const numbers = view
    .getComputedStyle(element)
    .backgroundColor.match(/[\d.]+/g)
    ?.map(Number);
  const [r, g, b, alpha = 1] = numbers ?? [];
  if (r === undefined || g === undefined || b === undefined || alpha < 0.5) return null;
  return [r, g, b];
}
const hasColour = (element: Element | null) => colourOf(element) !== null;

/** Relative luminance (WCAG 2.2) under that of mid grey. */
function isDark(element: Element | null): boolean {
  const colour = colourOf(element);
  if (colour === null) return false;
  const [r, g, b] = colour.map((each) => {
    const share = each / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0) < 0.18;
}
