import type { ComponentChildren } from 'preact';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { Button } from '../../../shared/ui/base/Button.tsx';
import { Loading } from '../../../shared/ui/base/Loading.tsx';
import { Problem } from '../../../shared/ui/base/Problem.tsx';
import { usePhrases } from '../../../shared/ui/setting.tsx';

/** A list that comes page by page: its rows, what went wrong, and the way to more of it. */
export function Pages<R extends { id: string }>({
  page,
  code,
  none,
  row,
  onMore,
}: {
  page: { rows: readonly R[]; next: string | null } | null;
  code: ErrorCode | null;
  /** Said where there is nothing. */
  none: string;
  row: (one: R) => ComponentChildren;
  onMore: () => Promise<void>;
}) {
  const { say } = usePhrases();
  return (
    <>
      <Problem code={code} />
      {page === null && code === null && <Loading />}
      {page?.rows.length === 0 && <p class="wm-soft">{none}</p>}
      {page !== null && page.rows.length > 0 && (
        <ul class="wm-stack">
          {page.rows.map((one) => (
            <li key={one.id} class="wm-card">
              {row(one)}
            </li>
          ))}
        </ul>
      )}
      {page !== null && page.next !== null && (
        <div class="wm-row">
          <Button onClick={() => void onMore()}>{say('admin.more')}</Button>
        </div>
      )}
    </>
  );
}
