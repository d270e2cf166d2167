import { confirmLine } from '../registration/pages.ts';
import { registrations } from '../registration/registrations.ts';
import { type Command, readOptions, titleOf } from './options.ts';

/** What is registered, and where each school's fields for entering Waymark by hand are. */
export const list: Command = {
  read(args) {
    readOptions(args, {});
    return async ({ database, lti, config }) => {
      const platforms = await lti.platforms();
      const [deployments, tenants] = await database.registry(async (tx) => [
        await tx
          .selectFrom('registry.deployment as d')
          .leftJoin('registry.tenant as t', 't.id', 'd.tenant_id')
          .select(['d.issuer', 'd.client_id', 'd.deployment_id', 'd.refused_at', 't.name'])
          .orderBy('d.deployment_id')
          .execute(),
        await tx.selectFrom('registry.tenant').select(['id', 'name']).orderBy('name').execute(),
      ]);
      const known = await registrations(database);
      const lines = platforms.flatMap((platform) => {
        const { issuer, clientId, active } = platform;
        const waits = known.some(
          (one) => one.issuer === issuer && one.clientId === clientId && one.confirmedAt === null,
        );
        return [
          `${titleOf(platform)}${active ? '' : waits ? '  (waits to be confirmed)' : '  (switched off)'}`,
          ...(waits ? [`  ${confirmLine(issuer, clientId)}`] : []),
          ...deployments
            .filter((row) => row.issuer === issuer && row.client_id === clientId)
            .map(
              (row) =>
                `  deployment ${row.deployment_id}  ${row.name ?? (row.refused_at === null ? `quarantined: waits for an admin at ${config.publicUrl}/admin` : 'kept out by an admin')}`,
            ),
        ];
      });
      const shown =
        lines.length === 0
          ? ['No LMS is registered yet: npm run platform -- help tells how.']
          : lines;
      const schools = tenants.map(
        ({ id, name }) => `  ${name}  ${config.publicUrl}/lti/setup/${id}`,
      );
      return [
        ...shown,
        ...(schools.length === 0 ? [] : ['To enter Waymark by hand:', ...schools]),
      ].join('\n');
    };
  },
};
