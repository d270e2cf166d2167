import { type Signal, signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { PairingStatus } from '../../shared/protocol/runtime.ts';
import { hostPatterns } from '../background/origins.ts';
import { ask } from './ask.ts';

/** A pairing as one page of ours sees it. The background does the work, and finishes even when this page closes. */
export type PairingState = {
  pairing: Signal<PairingStatus | null>;
  /** Who is connected now. */
  paired: Signal<string | null>;
  problem: Signal<ErrorCode | 'denied' | null>;
  isBusy: Signal<boolean>;
  /** Must be called from a click: the browser asks only then. */
  allow: () => Promise<void>;
  cancel: () => Promise<void>;
};

export function createPairingState(first: PairingStatus | null): PairingState {
  const pairing = signal(first);
  const paired = signal<string | null>(null);
  const problem = signal<ErrorCode | 'denied' | null>(first?.problem ?? null);
  const isBusy = signal(false);

  async function finish(): Promise<void> {
    const reply = await ask({ type: 'pairing.finish' });
    if (!reply.ok) {
      problem.value = reply.code;
      return;
    }
    paired.value = reply.answer.name;
    pairing.value = reply.answer.pairing;
    problem.value = reply.answer.pairing?.problem ?? null;
  }
  return {
    pairing,
    paired,
    problem,
    isBusy,
    allow: async () => {
      const now = pairing.value;
      if (now === null || isBusy.value) return;
      problem.value = null;
      const origins = hostPatterns([now.server, ...(now.claimed?.origins ?? [])]);
      // Nothing may be awaited before this: the browser wants the click itself.
      const asking = browser.permissions.request({ origins });
      isBusy.value = true;
      try {
        if (await asking) await finish();
        else problem.value = 'denied';
      } finally {
        isBusy.value = false;
      }
    },
    cancel: async () => {
      await ask({ type: 'pairing.cancel' });
      pairing.value = null;
      problem.value = null;
    },
  };
}
