import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../test/postgres/databases.ts';
import { createServerApp } from './app.ts';
import { startWorld } from './lti/testing/launching.ts';
import { mountsFor } from './mounts.ts';

onBothDatabases('the application', ({ database }) => {
  it('answers what nobody foresaw with a page for people, never with a trace', async () => {
    const world = await startWorld(database());
    const mounts = mountsFor(world.deps);
    const fails = [new Error('words of a person'), Object.assign(new Error(), { status: 416 })];
    const connectPage = () => {
      throw fails.shift();
    };
    const server = createServer(createServerApp(world.deps, { ...mounts, connectPage }));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const statuses: number[] = [];
    for (const text of ['words of a person', '.ts']) {
      const response = await fetch(`http://127.0.0.1:${port}/connect`);
      statuses.push(response.status);
      const page = await response.text();
      expect(page).toContain(response.headers.get('x-request-id'));
      expect(page).not.toContain(text);
    }
    expect(statuses).toEqual([500, 416]);
    expect(world.lines.join('')).not.toContain('words of a person');
    mounts.endStreams();
    await new Promise((done) => server.close(done));
    await world.close();
  });
});
