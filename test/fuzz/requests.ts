import { deflateSync, gzipSync } from 'node:zlib';
import type { Route } from '../../lti-server/testing/routes.ts';
import type { Random } from '../bench/anchoring/random.ts';

/** What is written on one connection: some requests, the last of which may be none. */
export type Volley = { bytes: Buffer; count: number; shape: string };

const METHODS = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];
const WORDS = [
  '',
  '0',
  'null',
  '\0',
  '%00',
  '%c0%af',
  '%ff',
  '%',
  '../../etc/passwd',
  '{"$ne":null}',
  "' or 1=1 --",
  '</script><script>alert(1)</script>',
  '{{7*7}}',
  '\u202e\ud83d\ude00',
  'x'.repeat(5_000),
  '-1',
  '1e999',
  '__proto__',
  'constructor',
  'https://lms.example',
  'http://169.254.169.254/',
  'e30.e30.e30',
  'eyJhbGciOiJub25lIn0.e30.',
  'wm_00000000-0000-4000-8000-000000000001_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
];
const FIELDS = [
  ...['iss', 'login_hint', 'target_link_uri', 'client_id', 'lti_message_hint', 'state', 'id_token'],
  ...['proof', 'error', 'key', 'code', 'challenge', 'verifier', 'label', 'refresh', 'mutations'],
  ...['protocol', 'epoch', 'cursors', 'form', 'idToken', 'notices', 'openid_configuration'],
  ...['registration_token', 'token', '__proto__', 'constructor'],
];
const TYPES = [
  'application/json',
  'application/json; charset=utf-7',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=koi8-r',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'text/xml',
  'application/octet-stream',
  ';;;',
  '',
];
/** A megabyte of noughts in a thousand bytes. */
const BOMB = gzipSync(Buffer.alloc(1 << 20));
const NESTED = '['.repeat(60_000);

