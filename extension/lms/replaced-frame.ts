import type { Recognised } from './recognise.ts';

/**
 * A work that does not say whose it is (a file's viewer, a tool) may still be the one before while address and name
 * are already the next learner's. So the next one is named only when the frame is another, or shows another address.
 */
export function rememberFrame(): (found: Recognised) => Recognised {
  let last: { frame: Element; source: string | null; learner: string } | null = null;
  return (found) => {
    const { frame, page } = found;
    if (frame === null || page.learner === null) return found;
    const now = { frame, source: frame.getAttribute('src'), learner: page.learner.id };
    const isSameFrame = last?.frame === now.frame && last.source === now.source;
    if (last !== null && isSameFrame && last.learner !== now.learner)
      return { ...found, page: { ...page, learner: null } };
    last = now;
    return found;
  };
}
