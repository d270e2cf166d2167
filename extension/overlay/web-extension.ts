/**
 * The little of the extension API that runs on an LMS page. The polyfill would cost a third of the page's byte
 * budget (3 kB gz); Firefox has promises in `browser`, Chromium in `chrome` since MV3.
 */
export type PagePort = {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
};
export type PageRuntime = {
  /** Gone once the extension was reloaded, updated or switched off: this script is then an orphan. */
  id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  connect(info: { name: string }): PagePort;
};

type Globals = { browser?: { runtime?: PageRuntime }; chrome?: { runtime?: PageRuntime } };
const globals: Globals = globalThis as Globals;

export const pageRuntime = (): PageRuntime | null => {
  const runtime = (globals.browser ?? globals.chrome)?.runtime;
  return runtime?.id === undefined ? null : runtime;
};
