import { Section } from '../base/Section.tsx';
import { usePhrases } from '../setting.tsx';
import { Connecting } from './Connecting.tsx';
import type { CodeAnswer } from './useConnect.ts';

/** Always under "My browsers". */
export function ConnectBrowser({ getCode }: { getCode: () => Promise<CodeAnswer> }) {
  const { say } = usePhrases();
  return (
    <Section title={say('connect.title')}>
      <div class="wm-card">
        <p>{say('connect.why')}</p>
        <Connecting getCode={getCode} codes />
      </div>
    </Section>
  );
}
