import { expect, it, vi } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import type { StoredAnchor } from '../../shared/model/kinds/anchor.ts';
import type { AskedMark } from '../../shared/protocol/marks.ts';
import type { PageContext } from '../../shared/protocol/page.ts';
import type {
  PanelOrder,
  PanelQuery,
  PanelState,
  SeenQuery,
} from '../../shared/protocol/runtime.ts';
import type { Account } from './accounts.ts';
import { createPanel, type PanelHome, type ToWork } from './panels.ts';

const [PERSON, COURSE] = [newId(), newId()];
const SERVER = 'https://waymark.example';
const account = (role: 'learner' | 'teacher'): Account => ({
  server: SERVER,
  device: true,
  me: {
    ...{ person: PERSON, name: 'Amara', tenant: { id: newId(), name: 'Riverside School' } },
    lms: { issuer: 'https://lms.example', flavour: 'moodle', origins: [], userId: '1003' },
    courses: [{ context: COURSE, lmsCourseId: '40', role, title: 'English 8', launchCmid: null }],
    session: 'device',
  },
});
const page: PageContext = {
  ...{ lms: 'moodle', origin: 'https://lms.example', base: '', userId: '1003', courseId: '40' },
  ...{ page: 'assignment', inPage: true, assignmentId: '7', title: '', learner: null },
  ...{ attempt: null, anonymous: false, impersonating: false },
  ...{ language: 'en', dir: 'ltr', theme: 'light', contrast: 'normal' },
};
const HOME: PanelQuery = { kind: 'home', context: COURSE };
const WORK: PanelQuery = { kind: 'assignment', context: COURSE, lmsAssignment: '7' };
const MARKING: PanelQuery = {
  ...{ kind: 'grader', context: COURSE, lmsAssignment: '7' },
  learner: { lmsUser: '3' },
};
const EYES: SeenQuery = { kind: 'seen', context: COURSE, person: null };

function panelOn(
  query: PanelQuery,
  home: PanelHome = 'page',
  role: 'learner' | 'teacher' = 'learner',
) {
  const orders: PanelOrder[] = [];
  const work: ToWork[] = [];
  const panel = createPanel(home, (order) => orders.push(order), {
    onRefusal: () => undefined,
    onDrawn: () => undefined,
    onWork: (order) => work.push(order),
  });
  const state: PanelState = { state: 'ready', query, title: '', attempt: null };
  panel.show(page, state, account(role));
  const viewed = () => orders.flatMap((order) => (order.type === 'view' ? [order.query.kind] : []));
  const shows = (kind: string) => vi.waitFor(() => expect(viewed()).toContain(kind));
  return { panel, orders, work, viewed, shows };
}

it.each([HOME, WORK])('shows beside a learner’s own what a teacher sees of it', async (query) => {
  const { panel, shows } = panelOn(query);
  await shows(query.kind);
  panel.obey({ type: 'seen', query: EYES });
  await shows('seen');
  panel.end();
});

it('shows nothing of the kind beside another learner’s work', async () => {
  const { panel, orders, shows, viewed } = panelOn(MARKING, 'page', 'teacher');
  await shows('prompts');
  panel.obey({ type: 'seen', query: EYES });
  // Asked for before this is written, it would be here once this is.
  const command = { do: 'coach.turn', on: false };
  panel.obey({ type: 'run', id: 1, writer: `${SERVER} ${PERSON}`, command });
  await vi.waitFor(() =>
    expect(orders).toContainEqual({ type: 'outcome', id: 1, outcome: { ok: true } }),
  );
  await shows('grader');
  expect(viewed()).not.toContain('seen');
  panel.end();
});

it('gives a plan the home of all courses, from whichever of its learner’s pages it was opened', async () => {
  const { panel, orders } = panelOn(WORK, 'plan');
  await vi.waitFor(() =>
    expect(orders).toContainEqual(
      expect.objectContaining({ type: 'view', query: { kind: 'home', context: null } }),
    ),
  );
  panel.end();
});

it('gives a teacher’s page no other view for a plan', async () => {
  const { panel, orders } = panelOn(MARKING, 'plan', 'teacher');
  expect(orders).toContainEqual(
    expect.objectContaining({ state: expect.objectContaining({ query: MARKING }) }),
  );
  panel.end();
});

it('marks no words of a card that is not there', async () => {
  const { panel, orders, work, shows } = panelOn(WORK);
  await shows('assignment');
  const turn = orders.flatMap((order) => (order.type === 'state' ? [order.turn] : [])).at(-1) ?? -1;
  const anchor: StoredAnchor = {
    quote: { type: 'TextQuoteSelector', exact: 'a word', prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector', start: 0, end: 6 },
    ...{ place: '', sentence: '' },
  };
  const told: AskedMark = { id: newId(), kind: 'step', anchor };
  panel.obey({ type: 'marks', turn, marks: [{ id: newId(), kind: 'step' }, told], labels: null });
  expect(work).toEqual([expect.objectContaining({ type: 'marks', marks: [told] })]);
  panel.end();
});
