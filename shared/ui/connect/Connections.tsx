import type { Connection } from '../../protocol/http.ts';
import { Button } from '../base/Button.tsx';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';

/** The browsers that act for me, and the end of each. */
export function Connections({
  connections,
  onEnd,
}: {
  connections: readonly Connection[];
  onEnd: (connection: Connection) => void;
}) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  return (
    <Section title={say('connections.title')}>
      {connections.length === 0 && <p class="wm-soft">{say('connections.none')}</p>}
      <ul class="wm-stack">
        {connections.map((one) => (
          <li key={one.id} class="wm-card">
            <h3>
              <bdi>{one.label}</bdi>{' '}
              {one.current && <span class="wm-tag">{say('connections.this')}</span>}
            </h3>
            <p class="wm-soft">
              {say('connections.since', { day: phrases.day(one.createdAt) })} ·{' '}
              {say('connections.used', { when: phrases.ago(one.lastUsedAt, now()) })}
            </p>
            {one.silent && <p class="wm-soft">{say('connections.silent')}</p>}
            <div class="wm-row">
              <Button
                aria-label={`${say('connections.end')}: ${one.label}`}
                onClick={() => onEnd(one)}
              >
                {say('connections.end')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
