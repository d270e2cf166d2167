import { connect } from 'node:net';

export type Answered = { statuses: number[]; silent: boolean; leaks: boolean };

/** No answer in this time, ms, is none. */
const PATIENCE_MS = 40_000;
/** A line of a stack of ours, or of a package's. */
const TRACE = /\bat .*\.[cm]?[jt]s:\d|node_modules/;

/**
 * Writes bytes on a connection of its own, tells that there will be no more, and hears what comes until it is closed. A
 * connection that was reset has been answered.
 */
export const send = (port: number, from: string, bytes: Buffer): Promise<Answered> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from });
    const chunks: Buffer[] = [];
    let silent = false;
    socket.setTimeout(PATIENCE_MS, () => {
      silent = true;
      socket.destroy();
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // The server may hang up while we still write: that is an answer too, and 'close' follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) =>
        Number(status),
      );
      resolve({ statuses, silent, leaks: TRACE.test(text) });
    });
    socket.end(bytes);
  });
