import browser from 'webextension-polyfill';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { type Answers, isReply, type PageRequest } from '../../shared/protocol/runtime.ts';

export type Asked<T extends PageRequest['type']> =
  | { ok: true; answer: Answers[T] }
  | { ok: false; code: ErrorCode };

/** One question to the background. The answer belongs to the question's type; what is none of ours is a failure. */
export async function ask<R extends PageRequest>(request: R): Promise<Asked<R['type']>> {
  try {
    const reply: unknown = await browser.runtime.sendMessage(request);
    if (isReply(reply)) return reply as Asked<R['type']>;
  } catch (error) {
    console.error('waymark: no answer', error);
  }
  return { ok: false, code: 'unavailable' };
}
