import { useSignal } from '@preact/signals';
import { rescued } from '../rescue.ts';

/** Words that are handed in by a press. Until then they outlive their screen, and their page. */
export function useTyped(name: string, begun = '') {
  const text = useSignal(rescued.get(name) ?? begun);
  return {
    text: text.value,
    write: (words: string): void => {
      text.value = words;
      rescued.set(name, words);
    },
    clear: (): void => {
      rescued.settle(name, text.value);
      text.value = '';
    },
  };
}
