import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What a server has of the environment of its tests. */
const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env;
const OURS = { PATH, HOME, ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) };
const POLL_MS = 50;
const START_MS = 60_000;
const STOP_MS = 15_000;

export type ServerProcess = {
  url: string;
  pid: number;
  /** The exit code, once it has ended; null after a signal. */
  exit: Promise<number | null>;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

/** The server as it runs in life: a process of its own, given its configuration by the environment alone. */
export async function startServerProcess(options: {
  env: Record<string, string>;
  url: string;
  logFile: string;
  /** A command that ends by running what it is given, such as one that makes the disk small. */
  under?: readonly string[];
}): Promise<ServerProcess> {
  const [program = '', ...args] = [
    ...(options.under ?? []),
    process.execPath,
    'lti-server/main.ts',
  ];
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...OURS, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(options.logFile, { flags: 'a' });
  let complaint = '';
  child.stdout.pipe(log, { end: false });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
    log.write(chunk);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let exited = false;
  // Whoever started it may fail before it can stop it.
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  void ended.then(() => {
    exited = true;
    process.off('exit', orphaned);
    log.end();
  });

  const deadline = Date.now() + START_MS;
  const ready = async (): Promise<boolean> => {
    try {
      return (await fetch(`${options.url}/readyz`, { signal: AbortSignal.timeout(5000) })).ok;
    } catch {
      return false; // not listening yet, or not answering
    }
  };
  while (!(await ready())) {
    if (exited)
      throw new Error(`The server did not start: ${complaint.trim() || `see ${options.logFile}`}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(
        `The server was not ready within ${START_MS / 1000} s; see ${options.logFile}`,
      );
    }
    await wait(POLL_MS);
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (exited) return;
    child.kill(signal);
    const forced = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(forced);
  };
  return {
    url: options.url,
    pid: child.pid ?? 0,
    exit: ended,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
