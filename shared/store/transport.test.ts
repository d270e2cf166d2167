import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { createTransport, type TokenSource } from './transport.ts';

const signal = new AbortController().signal;
const empty = { protocol: 1, mutations: [] };
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

/** A server that gives these answers in turn, and what it was asked. */
function serving(...answers: (Response | Error)[]) {
  const asked: { url: string; token: string | null; init: RequestInit }[] = [];
  const send: typeof fetch = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    asked.push({ url: String(url), token: headers.get('authorization'), init });
    const answer = answers.shift() ?? new Error('nobody there');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, send };
}
function tokens(...access: (string | null)[]): TokenSource & { refreshed: number } {
  const source = {
    refreshed: 0,
    access: async () => access[source.refreshed] ?? null,
    refresh: async () => {
      source.refreshed += 1;
      return source.refreshed < access.length;
    },
  };
  return source;
}

describe('the way to the server', () => {
  it('carries the token in a header, never in the address', async () => {
    const { asked, send } = serving(json({ results: [], now: 5 }));
    const transport = createTransport('https://school.example/', tokens('secret'), send);
    const answer = await transport.push(empty, signal);
    expect(answer).toEqual({ ok: true, value: { results: [], now: 5 } });
    expect(asked).toMatchObject([
      { url: 'https://school.example/api/sync/push', token: 'Bearer secret' },
    ]);
    expect(asked[0]?.init).toMatchObject({ keepalive: true, credentials: 'omit' });
  });

  it('refreshes an expired session once; what that does not mend is the end of it', async () => {
    const problem = () => json({ error: { code: 'session_ended', reference: 'r' } }, 401);
    const mended = serving(problem(), json({ results: [], now: 5 }));
    const first = createTransport('https://s.example', tokens('old', 'new'), mended.send);
    expect(await first.push(empty, signal)).toMatchObject({ ok: true });
    expect(mended.asked.map(({ token }) => token)).toEqual(['Bearer old', 'Bearer new']);

    const ended = { ok: false, code: 'session_ended' };
    const over = serving(problem());
    const second = createTransport('https://s.example', tokens('old'), over.send);
    expect(await second.push(empty, signal)).toEqual(ended);
    const twice = serving(problem(), problem());
    const third = createTransport('https://s.example', tokens('old', 'new'), twice.send);
    expect(await third.push(empty, signal)).toEqual(ended);
    const none = serving();
    const fourth = createTransport('https://s.example', tokens(null), none.send);
    expect(await fourth.push(empty, signal)).toEqual(ended);
    expect(none.asked).toEqual([]);
  });

  it('reads the results of a refused mutation although the status is 403', async () => {
    const result = { id: newId(), status: 'refused', code: 'ownership_law' };
    const body = {
      ...{ error: { code: 'ownership_law', reference: 'r' } },
      ...{ results: [result], now: 5 },
    };
    const { send } = serving(json(body, 403));
    const transport = createTransport('https://s.example', tokens('t'), send);
    expect(await transport.push(empty, signal)).toEqual({
      ...{ ok: true, value: { results: [result], now: 5 } },
    });
  });

  it('asks which versions the server speaks, without a token', async () => {
    const meta = { name: 'waymark', version: '9', protocol: { min: 3, max: 4 }, now: 5 };
    const { send, asked } = serving(json({ ...meta, more: 1 }));
    const transport = createTransport('https://s.example', tokens('t'), send);
    expect(await transport.meta(signal)).toEqual({ ok: true, value: meta });
    expect(asked).toMatchObject([{ token: null, url: 'https://s.example/api/meta' }]);
    const other = createTransport('https://s.example', tokens('t'), serving(json({})).send);
    expect(await other.meta(signal)).toEqual({ ok: false, code: 'unavailable' });
  });

  it('has a code for every failure', async () => {
    const cases: [Response | Error, object][] = [
      [new TypeError('Failed to fetch'), { code: 'unreachable' }],
      [
        json({ error: { code: 'version_too_old', reference: 'r' } }, 409),
        { code: 'version_too_old' },
      ],
      [new Response('<html>', { status: 502 }), { code: 'unavailable' }],
      [new Response('<html>', { status: 413 }), { code: 'too_large' }],
      [json({ surprise: true }), { code: 'unavailable', garbled: true }],
      [json({ error: { code: 'of_tomorrow' } }, 400), { code: 'unavailable', garbled: true }],
      [
        json({ error: { code: 'too_many_requests', reference: 'r' } }, 429, { 'retry-after': '7' }),
        { code: 'too_many_requests', retryAfterMs: 7000 },
      ],
    ];
    for (const [answer, failure] of cases) {
      const transport = createTransport('https://s.example', tokens('t'), serving(answer).send);
      expect(await transport.push(empty, signal)).toEqual({ ok: false, ...failure });
    }
  });

  it('keeps what it does not know in a pulled record', async () => {
    const id = newId();
    const record = {
      ...{ id, kind: 'mood_board', context: null, author: id, learner: null, parent: null },
      ...{ fields: { deep: { list: [1, null] } }, stamps: {}, deleted: false, colour: 'blue' },
    };
    const page = {
      ...{ epoch: 'e', reset: false, cursors: {}, scopesGone: [], entries: [] },
      ...{ records: [record], more: false, now: 5 },
    };
    const { send } = serving(json(page));
    const transport = createTransport('https://s.example', tokens('t'), send);
    const answer = await transport.pull({ protocol: 1, epoch: null, cursors: {} }, signal);
    expect(answer).toEqual({ ok: true, value: page });
  });

  it('hears changes in a stream however its bytes are cut, and that it ended', async () => {
    const text = ':\n\nevent: changed\ndata:\n\n:\n\nevent: changed\ndata:\n\n';
    const body = new ReadableStream({
      start(controller) {
        for (const letter of text) controller.enqueue(new TextEncoder().encode(letter));
        controller.close();
      },
    });
    let heard = 0;
    const { asked, send } = serving(new Response(body));
    const transport = createTransport('https://s.example', tokens('t'), send);
    const answer = await transport.live(() => {
      heard += 1;
    }, signal);
    expect(answer).toEqual({ ok: true, value: null });
    expect(heard).toBe(2);
    expect(asked[0]).toMatchObject({ url: 'https://s.example/api/sync/live', token: 'Bearer t' });
  });
});
