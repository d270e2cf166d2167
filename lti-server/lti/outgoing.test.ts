import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressPolicy } from './addresses.ts';
import { createOutgoing, type OutgoingOptions } from './outgoing.ts';

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
      if (request.url === '/slow') return void response.write('a little');
      if (request.url?.startsWith('/echo') === true) {
        const { url: asked, headers } = request;
        const type = headers['content-type'];
        return void text(request).then((body) =>
          response.end(JSON.stringify({ url: asked, type, body })),
        );
      }
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
  const trial = addressPolicy({ publicUrl: 'http://localhost:3000', privateHosts: [] });
  const outgoing = (more: Partial<OutgoingOptions> = {}) =>
    createOutgoing({ policy: trial, maxBytes: 1000, now: () => clock, ...more });

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

  it('A27 end after a time, follow no redirect, count bytes', async () => {
    const hasty = outgoing({ timeoutMs: 200 });
    await expect(hasty.request('GET', `${url}/silent`)).rejects.toMatchObject({ code: 'timeout' });
    await expect(hasty.request('GET', `${url}/slow`)).rejects.toMatchObject({ code: 'timeout' });
    const http = outgoing();
    asked = 0;
    answer = (path) => ({ status: 302, body: '', location: `${url}/inside${path}` });
    await expect(http.request('GET', url)).rejects.toMatchObject({ code: 'redirected' });
    expect(asked).toBe(1);
    answer = () => ({ status: 200, body: 'é'.repeat(600) });
    await expect(http.request('GET', url)).rejects.toMatchObject({ code: 'response_too_large' });
    answer = () => ({ status: 200, body: 'x'.repeat(10 << 20) });
    const roomy = outgoing({ maxBytes: 1 << 20 });
    await expect(roomy.request('GET', url)).rejects.toMatchObject({ code: 'response_too_large' });
  });

  it('A27 go to https and public addresses only, as numbers and as names', async () => {
    const looked: string[] = [];
    const named: Record<string, string[]> = {
      'ten.example': ['10.1.2.3'],
      'both.example': ['93.184.215.14', '192.168.0.9'],
      'six.example': ['fd00::5'],
      'mapped.example': ['::ffff:169.254.169.254'],
    };
    const strict = outgoing({
      policy: addressPolicy({ publicUrl: 'https://waymark.example', privateHosts: [] }),
      resolve: (host, _options, done) => {
        looked.push(host);
        const family = (address: string) => (address.includes(':') ? 6 : 4);
        done(
          null,
          (named[host] ?? []).map((address) => ({ address, family: family(address) })),
        );
      },
    });
    const literal = [
      'http://lms.example/',
      'file:///etc/passwd',
      'https://user@lms.example/',
      url,
      'https://localhost.:1/x',
      'https://127.0.0.1/',
      'https://169.254.169.254/latest/meta-data/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://[fe80::1]/',
      'https://[64:ff9b::a00:1]/',
      'https://10.255.0.1/',
      'https://100.64.0.1/',
      'https://172.31.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0/',
      'nonsense',
    ];
    for (const address of [...literal, ...Object.keys(named).map((host) => `https://${host}/`)]) {
      const asking = strict.request('GET', address).catch((error: unknown) => error);
      const code = address.includes('localhost') ? 'unreachable' : 'address_refused';
      expect(await asking, address).toMatchObject({ code });
    }
    expect(looked).toEqual(['localhost.', ...Object.keys(named)]);
    expect(asked).toBe(0);
  });

  it('A27 connect to the very address that was looked up, once', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    let looked = 0;
    const { port } = server.address() as AddressInfo;
    const http = outgoing({
      policy: { check: () => {}, allows: (_host, address) => address === '127.0.0.1' },
      resolve: (_host, _options, done) => {
        done(null, [{ address: answers[looked++] ?? '', family: 4 }]);
      },
    });
    const [first] = await Promise.all([http.request('GET', `http://lms.example:${port}/`)]);
    expect([first.statusCode, looked, asked]).toEqual([200, 1, 1]);
    // A second answer that points inside is refused before anything is sent.
    await expect(http.request('GET', `http://other.example:${port}/`)).rejects.toMatchObject({
      code: 'address_refused',
    });
    expect(looked).toBe(2);
  });

  it('reach an LMS inside the network where an administrator named it, and no other', () => {
    const config = { publicUrl: 'https://waymark.example', privateHosts: ['LMS.school.lan'] };
    const policy = addressPolicy(config);
    expect(policy.allows('lms.school.lan', '10.0.0.7')).toBe(true);
    expect(policy.allows('other.school.lan', '10.0.0.7')).toBe(false);
    expect(policy.allows('lms.school.example', '1.1.1.1')).toBe(true);
    for (const address of ['http://lms.school.lan/', 'https://10.0.0.7/'])
      expect(() => policy.check(new URL(address))).toThrow('address_refused');
  });

  it('are sent as they are meant: form, JSON, query and headers', async () => {
    const sent = async (wanted: Parameters<ReturnType<typeof outgoing>['request']>[2]) => {
      const { body } = await outgoing().request('POST', `${url}/echo?a=1`, wanted);
      return JSON.parse(body) as { url: string; type: string; body: string };
    };
    expect(await sent({ form: { a: 'é&' } })).toEqual({
      url: '/echo?a=1',
      type: 'application/x-www-form-urlencoded',
      body: 'a=%C3%A9%26',
    });
    const typed = { headers: { 'Content-Type': 'application/vnd.x+json' } };
    expect(
      await sent({ ...typed, json: { é: 1 }, searchParams: new URLSearchParams('b=2') }),
    ).toEqual({ url: '/echo?a=1&b=2', type: 'application/vnd.x+json', body: '{"é":1}' });
  });
});
