/** How the pages of both flavours may differ from school to school and from browser to browser. */
export type Manners = {
  /** As with a dark theme that somebody put over the LMS. */
  dark: boolean;
  /** Work is marked without names: Canvas's anonymous grading, Moodle's blind marking. */
  anonymousMarking: boolean;
  /** `localStorage`, `sessionStorage` and `indexedDB` throw in the page, as in a locked-down browser. */
  storageBlocked: boolean;
  /** Addresses the page asks the browser to prerender (speculation rules). */
  prerender: string[];
  /** Headers that let a browser keep the page for its back button. */
  backForwardCache: boolean;
};

export const usualManners: Manners = {
  dark: false,
  anonymousMarking: false,
  storageBlocked: false,
  prerender: [],
  backForwardCache: false,
};

/** `set` holds until the next `set` of the same name, or `reset` of the flavour. */
export type MannersSwitch<M> = { set(changes: Partial<M>): void };
export type MannersBook<M> = MannersSwitch<M> & { current(): Readonly<M>; reset(): void };

export function createManners<M>(usual: M): MannersBook<M> {
  let now = usual;
  return {
    current: () => now,
    set: (changes) => {
      now = { ...now, ...changes };
    },
    reset: () => {
      now = usual;
    },
  };
}
