/**
 * A browser in the words of the person before it, so that one journey runs in Chromium and in Firefox. Every action
 * waits until it can be done, every `see` until it is so; both reject with what was waited for.
 */
export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** A string is the whole text, with blanks folded; a pattern may be a part of it. */
export type Words = string | RegExp;
export const part = (words: string): RegExp =>
  new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));

export type Role =
  | 'alert'
  | 'article'
  | 'button'
  | 'checkbox'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'img'
  | 'link'
  | 'listitem'
  | 'main'
  | 'radio'
  | 'region'
  | 'status'
  | 'textbox';

/** Finds things as a person does: by what they are and how they are called. Nothing is looked up before it is used. */
export type Finder = {
  button(name: Words): Thing;
  link(name: Words): Thing;
  heading(name: Words): Thing;
  article(name: Words): Thing;
  /** A field by its label. */
  field(label: Words): Thing;
  /** The smallest element with this text. */
  text(words: Words): Thing;
  role(role: Role, name?: Words): Thing;
  /** For what only a machine finds. */
  css(selector: string): Thing;
};

/** The first that can be seen, where several fit. */
export type Thing = Finder & {
  press(): Promise<void>;
  /** Replaces what stands in a field. */
  fill(words: string): Promise<void>;
  see(withinMs?: number): Promise<void>;
  /** Absent, or hidden. */
  seeNot(withinMs?: number): Promise<void>;
  holds(value: string, withinMs?: number): Promise<void>;
  /** Whether it can be seen at this moment. */
  isSeen(): Promise<boolean>;
  words(): Promise<string>;
};

/** A document. It is over when its tab goes elsewhere. */
export type Place = Finder & {
  /** All words that can be seen now. */
  words(): Promise<string>;
  /** Runs in the document, apart from its own scripts in Firefox; `work` may use what it is given, and no more. */
  run<A, R>(work: (given: A) => R | Promise<R>, given: A): Promise<R>;
};

export type Point = { x: number; y: number };

/** What is shown in a tab now; finds in its top document. */
export type Tab = Place & {
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  address(): Promise<string>;
  toFront(): Promise<void>;
  close(): Promise<void>;
  /** The mouse is pressed at one point of the window and let go at another, CSS px; the same twice is a click. */
  drag(from: Point, to: Point): Promise<void>;
  /** Keys go to whatever has the focus, in the page or in a frame of it: one, or a chord such as `Control+Enter`. */
  key(chord: string): Promise<void>;
  /** Types words where the focus is. */
  type(words: string): Promise<void>;
  /** The framed document whose address begins so. */
  frame(start: string): Promise<Place>;
  /** Our panel beside the page, once it shows something. */
  panel(): Promise<Place>;
  /** Whether our element stands in the page now. */
  hasPanel(): Promise<boolean>;
  /** From the next load on: every word any document of this tab shows, as it is shown. */
  record(): Promise<() => readonly string[]>;
  /** From now on: what the page's scripts throw, and what its console calls an error. */
  errors(): Promise<() => readonly string[]>;
  /** PNG. */
  picture(): Promise<Uint8Array>;
};

/** A document that is open, and all words that can be seen in it. */
export type Shown = { address: string; words: string };

export type Popup = Place & { close(): Promise<void> };

export type Driver = {
  readonly name: BrowserName;
  /** Where the extension's own pages are, with a slash at the end. */
  readonly extension: string;
  /** The tab the browser began with. */
  readonly tab: Tab;
  newTab(): Promise<Tab>;
  /** The tab of a second window, beside the first. */
  newWindow(): Promise<Tab>;
  /** The tab that opens by itself while `act` is done. */
  opened(act: () => Promise<void>): Promise<Tab>;
  /** The file the browser saves while `act` is done. */
  saved(act: () => Promise<void>): Promise<{ name: string; text: string }>;
  /** The extension may then have these hosts without the browser's own question; it still has to ask. */
  allow(origins: readonly string[]): Promise<void>;
  /** Presses the toolbar button on that tab; the popup that opens. */
  popup(on: Tab): Promise<Popup>;
  /** The browser's own side panel, once it shows our page; and whether it is open. */
  side(): Promise<Place>;
  hasSide(): Promise<boolean>;
  offline(yes: boolean): Promise<void>;
  /** Every document of every tab, panels among them, for whoever reads that something did not come. */
  shown(): Promise<Shown[]>;
  /** The profile stays. */
  quit(): Promise<void>;
  /** As a power cut to the browser: its processes end at once; the profile stays. */
  kill(): Promise<void>;
};

export type DriverOptions = {
  /** A folder; opened again, it is the same person's browser. */
  profile: string;
  /** Where it is new: a folder with one of the same kind to begin with, made at first use. Firefox alone. */
  like?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Keeps pages alive for the back button, as browsers do; Chromium is told otherwise where nobody asks for it. */
  keepsPages?: boolean;
  /** Environment of the browser's process, such as HOME. */
  env?: Record<string, string>;
};
