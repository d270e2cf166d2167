import * as v from 'valibot';
import { ProblemSchema } from '../../shared/protocol/errors.ts';
import { PATHS } from '../../shared/protocol/http.ts';
import { until } from '../browser/until.ts';
import { type Case, must } from './case.ts';
import { failuresOf, setToWork } from './class-at-work.ts';
import { makePlace, type Place } from './place.ts';
import { clockOf, reconcile } from './reconcile.ts';
import { openStream } from './stream.ts';

async function checkRefusal(place: Place, token: string): Promise<void> {
  const response = await fetch(place.url + PATHS.me, {
    headers: { authorization: `Bearer ${token}` },
  });
  const problem = v.safeParse(ProblemSchema, await response.json());
  must(response.status === 503, `A request was answered ${response.status}, not 503.`);
  must(problem.success && problem.output.error.code === 'unavailable', 'The answer has no code.');
  const ready = (await fetch(`${place.url}/readyz`)).status;
  const alive = (await fetch(`${place.url}/healthz`)).status;
  must(ready === 503 && alive === 200, `readyz answered ${ready}, healthz ${alive}.`);
}

/** The server outlives its database: 503 meanwhile, and all is well again by itself. */
export const databaseStopped = (mode: 'fast' | 'immediate'): Case => ({
  name: `database stopped (-m ${mode}) and started under load: 503 meanwhile, then all by itself`,
  async run(setting) {
    const place = await makePlace('PostgreSQL', setting);
    const { cluster } = setting;
    const token = place.tokens.get(place.school.lin) ?? '';
    const before = await clockOf(place);
    const server = await place.start();
    const stream = await openStream(place.url, token);
    const work = setToWork(place, setting.over);
    const rounds = 2;
    for (let round = 0; round < rounds; round++) {
      await work.nextAnswer();
      await work.nextSend();
      await cluster.halt(mode);
      const heard = stream.heard();
      await checkRefusal(place, token);
      await cluster.resume();
      await work.nextAnswer();
      const more = (count: number) => async () =>
        stream.heard() > count || stream.ended() ? true : undefined;
      await until('the stream speaks again', more(heard));
      // The first word tells that the line is back; the second came over it.
      await until('the stream hears what is new', more(stream.heard()), 10_000);
      must(!stream.ended(), 'The live stream ended.');
    }
    await work.finish();
    stream.close();
    await server.stop();
    must((await server.exit) === 0, 'The server did not end well.');
    const refused = failuresOf(work.ledgers, 'unavailable');
    const cut = failuresOf(work.ledgers, 'unreachable');
    must(cut === 0, `${cut} pushes had no answer at all.`);
    const { pushes, mutations } = await reconcile(place, work.ledgers, before);
    return `${rounds} stops, ${refused} pushes told 503, ${pushes} pushes and ${mutations} mutations reconciled`;
  },
});
