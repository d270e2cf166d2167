import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { LmsPage, LmsRequest } from '../../lms/asking.ts';

const SCRIPT = 'asking.js';
const AnswerSchema = v.object({ status: v.number(), text: v.string() });

type Asked = { waymarkLms?: LmsPage };

/**
 * A page of the LMS in this tab: only from there do a session's cookies and its proof against forgery go along as the LMS
 * wants them. What it answers is read as anybody's.
 */
export async function lmsPageIn(tabId: number): Promise<LmsPage> {
  const target = { tabId };
  // A tab that was closed just now answers nothing.
  const run = async (...call: Parameters<typeof browser.scripting.executeScript>) =>
    (await browser.scripting.executeScript(...call).catch(() => []))[0]?.result;
  await run({ target, files: [SCRIPT] });
  return {
    ask: async (request) => {
      const func = (asked: LmsRequest) => (globalThis as Asked).waymarkLms?.ask(asked);
      const answer = v.safeParse(AnswerSchema, await run({ target, func, args: [request] }));
      return answer.success ? answer.output : { status: 0, text: '' };
    },
    versions: async (bodies, added) => {
      const func = (all: string[], selector: string) =>
        (globalThis as Asked).waymarkLms?.versions(all, selector);
      const answer = v.safeParse(
        v.array(v.string()),
        await run({ target, func, args: [[...bodies], added] }),
      );
      return answer.success ? answer.output : bodies.map(() => '');
    },
  };
}
