import { useSignal } from '@preact/signals';
import { ACT_CODES, type AdminMe, type AuditRow } from '../../../shared/protocol/admin.ts';
import { Choose } from '../../../shared/ui/base/Choose.tsx';
import { Section } from '../../../shared/ui/base/Section.tsx';
import { usePhrases } from '../../../shared/ui/setting.tsx';
import type { AdminClient } from './client.ts';
import { Pages } from './Pages.tsx';
import { usePages } from './useAsked.ts';

type Whose = 'school' | 'server';

/** Who did what to Waymark, and when. */
export function Log({
  client,
  me,
  school,
}: {
  client: AdminClient;
  me: AdminMe;
  school: AdminMe['schools'][number] | null;
}) {
  const { say } = usePhrases();
  const whose = useSignal<Whose>(school === null ? 'server' : 'school');
  const of = whose.value === 'server' || school === null ? null : school.id;
  const { value, code, more } = usePages((after) => client.audit(of, after), of ?? '');
  return (
    <Section title={say('admin.log')}>
      <p class="wm-soft">{say('admin.log.body')}</p>
      {me.server && school !== null && (
        <Choose
          label={say('admin.log.of')}
          value={whose.value}
          options={[
            ['school', school.name],
            ['server', say('admin.log.server')],
          ]}
          onChoose={(next) => {
            whose.value = next;
          }}
        />
      )}
      <Pages
        page={value.value}
        code={code.value}
        none={say('admin.log.none')}
        onMore={more}
        row={(one) => <Done one={one} />}
      />
    </Section>
  );
}

function Done({ one }: { one: AuditRow }) {
  const { say, language } = usePhrases();
  const at = new Date(one.at);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const code = ACT_CODES.find((each) => each === one.code);
  const who = one.who === '' ? say(`admin.via.${one.via ?? 'command'}`) : one.who;
  return (
    <>
      <h3>
        {say(`admin.act.${one.act}`)}
        {code !== undefined && <small> · {say(`admin.code.${code}`)}</small>}
      </h3>
      <p class="wm-soft">
        <time dateTime={at.toISOString()}>{when.format(at)}</time> · {say('admin.log.by', { who })}
      </p>
      {one.of !== '' && (
        <p class="wm-soft">
          <bdi>{one.of}</bdi>
        </p>
      )}
    </>
  );
}
