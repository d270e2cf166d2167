import type { Me } from '../../shared/protocol/http.ts';
import { aloneIn } from '../../shared/store/alone.ts';
import type { Client } from '../../shared/store/client.ts';
import { databaseName, openDexieRepository } from '../../shared/store/dexie-repository.ts';
import { createEngine, type Engine } from '../../shared/store/engine.ts';
import { createLocalClient } from '../../shared/store/local-client.ts';
import { createMemoryRepository } from '../../shared/store/memory-repository.ts';
import type { Repository } from '../../shared/store/repository.ts';
import { createTransport, type TokenSource } from '../../shared/store/transport.ts';
import type { Session } from './session.ts';

export type Store = {
  client: Client;
  engine: Engine;
  repository: Repository;
  /** Of its database (databaseName). */
  name: string;
  /** False where the browser denies this frame its storage: words then live only as long as the page. */
  lasting: boolean;
};

/** IndexedDB where the browser lets us; a frame on another site may be denied it. */
async function openRepository(name: string): Promise<{ repository: Repository; lasting: boolean }> {
  try {
    return { repository: await openDexieRepository(name), lasting: true };
  } catch {
    return { repository: createMemoryRepository(), lasting: false };
  }
}

/** Syncs while the page is in sight, once more as it goes out of sight, and again when the network returns. */
function keepInStep(engine: Engine, signal: AbortSignal): void {
  let seen: AbortController | null = null;
  const look = (): void => {
    if (document.visibilityState === 'visible') {
      if (seen !== null) return;
      seen = new AbortController();
      engine.kick();
      engine.listen(AbortSignal.any([seen.signal, signal]));
    } else {
      seen?.abort();
      seen = null;
      void engine.flush();
    }
  };
  document.addEventListener('visibilitychange', look, { signal });
  window.addEventListener('pagehide', () => void engine.flush(), { signal });
  window.addEventListener('online', () => engine.kick(), { signal });
  look();
}

/** A launch is not renewed: the person opens Waymark from the course again. */
export const launchTokens = ({ access }: Session): TokenSource => ({
  access: async () => access,
  refresh: async () => false,
});

/** The local store of one person, in step with the server until `signal` aborts. */
export async function openStore(me: Me, tokens: TokenSource, signal: AbortSignal): Promise<Store> {
  const server = window.location.origin;
  const name = databaseName(server, me.person);
  const { repository, lasting } = await openRepository(name);
  const engine = createEngine({
    repository,
    transport: createTransport(server, tokens),
    now: Date.now,
    signal,
    online: () => navigator.onLine,
    ...(lasting ? { alone: aloneIn(`${name} sync`) } : {}),
  });
  const client = createLocalClient({ repository, engine, me });
  keepInStep(engine, signal);
  return { client, engine, repository, name, lasting };
}
