import '../../shared/ui/waymark.css';
import { WaymarkSetting } from '../../shared/ui/setting.tsx';
import { Page } from './admin/Page.tsx';
import { readSession } from './admin/session.ts';
import { learnAdmin } from './admin/words.ts';
import { mount } from './mount.tsx';
import { NO_CLIENT } from './no-client.ts';

// LMS pages are light whatever the system prefers.
const framed = window.self !== window.top;
if (framed) document.documentElement.dataset.theme = 'light';
const session = readSession();
// A reload then asks for this page instead of sending the launch's ticket a second time. In a frame only the ticket opens it.
if (!framed) history.replaceState(null, '', `${window.location.pathname}${window.location.hash}`);

await mount(
  [session.locale, ...navigator.languages],
  (phrases) => (
    <WaymarkSetting phrases={phrases} client={NO_CLIENT}>
      <Page session={session} framed={framed} />
    </WaymarkSetting>
  ),
  learnAdmin,
);
