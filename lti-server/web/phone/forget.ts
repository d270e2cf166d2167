import { deleteDexieRepository } from '../../../shared/store/dexie-repository.ts';
import { forgetSynced } from '../../../shared/store/forget.ts';
import { endSession } from '../api.ts';
import type { Store } from '../store.ts';
import { dropKept, readKept } from './kept.ts';
import { dropShell } from './shell.ts';

/** Words of this phone that the school has not got. */
export async function unsentOf({ repository }: Store): Promise<number> {
  const outbox = await repository.read((tables) => tables.outbox.all());
  return outbox.filter(({ status }) => status !== 'applied').length;
}

/** The server ended this credential, from another browser perhaps: what the school has goes, unsent words wait for their writer. */
export async function letGo({ repository }: Store): Promise<void> {
  dropKept();
  await repository.write(forgetSynced);
}

/** Everything of this person goes from this phone, and its credential at the server. */
export async function forget({ repository, name }: Store): Promise<void> {
  const access = readKept()?.tokens.access;
  if (access !== undefined) await endSession(access);
  dropKept();
  repository.close();
  await deleteDexieRepository(name);
  await dropShell();
}
