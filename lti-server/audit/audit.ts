import { randomUUID } from 'node:crypto';
import type { Admin } from '../../shared/model/admin.ts';
import type { PersonId, TenantId, Uuid } from '../../shared/model/ids.ts';
import type { Act } from '../../shared/protocol/admin.ts';
import { thisTenant } from '../api/sync/record-row.ts';
import type { Database, RegistryTx, TenantTx } from '../db/database.ts';

/** Who did something: never more than an id, or the name of an account. */
export type Actor =
  | { via: 'person'; person: PersonId }
  | { via: 'account'; account: string }
  | { via: 'command' | 'link' | 'server' };
export const COMMAND: Actor = { via: 'command' };

export const actorOf = (admin: Admin): Actor =>
  admin.at === 'server'
    ? { via: 'account', account: admin.account }
    : { via: 'person', person: admin.person };

export type Deed = {
  by: Actor;
  action: Act;
  /** How it ended; `done` unless told. */
  code?: string;
  /** Of what, in ids: an LMS, a deployment, a browser, an account. */
  subject?: string;
  /** A person's or a course's id. */
  record?: Uuid;
};

/** Of one school, in the transaction of what was done. */
export async function noteDeed(tx: TenantTx, deed: Deed, id: Uuid = randomUUID()): Promise<void> {
  const { by, action, code = 'done', subject = null, record = null } = deed;
  await tx
    .insertInto('school.audit')
    .values({
      tenant_id: thisTenant,
      id,
      person_id: by.via === 'person' ? by.person : null,
      account: by.via === 'account' ? by.account : null,
      ...{ via: by.via, action, code, subject, record_id: record },
    })
    .execute();
}

/** Of no school: accounts, and what is left of a school that is gone. */
export async function noteServerDeed(tx: RegistryTx, deed: Omit<Deed, 'record'>): Promise<void> {
  const { by, action, code = 'done', subject = null } = deed;
  if (by.via === 'person') throw new Error('A person is of a school.');
  const account = by.via === 'account' ? by.account : null;
  await tx
    .insertInto('registry.audit')
    .values({ id: randomUUID(), via: by.via, account, action, code, subject })
    .execute();
}

/** By itself, after what was done where no one transaction has both. */
export const note = (database: Database, tenant: TenantId, deed: Deed): Promise<void> =>
  database.tenant(tenant, (tx) => noteDeed(tx, deed));

/** An LMS, in the words it is known by. */
export const lmsId = (of: { issuer: string; clientId: string; deploymentId?: string }): string =>
  [of.issuer, of.clientId, of.deploymentId].filter((part) => part !== undefined).join(' ');
