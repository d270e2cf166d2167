import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = { server: Server; host: string; port: number; close(): Promise<void> };

/** Binds first, so that the origin is known before the pages that carry it are made. Port 0 takes a free one. */
export async function listen(host: string, port: number): Promise<Listening> {
  const server = createServer();
  const bound = await bind(server, host, port).catch((error: NodeJS.ErrnoException) => {
    // macOS has no 127.0.0.2 until somebody adds the alias.
    if (error.code !== 'EADDRNOTAVAIL') throw error;
    return bind(server, '127.0.0.1', port);
  });
  return {
    server,
    host: bound.address,
    port: bound.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function bind(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}
