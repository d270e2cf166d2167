import type { ErrorCode } from '../../protocol/errors.ts';
import { usePhrases } from '../setting.tsx';
import { Icon } from './Icon.tsx';
import { circleAlert } from './icons.ts';

/** What went wrong and who can fix it, said as it appears. */
export function Problem({ code }: { code: ErrorCode | null }) {
  const { say } = usePhrases();
  return (
    <div aria-live="polite">
      {code !== null && (
        <p class="wm-problem">
          <Icon node={circleAlert} />
          <span>{say(`error.${code}`)}</span>
        </p>
      )}
    </div>
  );
}
