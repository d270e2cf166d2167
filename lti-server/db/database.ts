import type { Kysely, Transaction } from 'kysely';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Registry, School } from './schema.ts';

/** Their SQL stands in the migrations. */
export type SchoolFunction = 'school.known_launch';
export type RegistryTx = Transaction<Registry>;
/** A transaction under the school role with the tenant set: other tenants' rows do not exist for it. */
export type TenantTx = Transaction<School> & { readonly __tenant?: never };

/**
 * The only way to the data. PGlite has one connection: inside a transaction use its handle alone,
 * the outer one would wait for itself for ever.
 */
export type Database = {
  registry<T>(work: (tx: RegistryTx) => Promise<T>): Promise<T>;
  /** For one statement, which needs no transaction around it; not tried again. */
  inRegistry<T>(work: (tx: RegistryTx) => Promise<T>): Promise<T>;
  /** Retries on serialization failure and deadlock. `readOnly` runs REPEATABLE READ READ ONLY. */
  tenant<T>(
    tenant: TenantId,
    work: (tx: TenantTx) => Promise<T>,
    options?: { readOnly?: boolean },
  ): Promise<T>;
  /** One function of schema `school` with one JSON value, in a transaction of its own: on PostgreSQL one round trip. */
  call<T>(tenant: TenantId, name: SchoolFunction, value: unknown): Promise<T | null>;
  /** Tells every node that something changed for a tenant (LISTEN/NOTIFY); call after commit. */
  announce(tenant: TenantId): Promise<void>;
  /** `null`: the line was cut for a while, and anything may have changed for anybody. */
  onAnnounce(listener: (tenant: TenantId | null) => void): () => void;
  /** Resolves when the database answers; rejects with the reason otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
};

/** For migrations and start checks only: the handle of the role we connect as. */
export type OwnerHandle = Kysely<unknown>;
