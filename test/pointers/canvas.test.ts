import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  leaveComment,
  type Pointer,
  takeComment,
} from '../../extension/background/pointers/canvas.ts';
import type { LmsAnswer, LmsPage, LmsRequest } from '../../extension/lms/asking.ts';
import { versionOf } from '../../extension/lms/work.ts';
import arabic from '../../shared/locales/ar.json' with { type: 'json' };
import english from '../../shared/locales/en.json' with { type: 'json' };
import spanish from '../../shared/locales/es.json' with { type: 'json' };
import { type Sandbox, startSandbox } from '../sandbox-lms/main.ts';
import { visit } from '../sandbox-lms/visit.fixture.ts';

const TEXT = 'There is feedback in Waymark.';
const HTML = '<p>Wait, it is <b>eleven</b> minutes.</p>';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.canvas.reset());

type Sky = (request: LmsRequest, answer: LmsAnswer) => LmsAnswer;

/** Amara's work at the practice Canvas, and a page of it where somebody is signed in. */
async function open(who: Parameters<ReturnType<typeof visit>['as']>[0] = 'okafor', sky?: Sky) {
  const { canvas } = sandbox;
  const { course, assignment, as, person } = visit(canvas);
  const [amara, okafor] = [person('amara'), person('okafor')];
  const browser = await as(who);
  await browser.get(canvas.url.dashboard());
  const asked: LmsRequest[] = [];
  const page: LmsPage = {
    ask: async (request) => {
      asked.push(request);
      const { origin, method, path, form, proof } = request;
      const { status, text } = await browser.ask(origin + path, {
        method,
        headers: proof ? { [proof.header]: decodeURIComponent(browser.cookie(proof.cookie)) } : {},
        ...(form && { body: new URLSearchParams(form) }),
      });
      return sky?.(request, { status, text }) ?? { status, text };
    },
    versions: (bodies) =>
      Promise.all(bodies.map((body) => versionOf(body.replace(/<[^>]*>/g, '')))),
  };
  const place = {
    ...{ origin: canvas.origin, course: course.id },
    ...{ assignment: assignment.id, learner: amara.id },
  };
  const pointer: Pointer = {
    ...{ place, userId: okafor.id, text: TEXT, texts: [TEXT], version: '', known: [] },
  };
  const said = () =>
    (canvas.submission(assignment, amara)?.comments ?? []).map(({ author, html, attempt }) => ({
      author: author.key,
      html,
      attempt,
    }));
  const handIn = (html: string) => canvas.handIn(assignment, amara, html);
  return { canvas, page, pointer, said, handIn, asked };
}

describe('the comment in Canvas', () => {
  it('stands on the attempt whose words the feedback is about, and is taken away again', async () => {
    const { page, pointer, said, handIn } = await open();
    handIn(HTML);
    handIn('<p>Something else.</p>');
    const version = await versionOf('Wait, it is eleven minutes.');
    const told = await leaveComment(page, { ...pointer, version });
    const [comment] = said();
    expect(comment).toMatchObject({ author: 'okafor', html: TEXT });
    const newest = await leaveComment(page, { ...pointer, version: 'unknown' });
    expect(said()[1]?.attempt).toBe((comment?.attempt ?? 0) + 1);
    for (const one of [told, newest])
      expect(await takeComment(page, pointer, ('comment' in one && one.comment) || '')).toBe(true);
    expect(said()).toEqual([]);
    // Somebody took it away by hand.
    expect(await takeComment(page, pointer, '1')).toBe(true);
  });

  it('sends the pointer, its attempt and nothing else, and touches no grade', async () => {
    const { page, pointer, handIn, asked } = await open();
    handIn(HTML);
    await leaveComment(page, pointer);
    const writes = asked.filter(({ method }) => method !== 'GET');
    expect(writes.map(({ form }) => Object.keys(form ?? {}))).toEqual([
      ['comment[text_comment]', 'comment[attempt]'],
    ]);
    expect(asked.map(({ path }) => path).join()).not.toMatch(/read_status|rubric/);
  });

  it('is left once, also where its answer was lost', async () => {
    let isLost = true;
    const { page, pointer, said, handIn } = await open('okafor', ({ method }, answer) =>
      method === 'PUT' && isLost ? { status: 0, text: '' } : answer,
    );
    handIn(HTML);
    expect(await leaveComment(page, pointer)).toEqual({ failed: 'later' });
    isLost = false;
    const again = await leaveComment(page, pointer);
    expect(again).toMatchObject({ comment: expect.any(String) });
    expect(said()).toHaveLength(1);
    // One that tells of other feedback is not taken for it.
    const known = 'comment' in again && again.comment !== null ? [again.comment] : [];
    await leaveComment(page, { ...pointer, known });
    expect(said()).toHaveLength(2);
  });

  it('is nobody else’s to leave or to take away, even a colleague’s', async () => {
    const { page, pointer, said, handIn } = await open('wisniewski');
    handIn(HTML);
    expect(await leaveComment(page, pointer)).toEqual({ failed: 'elsewhere' });
    expect(await takeComment(page, pointer, '1')).toEqual({ failed: 'elsewhere' });
    expect(said()).toEqual([]);
  });

  it('takes nothing away but one of its own, whatever the school says its number is', async () => {
    const { canvas, page, pointer, said, handIn } = await open();
    const submission = handIn(HTML);
    const [okafor, colleague] = ['okafor', 'wisniewski'].map((key) =>
      canvas.people.find((each) => each.key === key),
    );
    if (!okafor || !colleague) throw new Error('No teachers.');
    await leaveComment(page, { ...pointer, text: 'A word of my own.' });
    const [own] = submission.comments;
    submission.comments.push({
      ...{ id: '900', author: colleague, html: TEXT, at: new Date(), attempt: 1 },
    });
    for (const id of [own?.id ?? '', '900'])
      expect(await takeComment(page, pointer, id)).toBe(true);
    expect(said()).toHaveLength(2);
  });

  it('is one sentence without a hole, which can be known again in every language', () => {
    for (const { 'pointer.text': text } of [english, spanish, arabic]) {
      expect(text).toContain('Waymark');
      expect(text).not.toMatch(/[{}<>&"']/);
    }
  });

  it('is not left where names are hidden', async () => {
    const { canvas, page, pointer, said, handIn } = await open();
    handIn(HTML);
    canvas.manners.set({ anonymousMarking: true });
    expect(await leaveComment(page, pointer)).toEqual({ comment: null });
    expect(said()).toEqual([]);
  });

  it('waits where Canvas does not answer, nobody is signed in, or it is asked too much; a no is a no', async () => {
    const waits = [
      [{ status: 0, text: '' }, 'later'],
      [{ status: 502, text: '<html>' }, 'later'],
      [{ status: 403, text: '403 Forbidden (Rate Limit Exceeded)' }, 'later'],
      [{ status: 429, text: '' }, 'later'],
      [{ status: 401, text: '{"status":"unauthenticated"}' }, 'elsewhere'],
      [{ status: 401, text: '{"status":"unauthorized"}' }, 'refused'],
      [{ status: 422, text: '{}' }, 'refused'],
      [{ status: 200, text: '<html>' }, 'refused'],
    ] as const;
    for (const [answer, failed] of waits) {
      const { page, pointer, handIn } = await open('okafor', ({ method }, real) =>
        method === 'PUT' ? answer : real,
      );
      handIn(HTML);
      expect(await leaveComment(page, pointer), answer.text).toEqual({ failed });
    }
  });
});
