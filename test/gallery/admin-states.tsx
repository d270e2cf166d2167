import { Console, type Part } from '../../lti-server/web/admin/Console.tsx';
import type { AdminClient } from '../../lti-server/web/admin/client.ts';
import { EnterAdmin } from '../../lti-server/web/admin/EnterAdmin.tsx';
import { SignIn } from '../../lti-server/web/admin/SignIn.tsx';
import type { AdminMe, AuditRow, Platforms } from '../../shared/protocol/admin.ts';
import { Shell } from '../../shared/ui/base/Shell.tsx';
import { NOW, okafor } from '../../shared/ui/gallery/people.ts';
import type { GalleryState } from '../../shared/ui/gallery/state.ts';

const MINUTE = 60_000;
const school = { id: '0192f1a0-0000-7000-8000-000000000001', name: 'Riverside School' };
const other = { id: '0192f1a0-0000-7000-8000-000000000002', name: 'Willow Lane School' };
const moodle = { issuer: 'https://moodle.riverside.example', clientId: 'xWc1Y0zQ9hTn2pK' };
const canvas = { issuer: 'https://canvas.instructure.com', clientId: '10000000000123' };
const ofSchool: AdminMe = { server: false, name: okafor.name, schools: [school] };
const ofServer: AdminMe = { server: true, name: 'it-office', schools: [school, other] };

const SITES: Platforms = {
  platforms: [
    {
      ...{
        ...moodle,
        name: moodle.issuer,
        active: true,
        waits: false,
        mayConfirm: false,
        shared: false,
      },
      deployments: ['3'],
    },
    {
      ...{
        ...canvas,
        name: 'Riverside District',
        active: false,
        waits: true,
        mayConfirm: true,
        shared: true,
      },
      deployments: ['41:8865aa05b4b79b64a91a86042e43af5ea8ae79eb', '42:0c2f'],
    },
  ],
  waiting: [
    {
      ...{ ...moodle, deploymentId: '7', lms: moodle.issuer, schools: [school.name] },
      ...{ seenAt: NOW - 5 * MINUTE, refused: false },
    },
    {
      ...{ ...canvas, deploymentId: '43:77ad', lms: 'Riverside District' },
      schools: [school.name, other.name],
      ...{ seenAt: NOW - 90 * MINUTE, refused: true },
    },
  ],
};
const values = { host: 'moodle.riverside.example', seconds: 2 };
const HEALTH = [
  { good: true, said: 'state.good', values: {} },
  { good: true, said: 'clock.good', values },
  {
    ...{ good: false, said: 'token.refused' },
    values: { ...values, status: '403', client: moodle.clientId, keys: `${moodle.issuer}/keys` },
  },
  { good: null, said: 'roster.untried', values: {} },
];

const done = (minutes: number, row: Partial<AuditRow>): AuditRow => ({
  id: `0192f1a0-0000-7000-8000-0000000001${String(minutes).padStart(2, '0')}`,
  at: NOW - minutes * MINUTE,
  ...{ act: 'admin.enter', code: 'done', via: 'person', who: okafor.name, of: '' },
  ...row,
});
const LOG = [
  done(2, {}),
  done(4, { act: 'browser.end', of: '0192f1a0-0000-7000-8000-000000000777' }),
  done(9, { act: 'deployment.approve', of: `${moodle.issuer} ${moodle.clientId} 3` }),
  done(30, { act: 'erase.person', via: 'command', who: '', of: okafor.id }),
  done(40, { act: 'admin.refused', code: 'wrong_code', via: 'server', who: '', of: 'it-office' }),
  done(60, { act: 'platform.register', code: 'waits', via: 'link', who: '', of: moodle.issuer }),
];

const answer = <T,>(value: T) => Promise.resolve({ ok: true as const, value });
const list = <R,>(rows: R[], next: string | null = null) => answer({ rows, next });
const full: AdminClient = {
  me: () => answer(ofSchool),
  platforms: () => answer(SITES),
  health: () => answer(HEALTH),
  confirm: () => answer(null),
  decide: () => answer(null),
  courses: () =>
    list(
      [
        { id: school.id, title: 'Writing 7B', lmsCourseId: '42', teachers: 2, learners: 27 },
        { id: other.id, title: '', lmsCourseId: null, teachers: 1, learners: 0 },
      ],
      'next',
    ),
  browsers: () =>
    list([
      {
        ...{ id: school.id, person: okafor.name, label: 'Firefox on Windows' },
        ...{ silent: false, usedAt: NOW - 3 * MINUTE },
      },
      { id: other.id, person: 'Sam Weaver', label: '', silent: true, usedAt: NOW - 70 * MINUTE },
    ]),
  endBrowser: () => answer(null),
  audit: () => list(LOG),
  end: () => answer(null),
};
/** An account of the server looks after what schools share. */
const ofAll: AdminClient = {
  ...full,
  platforms: () =>
    answer({ ...SITES, platforms: SITES.platforms.map((one) => ({ ...one, shared: false })) }),
};
const empty: AdminClient = {
  ...full,
  platforms: () => answer({ platforms: [], waiting: [] }),
  courses: () => list([]),
  browsers: () => list([]),
  audit: () => list([]),
};
const refused: AdminClient = {
  ...full,
  platforms: () => Promise.resolve({ ok: false, code: 'unavailable' }),
};

const shown = (start: Part, me: AdminMe = ofSchool, client = full): GalleryState => ({
  home: 'page',
  views: {},
  show: () => <Console me={me} client={client} start={start} onLeave={() => undefined} />,
});
const signIn = (because: 'sign_in_wrong' | null): GalleryState => ({
  home: 'page',
  views: {},
  show: () => (
    <SignIn
      because={because}
      signIn={() => Promise.resolve({ ok: false, code: 'sign_in_wrong' })}
      onAdmitted={() => undefined}
    />
  ),
});

/** Where Waymark is looked after. */
export const ADMIN_PAGES: Record<string, GalleryState> = {
  'admin-sign-in': signIn(null),
  'admin-sign-in-wrong': signIn('sign_in_wrong'),
  'admin-from-launch': {
    home: 'page',
    views: {},
    show: ({ say }) => (
      <Shell title={say('home.hello', { name: okafor.name })} subtitle={school.name} wide>
        <EnterAdmin ticket="t" locale="en" />
      </Shell>
    ),
  },
  'admin-sites': shown('sites'),
  'admin-sites-server': shown('sites', ofServer, ofAll),
  'admin-sites-empty': shown('sites', ofSchool, empty),
  'admin-sites-problem': shown('sites', ofSchool, refused),
  'admin-courses': shown('courses'),
  'admin-courses-empty': shown('courses', ofSchool, empty),
  'admin-browsers': shown('browsers'),
  'admin-browsers-empty': shown('browsers', ofSchool, empty),
  'admin-log': shown('log'),
  'admin-log-server': shown('log', ofServer),
  'admin-log-empty': shown('log', ofSchool, empty),
};
