import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutgoing, httpsOrLoopback } from './outgoing.ts';

describe('requests to platforms', () => {
  let server: Server;
  let url: string;
  let asked: number;
  let answer: (path: string) => { status: number; body: string; location?: string };
  let clock: number;
  beforeEach(async () => {
    asked = 0;
    clock = 1_000_000;
    answer = () => ({ status: 200, body: '{"keys":[]}' });
    server = createServer((request, response) => {
      asked += 1;
      if (request.url === '/silent') return;
      const { status, body, location } = answer(request.url ?? '');
      response.writeHead(status, location === undefined ? {} : { location }).end(body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  });
  const outgoing = () =>
    createOutgoing({ policy: httpsOrLoopback, timeoutMs: 200, maxBytes: 1000, now: () => clock });

  it('keep a key set for 300 s and serve the old one while the platform fails', async () => {
    const http = outgoing();
    await http.keys(url);
    await http.keys(url);
    expect(asked).toBe(1);
    clock += 300_001;
    answer = () => ({ status: 500, body: '' });
    expect((await http.keys(url)).body).toBe('{"keys":[]}');
    expect(asked).toBe(2);
  });

  it('ask again for an unknown key at most every 10 s', async () => {
    const http = outgoing();
    await http.keys(url);
    await http.refetchKeys(url);
    expect(asked).toBe(1);
    clock += 10_001;
    await Promise.all([http.refetchKeys(url), http.refetchKeys(url)]);
    expect(asked).toBe(2);
  });

  it('keep no failure', async () => {
    const http = outgoing();
    answer = () => ({ status: 500, body: '' });
    await expect(http.keys(url)).rejects.toMatchObject({ code: 'status_500' });
    answer = () => ({ status: 200, body: '{}' });
    expect((await http.keys(url)).body).toBe('{}');
  });

  it('end after a time, follow no redirect, count bytes', async () => {
    const http = outgoing();
    await expect(http.request('GET', `${url}/silent`)).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    answer = () => ({ status: 302, body: '', location: 'http://169.254.169.254/' });
    await expect(http.request('GET', url)).rejects.toThrow(TypeError);
    answer = () => ({ status: 200, body: 'é'.repeat(600) });
    await expect(http.request('GET', url)).rejects.toMatchObject({ code: 'response_too_large' });
  });

  it('go to https and to this machine only', async () => {
    for (const address of ['http://10.0.0.1/', 'file:///etc/passwd', 'http://lms.example/'])
      await expect(outgoing().request('GET', address)).rejects.toMatchObject({
        code: 'address_refused',
      });
  });
});
