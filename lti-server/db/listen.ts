import { EventEmitter } from 'node:events';
import pg from 'pg';

/** No payload of anybody's: anything may have changed. */
export const LINE_CAME_BACK = '';
const CHANNEL = 'waymark_changed';
const RETRY_MS = [250, 1_000, 5_000, 15_000];

/**
 * One client of its own that listens for as long as somebody subscribes, and comes back after a lost connection.
 * What was said meanwhile is lost, so on every return all subscribers are told LINE_CAME_BACK.
 */
export function listenOnPostgres(url: string, trouble: (error: Error) => void) {
  const events = new EventEmitter().setMaxListeners(0);
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let losses = 0;

  async function open(): Promise<void> {
    const mine = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client = mine;
    mine.on('notification', (message) => events.emit('announce', message.payload ?? ''));
    mine.on('error', (error) => lost(mine, error));
    mine.on('end', () => lost(mine, new Error('The listening connection ended.')));
    try {
      await mine.connect();
      await mine.query(`listen ${CHANNEL}`);
      if (losses > 0) events.emit('announce', LINE_CAME_BACK);
      losses = 0;
    } catch (error) {
      lost(mine, error as Error);
    }
  }

  function lost(which: pg.Client, error: Error): void {
    if (closed || client !== which) return;
    client = null;
    trouble(error);
    which.end().catch(trouble);
    timer = setTimeout(() => void open(), RETRY_MS[Math.min(losses++, RETRY_MS.length - 1)]);
    timer.unref();
  }

  return {
    channel: CHANNEL,
    subscribe(listener: (payload: string) => void): () => void {
      events.on('announce', listener);
      if (client === null && timer === null && !closed) void open();
      return () => events.off('announce', listener);
    },
    async close(): Promise<void> {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await client?.end();
    },
  };
}
