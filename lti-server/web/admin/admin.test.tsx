import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ADMIN, type Platforms } from '../../../shared/protocol/admin.ts';
import { soon, stage } from '../../../shared/ui/double/stage.tsx';
import { useSetting } from '../../../shared/ui/setting.tsx';
import { NO_CLIENT } from '../no-client.ts';
import { Page } from './Page.tsx';
import { learnAdmin } from './words.ts';

const SCHOOL = { id: '0192f1a0-0000-7000-8000-000000000001', name: 'Willow Lane School' };
const LMS = { issuer: 'https://moodle.example', clientId: 'c' };
const DOOR = { ...LMS, deploymentId: '7' };
const SITES: Platforms = {
  platforms: [
    {
      ...{ ...LMS, name: LMS.issuer, active: true, waits: false, mayConfirm: false, shared: false },
      deployments: ['3'],
    },
  ],
  waiting: [{ ...DOOR, lms: LMS.issuer, schools: [], seenAt: 0, refused: false }],
};
const LET_IN = `Let it in to ${SCHOOL.name}: ${LMS.issuer}, Deployment: 7`;

/** What a server would answer, and what it was asked. */
let asked: { path: string; body: unknown }[];
let over: boolean;
let sites: Platforms;
function answer(path: string): unknown {
  if (path === ADMIN.me) return { server: false, name: 'Root', schools: [SCHOOL] };
  if (path === ADMIN.platforms) return sites;
  if (path === ADMIN.login) return { access: 'wma_second' };
  return null;
}
beforeEach(() => {
  asked = [];
  over = false;
  sites = SITES;
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const path = address.split('?')[0] ?? '';
    asked.push({ path, body: typeof init.body === 'string' ? JSON.parse(init.body) : null });
    const ended = over && path !== ADMIN.login;
    const body = ended ? { error: { code: 'session_ended', reference: 'R' } } : answer(path);
    return new Response(JSON.stringify(body), { status: ended ? 401 : 200 });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  window.sessionStorage.clear();
});
const writes = () => asked.filter(({ body }) => body !== null);

/** The page with its words, as admin.tsx shows it. */
function Learned({ framed }: { framed: boolean }) {
  const { phrases } = useSetting();
  const ready = useSignal(false);
  useEffect(() => {
    void learnAdmin(phrases).then(() => {
      ready.value = true;
    });
  }, [phrases, ready]);
  return ready.value ? (
    <Page session={{ access: 'wma_first', locale: 'en' }} framed={framed} />
  ) : null;
}
const page = (framed = false) => stage(NO_CLIENT, () => <Learned framed={framed} />);

it('lets in who waits at the door, and what was begun arrives before its session ends', async () => {
  const on = await page();
  await on.press(LET_IN);
  await on.shows('It will be let in.');
  expect(on.root.textContent).not.toContain('Who waits at the door');
  expect(writes()).toEqual([]);
  await on.press('Sign out');
  await on.shows('Account name');
  await soon(() =>
    expect(writes()).toEqual([
      { path: ADMIN.decide, body: { ...DOOR, school: SCHOOL.id, decision: 'approve' } },
      { path: ADMIN.end, body: {} },
    ]),
  );
});

it('lets in an LMS that a link for any site has registered', async () => {
  sites = {
    ...SITES,
    platforms: SITES.platforms.map((one) => ({
      ...one,
      ...{ active: false, waits: true, mayConfirm: true },
    })),
  };
  const on = await page();
  await on.press(`Let people come in: ${LMS.issuer}`);
  await on.shows('People will come in from it.');
  await on.shows('Switched on');
  await on.press('Sign out');
  await soon(() => expect(writes()[0]).toEqual({ path: ADMIN.confirm, body: LMS }));
});

it('takes back what was pressed by mistake, and asks nothing', async () => {
  const on = await page();
  await on.press(`Keep it out: ${LMS.issuer}, 3`);
  await on.shows('It will be kept out.');
  expect(on.root.textContent).not.toContain('Deployment: 3');
  await on.press('Undo');
  await on.shows('Deployment: 3');
  await on.press('Sign out');
  await soon(() => expect(writes().map(({ path }) => path)).toEqual([ADMIN.end]));
});

it('says so when the session is over, and lets somebody sign in anew, but in no frame', async () => {
  const on = await page();
  await on.button(LET_IN);
  over = true;
  await on.press(`Check it now: ${LMS.issuer}`);
  await on.shows('Your time here has ended');
  await on.shows('Account name');
  const framed = await page(true);
  await framed.shows('Open Waymark again in your learning site.');
  expect(framed.root.querySelector('input')).toBe(null);
});

it('shows nothing any more on a screen that was left for half an hour', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const on = await page();
  await on.button(LET_IN);
  await act(async () => void vi.advanceTimersByTime(29 * 60_000));
  await on.button(LET_IN);
  await act(async () => void vi.advanceTimersByTime(60_000));
  await on.shows('Your time here has ended');
  expect(on.root.textContent).not.toContain(SCHOOL.name);
});
