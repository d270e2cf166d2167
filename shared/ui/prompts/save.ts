import { learnLibrary } from '../../locales/load.ts';
import { newId } from '../../model/ids.ts';
import { type PromptPart, promptKey } from '../../model/kinds/prompt-words.ts';
import { withoutName } from '../../prompts/holes.ts';
import type { Client } from '../../store/client.ts';
import type { PromptCard } from '../../store/views.ts';
import type { Setting } from '../setting.tsx';

/** One's own shelf as it stands now. */
const ownShelf = (client: Client): Promise<PromptCard[]> =>
  new Promise((resolve) => {
    const once = new AbortController();
    client.watch(
      { kind: 'prompts' },
      ({ prompts }) => {
        once.abort();
        resolve(prompts.filter(({ shelf, mine }) => shelf === 'own' && mine));
      },
      once.signal,
    );
  });

/** Words of one comment, kept on one's own shelf for all: the learner's name in them becomes a hole. */
export async function savePrompt(
  { client, phrases, toasts }: Setting,
  words: { text: string; part: PromptPart; criterion: string },
  learner: string,
): Promise<void> {
  await learnLibrary(phrases);
  const text = withoutName(words.text.trim(), learner);
  const shelf = await ownShelf(client);
  if (shelf.some((one) => promptKey(one.text) === promptKey(text))) {
    toasts.show(phrases.say('prompts.have'));
    return;
  }
  const prompt = newId();
  const outcome = await client.run({
    ...{ do: 'prompt.write', prompt, context: null },
    words: { ...words, text, tags: [] },
  });
  if (!outcome.ok) toasts.show(phrases.say(`error.${outcome.code}`));
  else
    toasts.show(phrases.say('prompts.saved'), {
      undo: () => void client.run({ do: 'prompt.delete', prompt }),
    });
}
