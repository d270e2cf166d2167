import { describe, expect, it } from 'vitest';
import { OutgoingError } from '../outgoing-error.ts';
import { nextOf, partOf, under } from './addresses.ts';
import { createAsk, type ServiceRequest } from './ask.ts';
import { retryAfterMs, TRIES } from './retry.ts';
import { ServiceError } from './service-error.ts';

const NOW = Date.parse('2026-11-29T18:00:00Z');
const READ = 'https://lms.example/scope/read';
const WRITE = 'https://lms.example/scope/write';
const source = {
  issuer: 'https://lms.example',
  clientId: 'client',
  scopes: [WRITE],
  origins: ['https://lms.example'],
};
const url = 'https://lms.example/items';
const get: ServiceRequest = { method: 'GET', url, scopes: [READ, WRITE], repeatable: true };
const post: ServiceRequest = { ...get, method: 'POST', repeatable: false };
const failed = (code: string, retryAfter: string | null = null) =>
  new OutgoingError(code, { retryAfter });

/** A platform that answers each request with the next of these, and then well; what was asked of it, and how long was waited. */
function platform(answers: (OutgoingError | string)[], tokens: (OutgoingError | object)[] = []) {
  const told = { sent: [] as string[], tokens: [] as [string, boolean][], waits: [] as number[] };
  const ask = createAsk({
    now: () => NOW,
    random: () => 0,
    wait: async (ms) => told.waits.push(ms),
    ltijs: {
      accessToken: async (_issuer, _client, scope, anew) => {
        told.tokens.push([scope, anew]);
        const token = tokens.shift() ?? { access_token: anew ? 'new' : 'kept' };
        if (token instanceof OutgoingError) throw token;
        return token;
      },
    },
    http: {
      request: async (method, address, options) => {
        told.sent.push(`${method} ${address} ${options?.headers?.authorization}`);
        const answer = answers.shift() ?? 'done';
        if (answer instanceof OutgoingError) throw answer;
        return { body: answer, headers: {}, statusCode: 200 };
      },
    },
  });
  return { ask: (wanted: ServiceRequest) => ask(source, wanted), told };
}

describe('a request to a service', () => {
  it('carries a token of the least scope that was granted', async () => {
    const { ask, told } = platform([]);
    expect(await ask(get)).toMatchObject({ body: 'done', unheard: false });
    expect(told).toEqual({
      sent: ['GET https://lms.example/items Bearer kept'],
      tokens: [[WRITE, false]],
      waits: [],
    });
    await expect(ask({ ...get, scopes: [READ] })).rejects.toMatchObject({ code: 'scope' });
    const { ask: narrow } = platform([], [{ access_token: 'x', scope: READ }]);
    await expect(narrow(get)).rejects.toMatchObject({ code: 'scope', mend: 'it' });
  });

  it('goes to the LMS alone, with its token (A38)', async () => {
    const { ask, told } = platform([]);
    for (const elsewhere of [
      'https://evil.example/items',
      'http://lms.example/items',
      'x',
      'javascript:1',
    ])
      await expect(ask({ ...get, url: elsewhere })).rejects.toMatchObject({ code: 'elsewhere' });
    expect(told.tokens).toEqual([]);
  });

  it('gets a new token once where the kept one is refused, and says so where that is too', async () => {
    const once = platform([failed('status_401')]);
    await once.ask(post);
    expect(once.told.tokens.map(([, anew]) => anew)).toEqual([false, true, false]);
    const twice = platform([failed('status_401'), failed('status_401')]);
    await expect(twice.ask(get)).rejects.toMatchObject({ code: 'unauthorized', mend: 'it' });
    expect(twice.told.sent).toHaveLength(2);
    expect(twice.told.tokens.filter(([, anew]) => anew)).toHaveLength(1);
    expect(twice.told.waits).toEqual([]);
  });

  it('waits as long as a busy platform says, and says when to come back where that is too long', async () => {
    const later = new Date(NOW + 7_000).toUTCString();
    const busy = platform([
      failed('status_429', '3'),
      failed('status_429', later),
      failed('status_429'),
    ]);
    await busy.ask(post);
    expect(busy.told.waits).toEqual([3_000, 7_000, 2_000]);
    const long = platform([failed('status_429', '600')]);
    await expect(long.ask(get)).rejects.toMatchObject({
      code: 'busy',
      mend: 'person',
      retryAt: NOW + 600_000,
    });
    expect(long.told.waits).toEqual([]);
  });

  it('comes again to a broken platform, each time later, and not for ever', async () => {
    const codes = ['status_500', 'timeout', 'unreachable', 'status_503'];
    const broken = platform(codes.map((code) => failed(code)));
    await expect(broken.ask(get)).rejects.toMatchObject({ code: 'unavailable', unheard: true });
    expect(broken.told.sent).toHaveLength(TRIES);
    expect(broken.told.waits).toEqual([500, 1_000, 2_000]);
    const mended = platform([failed('status_502')]);
    expect(await mended.ask(get)).toMatchObject({ body: 'done', unheard: true });
  });

  it('does not do twice what is not the same twice, unless it was never sent', async () => {
    const broken = platform([failed('status_500')]);
    await expect(broken.ask(post)).rejects.toMatchObject({ code: 'unavailable' });
    expect(broken.told.sent).toHaveLength(1);
    const noToken = platform([], [failed('status_503')]);
    expect(await noToken.ask(post)).toMatchObject({ unheard: false });
    expect(noToken.told.waits).toEqual([500]);
  });

  it.each([
    ['status_400', 'refused'],
    ['status_403', 'refused'],
    ['status_404', 'not_found'],
    ['status_409', 'conflict'],
    ['status_422', 'refused'],
    ['redirected', 'unavailable'],
    ['response_too_large', 'unavailable'],
    ['address_refused', 'unavailable'],
  ])('does not ask again after %s', async (code, fault) => {
    const { ask, told } = platform([failed(code)]);
    await expect(ask(get)).rejects.toMatchObject({ code: fault });
    expect(told.sent).toHaveLength(1);
  });

  it('says so where an answer about a token cannot be read', async () => {
    const { ask } = platform([], [{ token: 'x' }]);
    const refused = await ask(get).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ServiceError);
    expect(refused).toMatchObject({ code: 'unreadable', mend: 'it' });
  });
});

