import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { listen } from '../../sandbox-lms/web/listen.ts';

/** Not the page's address, so that its sidebar has a process of its own, as on the web. */
const HOST = '127.0.0.4';
const PACKAGE = path.dirname(
  createRequire(import.meta.url).resolve('hypothesis/build/manifest.json'),
);
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };
const GROUP = '__world__';

type Note = { text: string; selector: unknown };
export type HypothesisServer = {
  origin: string;
  /** What a page that embeds the client says to it. */
  config: Record<string, unknown>;
  bootScript: string;
  /** From now on these are the annotations of that address. */
  annotate(uri: string, notes: readonly Note[]): void;
  close(): Promise<void>;
};

type Annotation = { created: string } & Record<string, unknown>;

function annotationsOf(origin: string, uri: string, notes: readonly Note[]): Annotation[] {
  const first = Date.UTC(2026, 0, 5);
  return notes.map(({ text, selector }, n) => {
    const created = new Date(first + n * 60_000).toISOString();
    const id = `note${n}`;
    const user = 'acct:okafor@127.0.0.4';
    return {
      ...{ id, created, updated: created, user, user_info: { display_name: 'Ngozi Okafor' } },
      ...{ uri, text, tags: [], group: GROUP, hidden: false, flagged: false },
      permissions: { read: [`group:${GROUP}`], update: [user], delete: [user], admin: [user] },
      target: [{ source: uri, selector }],
      document: { title: ['Assignment'] },
      links: { html: `${origin}/a/${id}`, incontext: `${origin}/a/${id}`, json: `${origin}/${id}` },
    };
  });
}

/** Its real-time connection, which stays open and says nothing. */
function holdSocket(request: IncomingMessage, socket: Duplex): void {
  const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  socket.on('error', () => socket.destroy());
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
}

/** Serves the client of the npm package, its sidebar, and the part of its API a reader needs who is not signed in. */
export async function serveHypothesis(): Promise<HypothesisServer> {
  const { server, host, port, close } = await listen(HOST, 0);
  const origin = `http://${host}:${port}`;
  let annotated = { uri: '', all: [] as Annotation[] };
  const api = `${origin}/api/`;
  const app = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Hypothesis</title></head><body><hypothesis-app></hypothesis-app>
<script class="js-hypothesis-config" type="application/json">${JSON.stringify({ apiUrl: api, assetRoot: `${origin}/`, authDomain: host, oauthClientId: 'bench', rpcAllowedOrigins: [] })}</script>
<script src="/build/boot.js"></script></body></html>`;
  const group = {
    ...{ id: GROUP, name: 'Public', type: 'open', public: true, scoped: false, scopes: null },
    ...{ organization: null, links: { html: `${origin}/groups` } },
  };
  const search = (query: URLSearchParams) => {
    const all = annotated.uri === query.get('uri') ? annotated.all : [];
    const after = query.get('search_after') ?? '';
    const rows = all.filter(({ created }) => created > after);
    return { total: all.length, rows: rows.slice(0, Number(query.get('limit') ?? 20)) };
  };
  const get = (url: string) => ({ method: 'GET', url });
  const answers: Record<string, (query: URLSearchParams) => unknown> = {
    '': () => ({
      links: {
        ...{ search: get(`${api}search`), links: get(`${api}links`) },
        ...{ groups: { read: get(`${api}groups`) } },
        profile: { read: get(`${api}profile`), groups: { read: get(`${api}groups`) } },
        analytics: { events: { create: { method: 'POST', url: `${api}events` } } },
      },
    }),
    links: () => ({
      ...{ websocket: `ws://${host}:${port}/ws`, user: `${origin}/u/:user` },
      ...{ 'groups.new': origin, signup: origin, 'search.tag': `${origin}/t/:tag` },
    }),
    profile: () => ({
      ...{ userid: null, authority: host, features: {}, preferences: {}, groups: [] },
    }),
    groups: () => [group],
    search,
    events: () => ({}),
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    response.setHeader('access-control-allow-origin', '*');
    const told = pathname.startsWith('/api/') ? answers[pathname.slice('/api/'.length)] : undefined;
    if (told !== undefined) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(told(searchParams)));
    } else if (pathname.endsWith('.html')) {
      response.setHeader('content-type', 'text/html');
      response.end(app);
    } else if (/^\/build\/[\w./-]+$/.test(pathname) && !pathname.includes('..')) {
      const file = path.join(PACKAGE, pathname.slice('/build/'.length));
      response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
      response.setHeader('cache-control', 'max-age=86400');
      response.end(await readFile(file));
    } else response.writeHead(404).end();
  };
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      process.stderr.write(`${request.url}: ${String(error)}\n`);
      response.writeHead(404).end();
    });
  });
  const held = new Set<Duplex>();
  server.on('upgrade', (request, socket) => {
    held.add(socket);
    holdSocket(request, socket);
  });
  return {
    origin,
    bootScript: `${origin}/build/boot.js`,
    config: {
      ...{ assetRoot: `${origin}/`, sidebarAppUrl: `${origin}/app.html` },
      ...{ notebookAppUrl: `${origin}/notebook.html`, profileAppUrl: `${origin}/profile.html` },
      ...{ openSidebar: true, showHighlights: 'always' },
    },
    annotate: (uri, notes) => {
      annotated = { uri, all: annotationsOf(origin, uri, notes) };
    },
    close: () => {
      // A server waits for those it has handed over.
      for (const socket of held) socket.destroy();
      return close();
    },
  };
}