export function volleysFrom(random: Random, routes: readonly Route[]) {
  const pick = <T>(all: readonly T[]): T => all[random.below(all.length)] as T;
  const chance = (share: number): boolean => random.next() < share;
  const word = (): string => pick(WORDS);

  function json(depth = 0): unknown {
    const kind = random.below(depth > 3 ? 4 : 7);
    if (kind === 0) return word();
    if (kind === 1) return pick([null, true, -1, 1e308, 2 ** 53, 0.1]);
    if (kind < 4) return word();
    if (kind === 4) return Array.from({ length: random.below(4) }, () => json(depth + 1));
    const entries = Array.from({ length: 1 + random.below(5) }, () => [
      pick(FIELDS),
      json(depth + 1),
    ]);
    return Object.fromEntries(entries);
  }
  const form = (): string =>
    Array.from({ length: random.below(8) }, () => {
      const value = word();
      return `${pick(FIELDS)}=${chance(0.7) ? encodeURIComponent(value.toWellFormed()) : value}`;
    }).join('&');

  function body(): { bytes: Buffer; type: string; encoding?: string } {
    switch (random.below(9)) {
      case 0:
        return { bytes: Buffer.from(NESTED), type: 'application/json' };
      case 1:
        return { bytes: BOMB, type: pick(TYPES), encoding: 'gzip' };
      case 2:
        return {
          bytes: deflateSync(Buffer.from(form())).subarray(0, 20),
          type: pick(TYPES),
          encoding: pick(['deflate', 'gzip', 'br', 'x', 'gzip, gzip']),
        };
      case 3:
        return { bytes: Buffer.from(word(), 'latin1'), type: pick(TYPES) };
      case 4:
        return { bytes: Buffer.alloc(random.below(3) * 150_000, 97), type: pick(TYPES) };
      case 5:
        return {
          bytes: Buffer.from(JSON.stringify(json()).slice(random.below(3))),
          type: pick(TYPES),
        };
      case 6:
        return { bytes: Buffer.from(JSON.stringify(json())), type: 'application/json' };
      default:
        return { bytes: Buffer.from(form()), type: 'application/x-www-form-urlencoded' };
    }
  }

  function target(route: Route): string {
    const path = route.path.replace(/:\w+/g, () => encodeURIComponent(word().toWellFormed()));
    if (chance(0.06))
      return pick(['//evil.example/', '*', '/../..', '/%2e%2e/%c0%af', '', '/ x y']);
    if (chance(0.04)) return `http://evil.example${path}`;
    if (chance(0.03)) return `${path}/${'a/'.repeat(random.below(3_000))}`;
    return chance(0.5) ? `${path}?${form()}` : path;
  }

  function headers(): string[] {
    const lines: string[] = [];
    if (chance(0.5)) lines.push(`Authorization: Bearer ${clean(word())}`);
    if (chance(0.3)) lines.push(`Cookie: waymark_cookies=1; ${clean(word())}=${clean(word())}`);
    if (chance(0.2)) lines.push(`Origin: ${clean(word())}`);
    if (chance(0.2)) lines.push(`Accept-Language: ${clean(word())}`);
    if (chance(0.1)) lines.push(`X-Forwarded-For: ${clean(word())}`);
    if (chance(0.1)) lines.push(`Range: bytes=${random.below(9)}-${random.below(9)},-0`);
    if (chance(0.05)) lines.push('Expect: 100-continue');
    if (chance(0.05)) lines.push('Upgrade: websocket', 'Connection: Upgrade');
    if (chance(0.05)) lines.push(`X-Long: ${'y'.repeat(random.below(30_000))}`);
    if (chance(0.03)) lines.push(...Array.from({ length: 300 }, (_, at) => `X-${at}: 1`));
    return lines;
  }
  /** What a header can carry without ending itself. */
  const clean = (text: string): string => encodeURI(text.toWellFormed()).slice(0, 4_000);

  function sound(last: boolean): Buffer {
    const route = pick(routes);
    const method = chance(0.85) ? route.method : pick(METHODS);
    const sent = method === 'GET' || method === 'HEAD' ? undefined : body();
    const lines = [`${method} ${target(route)} HTTP/1.1`, 'Host: localhost', ...headers()];
    if (sent !== undefined) lines.push(`Content-Length: ${sent.bytes.length}`);
    if (sent?.type) lines.push(`Content-Type: ${sent.type}`);
    if (sent?.encoding !== undefined) lines.push(`Content-Encoding: ${sent.encoding}`);
    if (last) lines.push('Connection: close');
    return Buffer.concat([
      Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'),
      sent?.bytes ?? Buffer.alloc(0),
    ]);
  }

  const noise = (): Buffer =>
    Buffer.from(Array.from({ length: 1 + random.below(400) }, () => random.below(256)));
  const BROKEN: ReadonlyArray<[string, () => Buffer | string]> = [
    ['noise', noise],
    [
      'no end',
      () => `POST ${pick(routes).path} HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{"a"`,
    ],
    ['no headers', () => `GET ${pick(routes).path}`],
    ['bare line ends', () => `GET ${pick(routes).path} HTTP/1.1\nHost: x\n\n`],
    ['no host', () => `GET ${pick(routes).path} HTTP/1.1\r\n\r\n`],
    ['HTTP/0.9', () => `GET ${pick(routes).path}\r\n\r\n`],
    ['HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['HTTP/9', () => `GET / HTTP/9.9\r\nHost: x\r\n\r\n`],
    ['TLS', () => Buffer.concat([Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]), noise()])],
    ['CONNECT', () => 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
    [
      'two lengths',
      () =>
        'POST /lti/launch HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
    [
      'length and chunks',
      () =>
        'POST /lti/launch HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'odd length',
      () =>
        `POST /lti/login HTTP/1.1\r\nHost: x\r\nContent-Length: ${pick(['-1', '0x9', '9'.repeat(30), 'a'])}\r\n\r\nabc`,
    ],
    [
      'bad chunks',
      () =>
        `POST ${pick(routes).path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${pick(['zz\r\n', '-1\r\n', 'ffffffffff\r\nx', '4\r\nab'])}`,
    ],
    ['NUL in a header', () => `GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n`],
    ['folded header', () => 'GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n'],
    ['huge header', () => `GET / HTTP/1.1\r\nHost: x\r\nX: ${'h'.repeat(200_000)}\r\n\r\n`],
    ['huge path', () => `GET /${'p'.repeat(200_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    [
      'bytes in the path',
      () => Buffer.from('GET /\xff\xfe\x80 HTTP/1.1\r\nHost: x\r\n\r\n', 'latin1'),
    ],
    [
      'cut anywhere',
      () => {
        const whole = sound(true);
        return whole.subarray(0, random.below(whole.length));
      },
    ],
  ];

  /** The next of them; the same from the same seed. */
  return (): Volley => {
    const sounds = Array.from({ length: random.below(6) }, () => sound(false));
    const broken = chance(0.4) ? pick(BROKEN) : null;
    const end = broken === null ? sound(true) : Buffer.from(broken[1]());
    return {
      bytes: Buffer.concat([...sounds, end]),
      count: sounds.length + 1,
      shape: broken === null ? 'sound' : broken[0],
    };
  };
}
