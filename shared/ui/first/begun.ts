import type { Signal } from '@preact/signals';

/** What is begun from elsewhere on the screen; null once the part it belongs to has taken it up. */
export type Begun = Signal<'goal' | 'reflection' | null>;
