import type { ComponentChildren } from 'preact';
import { CHOICE, type Choosable } from '../../protocol/links.ts';
import { Button } from '../base/Button.tsx';
import { usePhrases } from '../setting.tsx';

const OPENS = ['goals', 'reflection'] as const;

/** A teacher's LMS asks what a link is to open. A plain form: what is chosen goes to the server, and from there to the LMS. */
export function PickLinks({ choosable }: { choosable: Choosable }) {
  const { say } = usePhrases();
  const { request, several, possible, here, works } = choosable;
  const type = several ? 'checkbox' : 'radio';
  const places: (readonly [string, string])[] = [
    ...(here ? [[CHOICE.here, say('link.work.here')] as const] : []),
    ...works.map(({ id, title }) => [`id:${id}`, title] as const),
    [CHOICE.course, say('link.work.course')],
  ];
  const cancel = (words: string, look: 'main' | 'quiet') => (
    <Button type="submit" look={look} name={CHOICE.cancel} value="1">
      {words}
    </Button>
  );
  return (
    <form class="wm-stack" method="post" action={CHOICE.path}>
      <input type="hidden" name={CHOICE.request} value={request} />
      {possible ? (
        <>
          <p>{say('link.lead')}</p>
          <Group title={say('link.opens')}>
            {OPENS.map((kind, at) => (
              <label key={kind} class="wm-tick">
                <input type={type} name={CHOICE.opens} value={kind} defaultChecked={at === 0} />
                <span>{say(`link.opens.${kind}`)}</span>
              </label>
            ))}
          </Group>
          <Group title={say('link.work')}>
            {places.map(([value, title], at) => (
              <label key={value} class="wm-tick">
                <input type={type} name={CHOICE.work} value={value} defaultChecked={at === 0} />
                <span dir="auto">{title}</span>
              </label>
            ))}
          </Group>
          {works.length === 0 && <p class="wm-soft">{say('link.work.unknown')}</p>}
          <div class="wm-row">
            <Button type="submit" look="main">
              {say('link.add')}
            </Button>
            {cancel(say('link.cancel'), 'quiet')}
          </div>
        </>
      ) : (
        <>
          <p>{say('link.no_place')}</p>
          <div class="wm-row">{cancel(say('link.back'), 'main')}</div>
        </>
      )}
    </form>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="wm-stack">
      <legend class="wm-legend">{title}</legend>
      {children}
    </fieldset>
  );
}
