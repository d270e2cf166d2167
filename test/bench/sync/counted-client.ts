import { PROTOCOL } from '../../../shared/protocol/sync.ts';
import { type Exchange, pullAll } from '../../../shared/store/exchange.ts';
import { createMemoryRepository } from '../../../shared/store/memory-repository.ts';
import type { Repository, Tables } from '../../../shared/store/repository.ts';
import { createTransport } from '../../../shared/store/transport.ts';

type Traffic = { requests: number; bytes: number };
type Local = { rows: number; scans: number };

function countedFetch() {
  const counted: Traffic = { requests: 0, bytes: 0 };
  const send: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const body = await response.arrayBuffer();
    counted.requests += 1;
    counted.bytes += body.byteLength + String(init?.body ?? '').length;
    return new Response(body, { status: response.status, headers: response.headers });
  };
  return { counted, send };
}

/** Counts rows that come out of or go into the table of records; `scans`: how often it was read whole. */
function countedRepository(repository: Repository) {
  const counted: Local = { rows: 0, scans: 0 };
  const through = <T extends { length: number } | undefined>(rows: T): T => {
    counted.rows += rows?.length ?? 0;
    return rows;
  };
  const watched = ({ records, ...others }: Tables): Tables => ({
    ...others,
    records: {
      get: async (key) => {
        counted.rows += 1;
        return records.get(key);
      },
      many: async (keys) => through(await records.many(keys)),
      all: async () => {
        counted.scans += 1;
        return through(await records.all());
      },
      by: async (index, value) => through(await records.by(index, value)),
      among: async (index, values) => through(await records.among(index, values)),
      put: (values) => records.put(through(values)),
      drop: (keys) => records.drop(through(keys)),
    },
  });
  const watching: Repository = {
    ...repository,
    read: (work) => repository.read((tables) => work(watched(tables))),
    write: (work) => repository.write((tables) => work(watched(tables))),
  };
  return { counted, repository: watching };
}

const taken = <T extends Record<string, number>>(counts: T): T => {
  const copy = { ...counts };
  for (const name of Object.keys(counts)) Object.assign(counts, { [name]: 0 });
  return copy;
};

/** One person's browser: pulls like the real one (it is the real one's code), and counts. */
export function countedClient(url: string, token: string) {
  const wire = countedFetch();
  const local = countedRepository(createMemoryRepository());
  const transport = createTransport(
    url,
    { access: () => Promise.resolve(token), refresh: () => Promise.resolve(false) },
    wire.send,
  );
  const exchange: Exchange = {
    repository: local.repository,
    transport,
    now: Date.now,
    signal: new AbortController().signal,
    versions: { ...PROTOCOL, speaks: PROTOCOL.max },
  };
  return {
    transport,
    pull: async () => {
      const failure = await pullAll(exchange);
      if (failure !== null) throw new Error(`The pull ended with ${failure.code}.`);
    },
    held: () => local.repository.read(async ({ records }) => (await records.all()).length),
    take: () => ({ traffic: taken(wire.counted), local: taken(local.counted) }),
  };
}
export type CountedClient = ReturnType<typeof countedClient>;
