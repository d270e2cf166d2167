import { usePhrases } from '../setting.tsx';

export function Loading() {
  return (
    <p class="wm-loading" role="status">
      {usePhrases().say('app.loading')}
    </p>
  );
}
