import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { loadPhrases } from '../../shared/locales/load.ts';
import type { PanelState } from '../../shared/protocol/runtime.ts';
import type { Client } from '../../shared/store/client.ts';
import { createClass } from '../../shared/store/double/class.ts';
import { soon, stage } from '../../shared/ui/double/stage.tsx';
import { Panel } from './Panel.tsx';
import type { PanelConnection } from './port-client.ts';

const closed = (client: Client, state: PanelState): PanelConnection => ({
  client: signal(client),
  welcome: signal({
    key: '',
    look: { language: 'en', dir: 'ltr', theme: 'light', contrast: 'normal' },
    top: 'https://lms.example',
    goal: null,
    prompts: false,
    plan: false,
    presenter: false,
  }),
  state: signal(state),
  open: signal(false),
  writer: signal(''),
  veiled: signal(false),
  marking: null,
  tell: () => undefined,
});

it('the closed panel has a dot while feedback is not said to be read, for who wants one', async () => {
  const here = createClass();
  const [desk, phone] = [here.teacherDevice(), here.anaDevice()];
  await desk.sync();
  const { feedback, ...write } = here.feedbackFor(here.ana, { nextStep: 'Add one source.' });
  await desk.client.run({ ...write, feedback });
  await desk.client.run({ do: 'feedback.release', feedback });
  await desk.sync();
  await phone.sync();

  const ready = { state: 'ready', query: here.assignmentQuery, title: '', attempt: null } as const;
  const phrases = await loadPhrases('en');
  const connection = closed(phone.client, ready);
  const on = await stage(phone.client, () => <Panel connection={connection} phrases={phrases} />);
  await on.button('Open Waymark');
  await phone.client.run({ do: 'preference.set', dot: true });
  await on.button('Open Waymark: there is new feedback');
  expect(on.root.querySelector('.wm-news')).not.toBeNull();
  await phone.client.run({ do: 'feedback.read', feedback, said: true });
  await on.button('Open Waymark');
  await soon(() => expect(on.root.querySelector('.wm-news')).toBeNull());
});