describe('addresses of a service', () => {
  it('go on before their query', () => {
    expect(under('https://lms.example/40/lineitems/7/lineitem?type_id=9', 'scores')).toBe(
      'https://lms.example/40/lineitems/7/lineitem/scores?type_id=9',
    );
    expect(under('https://lms.example/line_items/7/', 'results')).toBe(
      'https://lms.example/line_items/7/results',
    );
  });

  it('are of a course only inside its own', () => {
    const course = 'https://lms.example/40/lineitems?type_id=9';
    for (const inside of [
      '/40/lineitems',
      '/40/lineitems/7/lineitem?type_id=9',
      '/40/x/../lineitems/7',
    ])
      expect([inside, partOf(course, `https://lms.example${inside}`)]).toEqual([inside, true]);
    for (const outside of [
      'https://lms.example/41/lineitems/7',
      'https://lms.example/40/lineitems-of-others/7',
      'https://lms.example/40/lineitems/../../41/lineitems/7',
      'https://lms.example/40/lineitems/%2e%2e/%2e%2e/41/lineitems/7',
      'https://lms.example/40/lineitems/..%2f41',
      'https://lms.example:8443/40/lineitems/7',
      'http://lms.example/40/lineitems/7',
      'https://lms.example@evil.example/40/lineitems/7',
      'lineitems/7',
    ])
      expect([outside, partOf(course, outside)]).toEqual([outside, false]);
  });

  it('of a next page stand in the Link header, wherever in it', () => {
    expect(nextOf('<https://a/?p=1>; rel="prev", <https://a/?p=3>; rel="next"')).toBe(
      'https://a/?p=3',
    );
    expect(nextOf('<https://a/2>;rel=next')).toBe('https://a/2');
    expect(nextOf('<https://a/next>; rel="differences"')).toBeNull();
    expect(nextOf(undefined)).toBeNull();
  });

  it('say when to come back in seconds or as a date', () => {
    expect(retryAfterMs('120', NOW)).toBe(120_000);
    expect(retryAfterMs(new Date(NOW + 5_000).toUTCString(), NOW)).toBe(5_000);
    expect(retryAfterMs(new Date(NOW - 5_000).toUTCString(), NOW)).toBe(0);
    expect(retryAfterMs('soon', NOW)).toBeNull();
    expect(retryAfterMs(null, NOW)).toBeNull();
  });
});
