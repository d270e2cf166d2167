import { PATHS } from '../../../shared/protocol/http.ts';

/** Without a worker (no secure context, storage denied) the home works while there is a network. */
const container = (): ServiceWorkerContainer | undefined => navigator.serviceWorker;

/** A new version that came with the last visit takes over now, before anything of the old one is in use. */
async function takeOver(workers: ServiceWorkerContainer): Promise<boolean> {
  const waiting = (await workers.getRegistration(PATHS.home))?.waiting ?? null;
  if (waiting === null) return false;
  const changed = new Promise((done) =>
    workers.addEventListener('controllerchange', done, { once: true }),
  );
  waiting.postMessage('take over');
  await changed;
  return true;
}

/** True where the page is about to begin again, with a newer shell. */
export async function renewShell(): Promise<boolean> {
  const workers = container();
  if (workers?.controller == null || !(await takeOver(workers))) return false;
  window.location.reload();
  return true;
}

/** The shell is kept from now on. */
export function keepShell(): void {
  container()
    ?.register(`${PATHS.home}worker.js`, { scope: PATHS.home, updateViaCache: 'none' })
    .catch((error: unknown) => console.warn('waymark: no shell is kept', error));
}

export async function dropShell(): Promise<void> {
  const registration = await container()?.getRegistration(PATHS.home);
  await registration?.unregister();
  if (!('caches' in window)) return;
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('waymark-shell ')).map((name) => caches.delete(name)),
  );
}
