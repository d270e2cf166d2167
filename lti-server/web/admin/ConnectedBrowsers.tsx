import type { BrowserRow } from '../../../shared/protocol/admin.ts';
import { Button } from '../../../shared/ui/base/Button.tsx';
import { Section } from '../../../shared/ui/base/Section.tsx';
import { useSetting } from '../../../shared/ui/setting.tsx';
import type { AdminClient } from './client.ts';
import { Pages } from './Pages.tsx';
import { usePages } from './useAsked.ts';

/** Whose browsers act here, and the end of each. */
export function ConnectedBrowsers({ client, school }: { client: AdminClient; school: string }) {
  const { phrases, toasts, now } = useSetting();
  const { say } = phrases;
  const { value, code, more } = usePages((after) => client.browsers(school, after), school);
  const end = (one: BrowserRow): void => {
    const before = value.value;
    if (before === null) return;
    value.value = { ...before, rows: before.rows.filter(({ id }) => id !== one.id) };
    const back = () => {
      value.value = before;
    };
    toasts.show(say('connections.ended'), {
      undo: back,
      settle: () => {
        void client.endBrowser(school, one.id).then((answer) => {
          if (answer.ok) return;
          code.value = answer.code;
          back();
        });
      },
    });
  };
  return (
    <Section title={say('admin.browsers')}>
      <Pages
        page={value.value}
        code={code.value}
        none={say('admin.browsers.none')}
        onMore={more}
        row={(one) => (
          <>
            <h3>
              <bdi>{one.person}</bdi>
            </h3>
            <p class="wm-soft">
              {one.label !== '' && (
                <>
                  <bdi>{one.label}</bdi> ·{' '}
                </>
              )}
              {say('connections.used', { when: phrases.ago(one.usedAt, now()) })}
            </p>
            {one.silent && <p class="wm-soft">{say('admin.browsers.silent')}</p>}
            <div class="wm-row">
              <Button
                aria-label={`${say('connections.end')}: ${one.person}, ${one.label}`}
                onClick={() => end(one)}
              >
                {say('connections.end')}
              </Button>
            </div>
          </>
        )}
      />
    </Section>
  );
}
