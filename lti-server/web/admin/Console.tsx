import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AdminMe } from '../../../shared/protocol/admin.ts';
import { Button } from '../../../shared/ui/base/Button.tsx';
import { Choose } from '../../../shared/ui/base/Choose.tsx';
import { Shell } from '../../../shared/ui/base/Shell.tsx';
import { usePhrases } from '../../../shared/ui/setting.tsx';
import { ConnectedBrowsers } from './ConnectedBrowsers.tsx';
import { Courses } from './Courses.tsx';
import type { AdminClient } from './client.ts';
import { Log } from './Log.tsx';
import { Sites } from './Sites.tsx';

const PARTS = ['sites', 'courses', 'browsers', 'log'] as const;
export type Part = (typeof PARTS)[number];
const partOf = (hash: string): Part => PARTS.find((part) => `#${part}` === hash) ?? 'sites';

/** Which part is open stands in the fragment, so that the browser's Back works. */
function usePart(start: Part | undefined): Part {
  const hash = useSignal(start === undefined ? window.location.hash : `#${start}`);
  useEffect(() => {
    const ending = new AbortController();
    const look = (): void => {
      hash.value = window.location.hash;
    };
    window.addEventListener('hashchange', look, { signal: ending.signal });
    return () => ending.abort();
  }, [hash]);
  return partOf(hash.value);
}

/** Where Waymark is looked after: one school at a time, one part at a time. */
export function Console({
  me,
  client,
  onLeave,
  start,
}: {
  me: AdminMe;
  client: AdminClient;
  onLeave: () => void;
  start?: Part;
}) {
  const { say } = usePhrases();
  const part = usePart(start);
  const chosen = useSignal(me.schools[0]?.id ?? '');
  const school = me.schools.find(({ id }) => id === chosen.value) ?? null;
  return (
    <Shell
      title={say('admin.title')}
      subtitle={me.server || school === null ? me.name : `${me.name} · ${school.name}`}
      end={
        <Button look="quiet" onClick={onLeave}>
          {say('admin.leave')}
        </Button>
      }
      nav={
        <nav class="wm-nav" aria-label={say('nav.main')}>
          {PARTS.map((one) => (
            <a key={one} href={`#${one}`} {...(one === part ? { 'aria-current': 'page' } : {})}>
              {say(`admin.${one}`)}
            </a>
          ))}
        </nav>
      }
      bottom={null}
      wide
    >
      {me.schools.length > 1 && (
        <Choose
          label={say('admin.school')}
          value={chosen.value}
          options={me.schools.map(({ id, name }) => [id, name] as const)}
          onChoose={(next) => {
            chosen.value = next;
          }}
        />
      )}
      {school !== null && part === 'sites' && <Sites client={client} school={school} />}
      {school !== null && part === 'courses' && <Courses client={client} school={school.id} />}
      {school !== null && part === 'browsers' && (
        <ConnectedBrowsers client={client} school={school.id} />
      )}
      {part === 'log' && <Log client={client} me={me} school={school} />}
      {school === null && part !== 'log' && <p class="wm-soft">{say('admin.sites.none')}</p>}
    </Shell>
  );
}
