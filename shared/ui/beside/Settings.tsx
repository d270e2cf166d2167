import type { PreferenceCard } from '../../store/owned-views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { useSetting } from '../setting.tsx';

/** What a person wants of Waymark itself. */
export function Settings({ preference }: { preference: PreferenceCard }) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const set = async (change: { nudges?: boolean; dot?: boolean }): Promise<void> => {
    const outcome = await client.run({ do: 'preference.set', ...change });
    if (!outcome.ok) toasts.show(say(`error.${outcome.code}`));
  };
  return (
    <Disclosure title={say('settings.title')}>
      {(['nudges', 'dot'] as const).map((one) => (
        <label key={one} class="wm-switch">
          <input
            type="checkbox"
            checked={preference[one]}
            onChange={({ currentTarget }) => void set({ [one]: currentTarget.checked })}
          />
          <span>{say(`settings.${one}`)}</span>
        </label>
      ))}
      <p class="wm-soft">{say('settings.mine')}</p>
    </Disclosure>
  );
}
