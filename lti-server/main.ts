import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServerApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { createDeps, type Ground } from './create-deps.ts';
import { StartRefusal } from './db/refusal.ts';
import type { Deps } from './deps.ts';
import { drainOf } from './drain.ts';
import { isTrial } from './lti/addresses.ts';
import { assetsOf } from './lti/web-assets.ts';
import { mountsFor } from './mounts.ts';
import { replay } from './rights/erase.ts';
import { checkReceipts, readReceipts } from './rights/receipt.ts';
import { keepSwept } from './sweep.ts';

export type RunningServer = {
  url: string;
  deps: Deps;
  unbound: Ground['unbound'];
  close(): Promise<void>;
};

/** The port is taken before the database is opened; who asks in between is told to come back, not left waiting. */
const starting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1', 'cache-control': 'no-store' }).end();
};

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const where = `${config.host}:${config.port}`;
      const sentence =
        error.code === 'EADDRINUSE'
          ? `Port ${config.port} on ${config.host} is in use by another program.`
          : `Cannot listen on ${where} (${error.code}).`;
      fail(new StartRefusal('port', sentence));
    });
    server.listen(config.port, config.host, () => done((server.address() as AddressInfo).port));
  });
}

/** Before anybody is served: what was erased is not to be seen again out of a backup. */
async function finishErasures({ config, database, log }: Deps): Promise<void> {
  if (config.erasures !== null) checkReceipts(config.erasures);
  const again =
    config.erasures === null ? [] : await replay(database, readReceipts(config.erasures));
  if (again.length > 0) log.warn({ erasures: again.length }, 'erased again');
}

/** Longer than proxies keep one (nginx: 60 s): else a request may go into a connection that is being closed, and is lost. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Starts a server; rejects with StartRefusal and leaves nothing behind when it cannot. With port 0 and the default
 * PUBLIC_URL the address is known only after listening: `url` tells it.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  let answer = starting;
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) =>
    answer(request, response),
  );
  const drain = drainOf(server);
  const port = await listen(server, config);
  const publicUrl = config.port === 0 ? withPort(config.publicUrl, port) : config.publicUrl;
  try {
    const { deps, unbound, end } = await createDeps({ ...config, publicUrl, port });
    await finishErasures(deps);
    const mounts = mountsFor(deps);
    answer = createServerApp(deps, mounts);
    const endSweep = keepSwept(deps);
    const close = async () => {
      endSweep();
      mounts.endStreams();
      await drain();
      await deps.background.settled();
      await end();
    };
    deps.log.info({ url: publicUrl }, 'started');
    return { url: publicUrl, deps, unbound, close };
  } catch (error) {
    await drain();
    throw error;
  }
}

function withPort(address: string, port: number): string {
  const url = new URL(address);
  if (url.port === '0') url.port = String(port);
  return url.origin;
}

/** Everything a start can fail on becomes one line. */
function sentenceOf(error: unknown): string {
  if (error instanceof StartRefusal) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = error instanceof Error ? error.message.split('\n')[0] : '';
  return `Waymark could not start: ${[code, words].filter((part) => part).join(' ')}`;
}

/** Said once, to whoever starts it: tokens would cross the network for anybody to read, and no LMS on https shows http. */
const OPEN =
  'PUBLIC_URL is not https: put a proxy with TLS in front, and set PUBLIC_URL to its address.';
const UNBUILT = 'The pages are not built, and people see an error. Run: npm run build:web';
const isOpen = (url: string): boolean => url.startsWith('http:') && !isTrial(url);

const unboundSentence = (role: string): string =>
  `DATABASE_URL connects as ${role}, for whom row-level security does not hold: connect as a role that is neither superuser nor bypassrls.`;

async function main(): Promise<void> {
  const running = await startServer(readConfig(process.env));
  // In one piece: whoever reads it may stop reading after the first line.
  const said = [
    `Waymark listens at ${running.url}`,
    ...(isOpen(running.url) ? [OPEN] : []),
    ...(assetsOf('home') === null ? [UNBUILT] : []),
    ...(running.unbound === null ? [] : [unboundSentence(running.unbound)]),
  ];
  process.stderr.write(`${said.join('\n')}\n`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        running.deps.log.error({ err: error }, 'shutdown failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  });
}
