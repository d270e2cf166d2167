import { parseArgs } from 'node:util';
import { createDatabase } from '../../../lti-server/db/create.ts';
import { startCluster } from '../../postgres/cluster.ts';
import { asSuperuser } from '../../postgres/superuser.ts';
import { atMost, type Gate, type Row, say, tell } from '../report.ts';
import { LEARNERS, makeBigClass } from './big-class.ts';
import { CHANGES, type Measured, measure } from './measure.ts';

/**
 * `npm run bench:sync [-- --json]`: what syncing costs a learner with 1,000 records and a teacher of 200 learners with
 * 100,000, and a tenth and a third of that. Counts rows and bytes on PostgreSQL; times only against each other.
 */
const SIZES = [
  { records: 10_000, ofFirst: 100 },
  { records: 33_000, ofFirst: 330 },
  { records: 100_000, ofFirst: 1_000 },
];
/** What may differ where nothing should: pages cut elsewhere, a number with a digit more. */
const FLAT = 1.25;
/** A change is a line of the log and the record itself; beside them the session, memberships and the clock. */
const PULLED = 2 * CHANGES + 10;
/** The same two, and once a page what stands beside. */
const FIRST = 2.5;
/** The record, what it hangs on and what hangs on it, where each stands, session, memberships, person and clock. */
const PUSHED = 40;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

async function measured(url: string, size: (typeof SIZES)[number]): Promise<Measured[]> {
  const database = await createDatabase({ kind: 'postgres', url });
  try {
    say(`A class of ${LEARNERS} with ${size.records.toLocaleString('en')} records …`);
    const big = await makeBigClass(database, size);
    await asSuperuser(url, 'vacuum analyze');
    return await measure(database, big);
  } finally {
    await database.close();
  }
}

const cluster = await startCluster();
const runs: Measured[][] = [];
try {
  for (const [n, size] of SIZES.entries()) {
    await asSuperuser(
      cluster.url('postgres'),
      `create database bench_${n}`,
      // So that every row read is seen by the statistics of its table.
      `alter database bench_${n} set enable_indexonlyscan = off`,
    );
    runs.push(await measured(cluster.url(`bench_${n}`), size));
  }
} finally {
  await cluster.stop();
}

const WORDS = {
  read: 'rows read',
  written: 'rows written',
  bytes: 'bytes',
  localRows: 'local rows',
} as const;
const all = runs.flat();
const of = (who: string, act: string) => all.filter((one) => one.who === who && one.act === act);
/** How much more it is than at the smallest size, at worst. PostgreSQL may well read a small table whole. */
const growth = ([smallest = 0, ...others]: readonly number[]): number =>
  Math.max(...others) / Math.max(1, smallest);

function flat(who: string, act: string, what: 'read' | 'written' | 'bytes' | 'localRows'): Gate {
  const counts = of(who, act).map((one) => one[what]);
  return atMost(`${who}, ${act}: ${WORDS[what]}, to the smallest size`, growth(counts), FLAT);
}
function linear(who: string, what: 'read' | 'bytes'): Gate {
  const each = of(who, 'first pull').map((one) => one[what] / one.records);
  const name = `${who}, first pull: ${WORDS[what]} a record, to the smallest size`;
  return atMost(name, growth(each), FLAT);
}
const most = (who: string, act: string, what: 'read' | 'localScans'): number =>
  Math.max(...of(who, act).map((one) => one[what]));
function perRecord(who: string): number {
  const largest = of(who, 'first pull').at(-1);
  return largest === undefined ? Number.POSITIVE_INFINITY : largest.read / largest.records;
}
const pullGates = (who: string): Gate[] => {
  return [
    linear(who, 'read'),
    atMost(`${who}, first pull: rows read a record, at full size`, perRecord(who), FIRST),
    linear(who, 'bytes'),
    flat(who, '10-change pull', 'read'),
    flat(who, '10-change pull', 'bytes'),
    flat(who, '10-change pull', 'localRows'),
    atMost(`${who}, 10-change pull: rows read`, most(who, '10-change pull', 'read'), PULLED),
    atMost(
      `${who}, 10-change pull: local table read whole`,
      most(who, '10-change pull', 'localScans'),
      0,
    ),
  ];
};

/** The time of an act, against the same act at the smallest size. */
const slower = (one: Measured): number => one.ms / (of(one.who, one.act)[0]?.ms ?? one.ms);
const rows = all.map(
  (one): Row => ({
    who: one.who,
    act: one.act,
    'records held': one.records,
    requests: one.requests,
    bytes: one.bytes,
    'rows read': one.read,
    'rows written': one.written,
    'local rows': one.localRows,
    'time to smallest': slower(one),
  }),
);
const gates = [
  ...pullGates('learner'),
  ...pullGates('teacher'),
  flat('learner', 'push of 1', 'read'),
  atMost('learner, push of 1: rows read', most('learner', 'push of 1', 'read'), PUSHED),
  flat('learner', 'push of 1', 'written'),
  flat('class', 'live look', 'read'),
];
tell({ rows, gates }, values.json);
