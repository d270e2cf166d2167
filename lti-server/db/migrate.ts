import { Migrator } from 'kysely/migration';
import type { OwnerHandle } from './database.ts';
import { spine } from './migrations/0001-spine.ts';
import { beyond } from './migrations/0002-beyond.ts';
import { forgetting } from './migrations/0003-forgetting.ts';
import { live } from './migrations/0004-live.ts';
import { sections } from './migrations/0005-sections.ts';
import { registration } from './migrations/0006-registration.ts';
import { erasure } from './migrations/0020-erasure.ts';
import { audit } from './migrations/0021-audit.ts';
import { admin } from './migrations/0022-admin.ts';
import { grades } from './migrations/0025-grades.ts';
import { launch } from './migrations/0030-launch.ts';

/** In order of name, forward only; a released one is never edited. */
const MIGRATIONS = {
  '0001-spine': spine,
  '0002-beyond': beyond,
  '0003-forgetting': forgetting,
  '0004-live': live,
  '0005-sections': sections,
  '0006-registration': registration,
  '0020-erasure': erasure,
  '0021-audit': audit,
  '0022-admin': admin,
  '0025-grades': grades,
  '0030-launch': launch,
};

/** Runs what is missing. On PostgreSQL kysely holds an advisory lock meanwhile, so nodes may start together. */
export async function migrate(owner: OwnerHandle): Promise<void> {
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    migrationTableSchema: 'registry',
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
