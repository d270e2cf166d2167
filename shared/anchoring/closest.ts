import type { Span } from './anchor.ts';

/**
 * The part of a text that is closest to a pattern, and the characters that differ (Sellers 1980). For short patterns and
 * small windows: it takes the product of their lengths.
 */
export function closest(text: string, pattern: string): Span & { errors: number } {
  let errors = Array.from({ length: pattern.length + 1 }, (_, n) => n);
  let starts = errors.map(() => 0);
  let best = { start: 0, end: 0, errors: pattern.length };
  for (let at = 0; at < text.length; at += 1) {
    const [nextErrors, nextStarts] = [[0], [at + 1]];
    for (let n = 1; n <= pattern.length; n += 1) {
      const changed = (errors[n - 1] ?? 0) + (text[at] === pattern[n - 1] ? 0 : 1);
      const added = (errors[n] ?? 0) + 1;
      const left = (nextErrors[n - 1] ?? 0) + 1;
      const least = Math.min(changed, added, left);
      nextErrors.push(least);
      const from =
        least === changed ? starts[n - 1] : least === added ? starts[n] : nextStarts[n - 1];
      nextStarts.push(from ?? 0);
    }
    [errors, starts] = [nextErrors, nextStarts];
    const last = errors[pattern.length] ?? pattern.length;
    if (last < best.errors)
      best = { start: starts[pattern.length] ?? 0, end: at + 1, errors: last };
  }
  return best;
}
