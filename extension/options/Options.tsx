import { useSignal, useSignalEffect } from '@preact/signals';
import type { ConnectedPerson } from '../../shared/protocol/runtime.ts';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { Loading } from '../../shared/ui/base/Loading.tsx';
import { Section } from '../../shared/ui/base/Section.tsx';
import { Shell } from '../../shared/ui/base/Shell.tsx';
import { usePhrases } from '../../shared/ui/setting.tsx';
import { ask } from '../pages/ask.ts';
import { CodeForm } from '../pages/CodeForm.tsx';
import { Pairing, PairingProblem } from '../pages/Pairing.tsx';
import type { PairingState } from '../pages/pairing-state.ts';
import { Person } from './Person.tsx';

/** Who is connected in this browser; how to end it; how to begin it with a code. */
export function Options({ pairing }: { pairing: PairingState }) {
  const { say, count } = usePhrases();
  const people = useSignal<ConnectedPerson[] | null>(null);
  const others = useSignal({ people: 0, unsent: 0 });
  const version = useSignal('');
  const storage = useSignal<'good' | 'rebuilt' | 'full'>('good');
  const refresh = async (): Promise<void> => {
    const reply = await ask({ type: 'connections' });
    if (!reply.ok) return;
    people.value = reply.answer.connections;
    others.value = reply.answer.others;
    version.value = reply.answer.version;
    storage.value = reply.answer.storage;
  };
  useSignalEffect(() => {
    // Read again whenever somebody was paired on this page.
    if (pairing.paired.value !== null || people.peek() === null) void refresh();
  });
  const isPairing = pairing.pairing.value !== null || pairing.paired.value !== null;
  const bottom = <p class="wm-soft">{say('options.version', { version: version.value })}</p>;
  return (
    <Shell title={say('options.title')} bottom={bottom} wide narrow>
      <Section title={say('options.people')}>
        {storage.value !== 'good' && <p role="status">{say(`options.storage.${storage.value}`)}</p>}
        {people.value === null && <Loading />}
        {people.value?.length === 0 && others.value.people === 0 && (
          <EmptyState title={say('options.none.title')} body={say('options.none.body')} />
        )}
        {others.value.people > 0 && <p>{count('options.others', others.value.people)}</p>}
        {others.value.unsent > 0 && <p>{count('popup.others', others.value.unsent)}</p>}
        {people.value?.map((person) => (
          <Person key={`${person.server} ${person.person}`} person={person} onChange={refresh} />
        ))}
      </Section>
      {isPairing ? (
        <Pairing state={pairing} />
      ) : (
        <>
          <CodeForm state={pairing} />
          <PairingProblem state={pairing} />
        </>
      )}
    </Shell>
  );
}
