import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const DRAIN_MS = 10_000;
const LOOK_MS = 50;

/**
 * Returns what ends the server: connections without a request at once, busy ones when they are done, all of them after
 * 10 s. To be called before it listens. Browsers open connections ahead, and Node takes one that has not asked for anything
 * yet for a busy one (24.21): the server would wait for it in vain.
 */
export function drainOf(server: Server): () => Promise<void> {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return async () => {
    const ended = new Promise<void>((done) => server.close(() => done()));
    for (const socket of unused) socket.destroy();
    // One that was busy is idle after its answer.
    const again = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await ended;
    clearInterval(again);
    clearTimeout(timer);
  };
}
