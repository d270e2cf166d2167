import { useSignal } from '@preact/signals';
import type { RecordId } from '../../model/ids.ts';
import { type Findable, find } from '../../prompts/find.ts';
import type { PromptCard, PromptsView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { Field } from '../base/Field.tsx';
import { plus } from '../base/icons.ts';
import { Loading } from '../base/Loading.tsx';
import { Section } from '../base/Section.tsx';
import { useFocusOnClose } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { Files } from './Files.tsx';
import { LibraryWords } from './LibraryWords.tsx';
import { PromptEntry } from './PromptEntry.tsx';
import { PromptForm } from './PromptForm.tsx';
import { on, type Shelf, shelfKey, shelfName, shelvesOf } from './shelves.ts';
import { useStarters } from './useStarters.ts';

/** A teacher's prompts, shelf by shelf: one's own, each course's, the teams', and the starters to take from. */
export function Library() {
  const { client } = useSetting();
  const view = useView(client, { kind: 'prompts' });
  return <LibraryWords>{view === null ? <Loading /> : <Shelves view={view} />}</LibraryWords>;
}

function Shelves({ view }: { view: PromptsView }) {
  const { phrases, framed } = useSetting();
  const { say } = phrases;
  const starters = useStarters();
  const shelves = shelvesOf(view.courses);
  const chosen = useSignal('own');
  const shelf = shelves.find((one) => shelfKey(one) === chosen.value) ?? shelves[0];
  const looked = useSignal('');
  const adding = useSignal(false);
  const start = useFocusOnClose<HTMLButtonElement>(adding.value);
  const gone = useSignal<readonly RecordId[]>([]);
  if (shelf === undefined) return null;

  const here = view.prompts.filter(({ id }) => !gone.value.includes(id));
  const isStarters = shelf.shelf === 'starters';
  const all: readonly (Findable | PromptCard)[] = isStarters ? starters : on(shelf, here);
  const found = find(all, looked.value);
  const labelOf = (one: Shelf): string =>
    say('prompts.shelf.count', {
      shelf: shelfName(phrases, view.courses, one),
      n: one.shelf === 'starters' ? starters.length : on(one, here).length,
    });
  const add = (): void => {
    adding.value = true;
  };
  return (
    <Section
      title={say('prompts.title')}
      end={
        <Button
          look="quiet"
          icon={plus}
          buttonRef={start}
          disabled={adding.value || isStarters}
          onClick={add}
        >
          {say('prompts.new')}
        </Button>
      }
    >
      <p class="wm-soft">{say('prompts.why')}</p>
      <fieldset class="wm-row" aria-label={say('prompts.shelf')}>
        {shelves.map((one) => (
          <Button
            key={shelfKey(one)}
            aria-pressed={one === shelf}
            onClick={() => {
              chosen.value = shelfKey(one);
              adding.value = false;
            }}
          >
            {labelOf(one)}
          </Button>
        ))}
      </fieldset>
      {!framed && (
        <Disclosure title={say('prompts.files')}>
          <Files key={shelfKey(shelf)} shelf={shelf} prompts={all} view={view} />
        </Disclosure>
      )}
      {adding.value && (
        <PromptForm
          key={shelfKey(shelf)}
          prompt={null}
          shelf={shelf}
          courses={view.courses}
          onDone={() => {
            adding.value = false;
          }}
        />
      )}
      {all.length > 0 && (
        <Field
          kind="line"
          label={say('prompts.search')}
          value={looked.value}
          onInput={(text) => {
            looked.value = text;
          }}
        />
      )}
      <p class="wm-hidden" role="status">
        {looked.value !== '' && phrases.count('prompts.found', found.length)}
      </p>
      {found.map((prompt) => (
        <PromptEntry
          key={'id' in prompt ? prompt.id : prompt.text}
          prompt={prompt}
          view={view}
          onGone={(id, isGone) => {
            gone.value = isGone ? [...gone.value, id] : gone.value.filter((one) => one !== id);
          }}
        />
      ))}
      {all.length > 0 && found.length === 0 && <p class="wm-soft">{say('prompts.nothing')}</p>}
      {all.length === 0 && !adding.value && !isStarters && (
        <EmptyState title={say('prompts.empty.title')} body={say('prompts.empty.body')}>
          <Button look="main" onClick={add}>
            {say('prompts.new')}
          </Button>
        </EmptyState>
      )}
    </Section>
  );
}
