import { setTimeout as wait } from 'node:timers/promises';
import {
  again,
  comment,
  goalOf,
  type TestSchool,
} from '../../lti-server/api/sync/school.fixture.ts';
import type { PersonId, RecordId, Uuid } from '../../shared/model/ids.ts';
import type { Fields } from '../../shared/model/record.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { type Mutation, PROTOCOL, type PushResult } from '../../shared/protocol/sync.ts';
import { createTransport } from '../../shared/store/transport.ts';

/** What one person's browser was told, and so believes. */
export type Ledger = {
  person: PersonId;
  /** By mutation. */
  acknowledged: Map<Uuid, PushResult>;
  /** Each record as it must stand. */
  records: Map<RecordId, Fields>;
  /** Pushes that were answered at last; each changes something. */
  pushes: number;
  /** Tries that brought no answer, by what was said instead. */
  failures: Map<ErrorCode, number>;
  /** Mutations on their way at this moment. */
  underway: readonly Uuid[];
};

export type Writer = { ledger: Ledger; ended: Promise<void> };

const RETRY_MS = 20;

function* batches(school: TestSchool, person: PersonId): Generator<Mutation[]> {
  for (let round = 0; ; round++) {
    const goal = goalOf(person, { next: `Round ${round}` });
    if (person === school.ada) {
      const { feedback, step } = comment(school);
      yield [feedback, step];
      yield [again(feedback, { fields: { state: 'released' } })];
    }
    yield [goal];
    yield [again(goal, { fields: { next: `Round ${round}, again` } }), goalOf(person)];
  }
}

function note(ledger: Ledger, batch: readonly Mutation[], results: readonly PushResult[]): void {
  ledger.pushes += 1;
  for (const result of results) ledger.acknowledged.set(result.id, result);
  for (const { record, fields } of batch)
    ledger.records.set(record, { ...ledger.records.get(record), ...fields });
}

/**
 * Writes one batch after the other, as the extension does: the same words again until they are answered. After
 * `finishing` it ends with the batch it is at, after `over` at once. `onSend` hears of every try.
 */
export function startWriter(
  at: { url: string; school: TestSchool; person: PersonId; token: string },
  { finishing, over }: { finishing: AbortSignal; over: AbortSignal },
  onSend: () => void,
): Writer {
  const transport = createTransport(at.url, {
    access: () => Promise.resolve(at.token),
    refresh: () => Promise.resolve(false),
  });
  const ledger: Ledger = {
    person: at.person,
    acknowledged: new Map(),
    records: new Map(),
    pushes: 0,
    failures: new Map(),
    underway: [],
  };
  async function deliver(mutations: Mutation[]): Promise<void> {
    while (!over.aborted) {
      ledger.underway = mutations.map(({ id }) => id);
      onSend();
      const answer = await transport.push({ protocol: PROTOCOL.max, mutations }, over);
      ledger.underway = [];
      if (answer.ok) return note(ledger, mutations, answer.value.results);
      ledger.failures.set(answer.code, (ledger.failures.get(answer.code) ?? 0) + 1);
      if (answer.code !== 'unreachable' && answer.code !== 'unavailable')
        throw new Error(`A push was answered ${answer.code}.`);
      await wait(RETRY_MS);
    }
  }
  async function run(): Promise<void> {
    for (const batch of batches(at.school, at.person)) {
      if (finishing.aborted || over.aborted) return;
      await deliver(batch);
    }
  }
  return { ledger, ended: run() };
}
