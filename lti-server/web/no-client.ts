import type { Client } from '../../shared/store/client.ts';

/** For pages before anybody is known: nothing to see, nothing to write. */
export const NO_CLIENT: Client = {
  watch: () => undefined,
  run: async () => ({ ok: false, code: 'unauthorized' }),
};
