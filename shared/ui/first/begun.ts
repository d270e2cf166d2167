import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What is begun from elsewhere on the screen; null once the part it belongs to has taken it up. */
export type Begun = Signal<'goal' | 'reflection' | null>;

/** How many forms for something of one's own are open. */
export const writing = signal(0);

/** For such a form: while it is open, nothing above it goes. */
export function useWriting(): void {
  useEffect(() => {
    writing.value += 1;
    return () => {
      writing.value -= 1;
    };
  }, []);
}
