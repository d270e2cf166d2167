import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from './case.ts';
import { must } from './case.ts';
import { failuresOf, setToWork } from './class-at-work.ts';
import { type Kind, makePlace, type Place } from './place.ts';
import { clockOf, reconcile } from './reconcile.ts';
import type { Ledger } from './writer.ts';

/** A push takes some 10 to 40 ms: the blow falls before, within and just after its commit. */
const WITHIN_MS = 40;

/** Of the mutations under way when the server fell: how many had been committed, their answer lost. */
async function unheard(place: Place, ledgers: readonly Ledger[]): Promise<number> {
  const ids = ledgers.flatMap(({ underway }) => underway);
  if (ids.length === 0) return 0;
  return place.look((database) =>
    database.tenant(place.tenant, async (tx) => {
      const rows = tx.selectFrom('school.mutation').select('id').where('id', 'in', ids);
      return (await rows.execute()).length;
    }),
  );
}

export const killedWhilePushing = (kind: Kind): Case => ({
  name: `server killed with -9 during pushes, nothing acknowledged lost, nothing doubled (${kind})`,
  async run(setting) {
    const kills = Math.ceil(setting.kills / 2);
    const place = await makePlace(kind, setting);
    const before = await clockOf(place);
    let server = await place.start();
    const work = setToWork(place, setting.over);
    let silent = 0;
    for (let n = 0; n < kills; n++) {
      await work.nextAnswer();
      await work.nextSend();
      await wait(Math.random() * WITHIN_MS);
      const lost = work.ledgers.map((ledger) => ({ ...ledger }));
      await server.kill();
      silent += kind === 'PostgreSQL' ? await unheard(place, lost) : 0;
      server = await place.start();
    }
    await work.finish();
    await server.stop();
    const cut = failuresOf(work.ledgers, 'unreachable');
    must(cut >= kills, `Only ${cut} pushes were cut off by ${kills} kills.`);
    const { mutations, records, pushes } = await reconcile(place, work.ledgers, before);
    const heard = kind === 'PostgreSQL' ? `, ${silent} committed without an answer` : '';
    return `${kills} kills, ${pushes} pushes${heard}, ${mutations} mutations on ${records} records reconciled`;
  },
});
