import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { onTestFinished, vi } from 'vitest';
import { loadPhrases } from '../../locales/load.ts';
import type { Phrases } from '../../locales/phrases.ts';
import type { Client } from '../../store/client.ts';
import type { Command } from '../../store/command.ts';
import { type SettingProps, WaymarkSetting } from '../setting.tsx';

type StageSetting = Partial<
  Pick<SettingProps, 'framed' | 'onShare' | 'onPrompts' | 'now' | 'marking' | 'presenter'>
>;

/** A client that remembers what it was asked to do. */
export function recording(client: Client): { client: Client; commands: Command[] } {
  const commands: Command[] = [];
  return {
    commands,
    client: {
      watch: (query, show, signal) => client.watch(query, show, signal),
      run: (command) => {
        commands.push(command);
        return client.run(command);
      },
    },
  };
}

/** What is to be so in a moment; tests run beside each other, so a moment may be long. */
export const soon = <T,>(look: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: 10_000 });

/** Sentences that are not there yet are a name in their place, which nobody should ever see. */
function strict(phrases: Phrases): Phrases {
  const { say, count } = phrases;
  const known = (key: string, text: string): string => {
    if (text === key) throw new Error(`Nobody has fetched the words of ${key}.`);
    return text;
  };
  return Object.assign(phrases, {
    say: (...asked: Parameters<typeof say>) => known(asked[0], say(...asked)),
    count: (...asked: Parameters<typeof count>) => known(asked[0], count(...asked)),
  });
}

/** A screen in a page, for a person with a keyboard. */
export async function stage(
  client: Client,
  screen: () => ComponentChild,
  setting: StageSetting = {},
) {
  const phrases = strict(await loadPhrases('en', ['browser', 'server']));
  const root = document.createElement('div');
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  const draw = () =>
    act(() =>
      render(
        <WaymarkSetting phrases={phrases} client={client} {...setting}>
          {screen()}
        </WaymarkSetting>,
        root,
      ),
    );
  await draw();

  const nameOf = (element: Element): string =>
    element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
  const button = (name: string) =>
    soon(() => {
      const found = [...root.querySelectorAll('button')].find((one) => nameOf(one) === name);
      if (found === undefined) throw new Error(`No button “${name}” in: ${root.textContent}`);
      return found;
    });
  const field = (label: string) =>
    soon(() => {
      const found = [...root.querySelectorAll('label')].find((one) =>
        one.textContent?.startsWith(label),
      );
      const input = root.querySelector<HTMLTextAreaElement>(`[id="${found?.htmlFor}"]`);
      if (input === null) throw new Error(`No field “${label}” in: ${root.textContent}`);
      return input;
    });
  return {
    root,
    draw,
    button,
    field,
    press: async (name: string) => {
      const found = await button(name);
      await act(() => found.click());
    },
    type: async (label: string, words: string) => {
      const input = await field(label);
      await act(() => {
        input.focus();
        input.value = words;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    leave: async (label: string) => {
      const input = await field(label);
      await act(() => input.blur());
    },
    shows: (words: string) =>
      soon(() => {
        if (!root.textContent?.includes(words))
          throw new Error(`“${words}” is not in: ${root.textContent}`);
      }),
  };
}
