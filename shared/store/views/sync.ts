import { isKind, KINDS } from '../../model/kinds.ts';
import { isBlank, Line, Text } from '../../model/text.ts';
import type { Mutation } from '../../protocol/sync.ts';
import type { EngineStatus } from '../engine.ts';
import type { KeptWords, Pending, RefusedWrite, Row } from '../repository.ts';
import type { KeptCard, Refused, SyncView } from '../views.ts';
import { text } from './reading.ts';

function isWords(kind: string, field: string): boolean {
  if (!isKind(kind)) return true;
  const schemas: Record<string, unknown> = KINDS[kind];
  return schemas[field] === Text || schemas[field] === Line;
}

/** What a person wrote in a mutation, in its order. */
const wordsOf = ({ kind, fields }: Mutation): string[] =>
  Object.entries(fields).flatMap(([field, value]) =>
    typeof value === 'string' && !isBlank(value) && isWords(kind, field) ? [value] : [],
  );

function outdatedOf(status: EngineStatus): SyncView['outdated'] {
  if (status === 'client_too_old') return 'client';
  return status === 'server_too_old' ? 'server' : null;
}

function stateOf(status: EngineStatus, unsent: number): SyncView['state'] {
  if (status === 'signed_out') return status;
  if (outdatedOf(status) !== null) return 'read_only';
  if (unsent === 0) return 'saved';
  return status === 'offline' ? 'local' : 'saving';
}

/** `rows`: the records the words are of, where they are here. */
export function keptCards(kept: readonly KeptWords[], rows: readonly Row[]): KeptCard[] {
  const standing = new Map(rows.map(({ id, shown }) => [id, shown]));
  return kept
    .map(({ id, record, kind, words, at }): KeptCard => {
      const fields = Object.keys(words).filter((field) => isWords(kind, field));
      const shown = standing.get(record);
      return {
        ...{ id, record, kind, fields, at },
        words: fields.map((field) => String(words[field])),
        now: fields.map((field) => text(shown, field)),
      };
    })
    .filter(({ fields }) => fields.length > 0)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

export function syncView(
  status: EngineStatus,
  outbox: readonly Pending[],
  refused: readonly RefusedWrite[],
  kept: KeptCard[],
): Omit<SyncView, 'storage'> {
  const unsent = outbox.filter((pending) => pending.status !== 'applied').length;
  return {
    state: stateOf(status, unsent),
    outdated: outdatedOf(status),
    unsent,
    kept,
    refused: refused.map(
      ({ id, mutation, code }): Refused => ({
        mutation: id,
        code,
        kind: mutation.kind,
        words: wordsOf(mutation),
      }),
    ),
  };
}
