import { ask } from '../pages/ask.ts';
import { showPage } from '../pages/page.tsx';
import { createPairingState } from '../pages/pairing-state.ts';
import { Options } from './Options.tsx';
import './options.css';

export async function startOptions(): Promise<void> {
  const begun = await ask({ type: 'pairing' });
  const pairing = createPairingState(begun.ok ? begun.answer.pairing : null);
  await showPage(() => <Options pairing={pairing} />);
}
