import type { Answers, PageRequest } from '../../shared/protocol/runtime.ts';

/** What the background would answer to an extension page that asks; a state says it before it is shown. */
export const answers: Partial<Answers> = {};

const nothing = async (): Promise<void> => undefined;

/** Where the extension's pages expect a browser. Nothing is sent, nothing is opened, nothing is allowed. */
const browser = {
  runtime: {
    sendMessage: async ({ type }: PageRequest) => ({ ok: true, answer: answers[type] ?? {} }),
    openOptionsPage: nothing,
    getManifest: () => ({ version: '0.1.0' }),
    id: 'gallery',
  },
  permissions: { request: async () => false },
  tabs: { query: async () => [] },
};
// biome-ignore lint/style/noDefaultExport: as the module it stands in for.
export default browser;
