import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { personScope, teachersScope } from '../../../shared/model/scope.ts';
import { newPostgres } from '../../../test/postgres/databases.ts';
import { asSuperuser } from '../../../test/postgres/superuser.ts';
import { createDatabase } from '../../db/create.ts';
import { makeTenant } from '../../db/tenant.ts';
import { changesQuery } from './pull.ts';
import { makeSchool } from './school.fixture.ts';

type Plan = { 'Node Type': string; 'Actual Rows': number; Plans?: Plan[] } & Record<
  string,
  unknown
>;
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

const ROWS = 20_000;

it('reads only the rows that changed, by the index, among 20,000 on PostgreSQL', async () => {
  const url = await newPostgres();
  const database = await createDatabase({ kind: 'postgres', url });
  try {
    const tenant = await makeTenant(database, 'Willow Lane School');
    const school = await makeSchool(database, tenant);
    await database.tenant(tenant, (tx) =>
      sql`insert into school.change (tenant_id, scope, record_id, seq, gone)
        select ${tenant}, case n % 4 when 0 then ${teachersScope(school.course)} else 'person:' || gen_random_uuid() end,
          gen_random_uuid(), n, false from generate_series(1, ${ROWS}::int) as n`.execute(tx),
    );
    await asSuperuser(url, 'analyze school.change');
    const readings = [personScope(school.ada), teachersScope(school.course)].map((scope) => ({
      scope,
      after: ROWS - 40,
      known: true,
    }));
    const [row] = await database.tenant(
      tenant,
      async (tx) =>
        (
          await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`
            explain (analyze, format json) ${changesQuery(readings, ROWS, 501)}`.execute(tx)
        ).rows,
    );
    const reads = nodes(row?.['QUERY PLAN'][0].Plan ?? ({} as Plan)).filter(
      (node) => node['Relation Name'] === 'change',
    );
    expect(reads.map((node) => node['Node Type'])).toEqual([expect.stringMatching(/^Index/)]);
    const [read] = reads;
    expect(read?.['Index Cond']).toMatch(/tenant_id.*scope.*seq > .*seq <= /s);
    // Ten of the forty newest stand in the teachers' scope, none in hers; per loop half of that.
    expect(read?.['Actual Rows']).toBeLessThanOrEqual(10);
    expect(read?.['Rows Removed by Filter'] ?? 0).toBe(0);
  } finally {
    await database.close();
  }
});
