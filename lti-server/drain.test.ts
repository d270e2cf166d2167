import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { drainOf } from './drain.ts';

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

async function listening(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function connection(server: Server, port: number): Promise<Socket> {
  const seen = once(server, 'connection');
  const socket = connect(port, '127.0.0.1');
  open.push(socket);
  await seen;
  return socket;
}

test('what a browser opened ahead and never used goes at once; a request under way is answered before it goes', async () => {
  const asked = Promise.withResolvers<() => void>();
  const server = createServer((_request, response) => asked.resolve(() => response.end('answer')));
  const drain = drainOf(server);
  const port = await listening(server);
  const unused = await connection(server, port);
  const busy = await connection(server, port);
  busy.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n');
  const answer = await asked.promise;
  let words = '';
  busy.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  const closed = once(busy, 'close');
  const drained = drain();
  await once(unused.resume(), 'close');
  expect(busy.closed).toBe(false);
  answer();
  await Promise.all([drained, closed]);
  expect(words).toContain('answer');
});
