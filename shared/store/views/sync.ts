import { isKind, KINDS } from '../../model/kinds.ts';
import { isBlank, Line, Text } from '../../model/text.ts';
import type { Mutation } from '../../protocol/sync.ts';
import type { EngineStatus } from '../engine.ts';
import type { Pending, RefusedWrite } from '../repository.ts';
import type { Refused, SyncView } from '../views.ts';

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

function stateOf(status: EngineStatus, unsent: number): SyncView['state'] {
  if (status === 'signed_out' || status === 'read_only') return status;
  if (unsent === 0) return 'saved';
  return status === 'offline' ? 'local' : 'saving';
}

export function syncView(
  status: EngineStatus,
  outbox: readonly Pending[],
  refused: readonly RefusedWrite[],
): SyncView {
  const unsent = outbox.filter((pending) => pending.status !== 'applied').length;
  return {
    state: stateOf(status, unsent),
    outdated: status === 'read_only' ? 'client' : null,
    unsent,
    kept: [],
    storage: 'good',
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
