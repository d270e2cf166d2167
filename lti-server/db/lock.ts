import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { makeFolder } from './folder.ts';
import { StartRefusal } from './refusal.ts';

/**
 * PGlite lets two processes open one folder and silently loses the writes of one (measured on 0.5.16). This lock is
 * ours: a file beside the folder that names its holder. After kill -9 the next start takes it over. Process ids are
 * reused and are all 1 in containers, so the holder's start time counts too; two containers on one volume are not
 * protected, the README says so.
 */
type Holder = { pid: number; started: string };
const held = new Set<string>();

/** Linux: clock ticks since boot at which the process began (proc(5), field 22); '' where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function parseHolder(text: string): Holder | null {
  const [pid, started] = text.split(' ');
  const number = Number(pid);
  return Number.isInteger(number) && number > 0 ? { pid: number, started: started ?? '' } : null;
}

function holds(file: string, text: string): boolean {
  const holder = parseHolder(text);
  if (holder === null) return false;
  if (holder.pid === process.pid) return held.has(file);
  return isAlive(holder.pid) && startOf(holder.pid) === holder.started;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Moves a dead holder's file aside; puts it back when somebody else was quicker and the file is theirs. */
function removeStale(file: string, judged: string): void {
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function take(file: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid)}`;
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, mine);
  try {
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  held.add(file);
  const release = () => {
    process.off('exit', release);
    if (held.delete(file) && read(file) === mine) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return release;
}

/** Takes the lock of a PGlite folder; returns its release. Throws StartRefusal when a living process holds it. */
export function lockFolder(folder: string): () => void {
  makeFolder(folder);
  const file = `${folder.replace(/[/\\]+$/, '')}.lock`;
  for (let round = 0; round < 5; round++) {
    const text = read(file);
    if (text !== null && holds(file, text)) {
      throw new StartRefusal(
        'folder_locked',
        `The database folder ${folder} is in use by another Waymark process (${text.split(' ')[0]}); stop that one first.`,
      );
    }
    if (text !== null) removeStale(file, text);
    try {
      return take(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  throw new StartRefusal('folder_locked', `The database folder ${folder} could not be locked.`);
}
