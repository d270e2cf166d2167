import { useSignal } from '@preact/signals';
import type { PersonId, RecordId } from '../../model/ids.ts';
import type { ReadyCard, ReadyGroup } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Choose } from '../base/Choose.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';

/** One's drafts of a whole class, looked through and then released at once. */
export function ReleaseClass({
  groups,
  sections,
}: {
  groups: readonly ReadyGroup[];
  sections: readonly string[];
}) {
  const { say } = useSetting().phrases;
  if (groups.length === 0) return null;
  return (
    <Section title={say('release.title')}>
      {groups.map((group) => (
        <Group key={group.assignment ?? ''} group={group} sections={sections} />
      ))}
    </Section>
  );
}

const ids = (cards: readonly ReadyCard[]): RecordId[] => cards.flatMap(({ feedback }) => feedback);

function Group({ group, sections }: { group: ReadyGroup; sections: readonly string[] }) {
  const { client, phrases, toasts } = useSetting();
  const { say, count } = phrases;
  const section = useSignal('');
  const left = useSignal<ReadonlySet<PersonId>>(new Set());
  const done = useSignal<number | null>(null);

  const inSection = ({ sections: of }: { sections: string[] }): boolean =>
    section.value === '' || of.includes(section.value);
  const cards = group.ready.filter(inSection);
  const full = cards.filter(({ feedback }) => feedback.length > 0);
  const chosen = full.filter(({ learner }) => !left.value.has(learner.id));
  const open = cards.filter(({ holes }) => holes > 0);
  const bare = [
    ...cards.filter(({ feedback, holes }) => feedback.length === 0 && holes === 0),
    ...group.without.filter(inSection),
  ];

  /** Each by itself: what one refuses holds nobody else's back. */
  const all = async (
    act: 'feedback.release' | 'feedback.undo',
    these: readonly RecordId[],
  ): Promise<RecordId[]> => {
    const went: RecordId[] = [];
    for (const feedback of these) {
      done.value = went.length;
      if ((await client.run({ do: act, feedback })).ok) went.push(feedback);
    }
    done.value = null;
    return went;
  };
  const release = async (): Promise<void> => {
    const these = ids(chosen);
    const people = chosen.length;
    const went = await all('feedback.release', these);
    // With the last of them this part of the page is gone.
    document.querySelector<HTMLElement>('h1')?.focus();
    const failed = these.length - went.length;
    toasts.show(
      failed === 0 ? count('release.done', people) : count('release.failed', failed),
      went.length === 0
        ? {}
        : {
            undo: () => {
              void all('feedback.undo', went).then((back) =>
                toasts.show(
                  back.length === went.length
                    ? say('release.undone')
                    : count('release.undo.failed', went.length - back.length),
                ),
              );
            },
          },
    );
  };
  const choose = (learner: PersonId, yes: boolean): void => {
    const next = new Set(left.value);
    if (yes) next.delete(learner);
    else next.add(learner);
    left.value = next;
  };
  const counted = `${count('release.ready', full.length)}, ${count('release.bare', bare.length)}`;
  return (
    <Disclosure title={`${group.title || say('release.none')}: ${counted}`}>
      {sections.length > 0 && (
        <Choose
          label={say('release.section')}
          value={section.value}
          options={[
            ['', say('release.section.all')],
            ...sections.map((name) => [name, name] as const),
          ]}
          onChoose={(name) => {
            section.value = name;
          }}
        />
      )}
      <fieldset class="wm-stack" aria-label={say('release.who')}>
        {full.map(({ learner, feedback }) => (
          <label key={learner.id} class="wm-tick">
            <input
              type="checkbox"
              checked={!left.value.has(learner.id)}
              onInput={(event) => choose(learner.id, event.currentTarget.checked)}
            />
            <span>
              <bdi>{learner.name}</bdi>{' '}
              <span class="wm-soft">{count('board.drafts', feedback.length)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {bare.length > 0 && (
        <p class="wm-soft">
          {say('release.bare.names', {
            names: phrases.list(bare.map(({ learner }) => learner.name)),
          })}
        </p>
      )}
      {open.length > 0 && (
        <p>
          {say('release.holes.names', {
            hole: '{name}',
            names: phrases.list(open.map(({ learner }) => learner.name)),
          })}
        </p>
      )}
      <div class="wm-row">
        <Button
          look="main"
          disabled={chosen.length === 0 || done.value !== null}
          onClick={() => void release()}
        >
          {count('release.act', chosen.length)}
        </Button>
        <span class="wm-soft" role="status">
          {done.value !== null && say('release.going', { n: done.value, of: ids(chosen).length })}
        </span>
      </div>
    </Disclosure>
  );
}
