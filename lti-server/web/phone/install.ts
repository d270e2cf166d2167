import { computed, signal } from '@preact/signals';
import type { Installing } from '../../../shared/ui/phone/ThisPhone.tsx';

/** Browsers that offer it tell so once, and wait with their own words where they are asked to. */
type InstallOffer = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };

const isOffer = (event: Event): event is InstallOffer => 'prompt' in event;

const offer = signal<InstallOffer | null>(null);
/** Among this phone's apps: opened from there, or put there just now. */
const isThere = signal(
  window.matchMedia('(display-mode: standalone)').matches ||
    // Safari, which knows no offer.
    ('standalone' in navigator && navigator.standalone === true),
);

window.addEventListener('beforeinstallprompt', (event) => {
  if (!isOffer(event)) return;
  event.preventDefault();
  offer.value = event;
});
window.addEventListener('appinstalled', () => {
  isThere.value = true;
});

/** An offer can be taken up once. */
async function install(): Promise<void> {
  const held = offer.value;
  offer.value = null;
  const answer = await held?.prompt();
  if (answer?.outcome === 'accepted') isThere.value = true;
}

/** How Waymark comes among this phone's apps. */
export const installing = computed<Installing>(() => {
  if (isThere.value) return { by: 'nobody' };
  return offer.value === null ? { by: 'hand' } : { by: 'press', install };
});
