import { goalOf } from '../../lti-server/api/sync/school.fixture.ts';
import { PATHS } from '../../shared/protocol/http.ts';
import { PROTOCOL, PUSH_LIMIT } from '../../shared/protocol/sync.ts';
import { type Case, must } from './case.ts';
import { makePlace } from './place.ts';

const PUSHES = 8;

export const toldToStop: Case = {
  name: 'SIGTERM while pushes are under way: each is answered, and all of it is there',
  async run(setting) {
    const place = await makePlace('PostgreSQL', setting);
    const server = await place.start();
    const { lin } = place.school;
    const push = async () => {
      const mutations = Array.from({ length: PUSH_LIMIT }, () => goalOf(lin));
      const response = await fetch(place.url + PATHS.push, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${place.tokens.get(lin)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ protocol: PROTOCOL.max, mutations }),
      });
      await response.json();
      return response.status;
    };
    // One person's pushes wait for one another: after the first answer the others stand in the server.
    let open = PUSHES;
    const all = Array.from({ length: PUSHES }, () => push().finally(() => (open -= 1)));
    await Promise.race(all);
    const waiting = open;
    must(waiting > 1, 'Nothing was under way.');
    await server.stop();
    const statuses = await Promise.all(all);
    must(
      statuses.every((status) => status === 200),
      `Answers: ${statuses.join(', ')}.`,
    );
    must((await server.exit) === 0, 'The server did not end well.');
    const stored = await place.look((database) =>
      database.tenant(place.tenant, (tx) =>
        tx.selectFrom('school.record').select('id').where('kind', '=', 'goal').execute(),
      ),
    );
    must(stored.length === PUSHES * PUSH_LIMIT, `${stored.length} records are stored.`);
    return `${waiting} pushes under way, ${stored.length} records stored`;
  },
};
