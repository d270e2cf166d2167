import { createServer } from 'node:net';

/** A site each, as browsers see it: they ignore ports there. */
export const HOSTS = { server: '127.0.0.1', canvas: '127.0.0.1', moodle: '127.0.0.2' } as const;

const tryPort = (port: number, host: string): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      const found = address !== null && typeof address === 'object' ? address.port : null;
      probe.close(() => resolve(found));
    });
  });

/** `wanted` where it is free on `host`, else any other; 0 asks for any. `taken` tells that it was not. */
export async function freePort(
  wanted: number,
  host: string,
): Promise<{ port: number; taken: boolean }> {
  const first = await tryPort(wanted, host);
  if (first !== null) return { port: first, taken: false };
  const other = await tryPort(0, host);
  if (other === null) throw new Error(`No free port on ${host}.`);
  return { port: other, taken: true };
}
