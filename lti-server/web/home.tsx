import '../../shared/ui/waymark.css';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { Shell } from '../../shared/ui/base/Shell.tsx';
import { KeepOnPhone } from '../../shared/ui/phone/KeepOnPhone.tsx';
import { WaymarkSetting } from '../../shared/ui/setting.tsx';
import { App } from './App.tsx';
import { EnterAdmin } from './admin/EnterAdmin.tsx';
import { getPhoneCode } from './api.ts';
import { Browsers } from './Browsers.tsx';
import { ConnectHere } from './ConnectHere.tsx';
import { mount } from './mount.tsx';
import { NO_CLIENT } from './no-client.ts';
import { goTo } from './place.ts';
import { readSession } from './session.ts';
import { launchTokens, openStore } from './store.ts';

// LMS pages are light whatever the system prefers; the server says so of a launch, this of a reload.
if (window.self !== window.top) document.documentElement.dataset.theme = 'light';
const session = readSession();

if (session === null) {
  await mount(navigator.languages, (phrases) => (
    <WaymarkSetting phrases={phrases} client={NO_CLIENT}>
      <Shell title={phrases.say('app.name')} bottom={null} wide>
        <EmptyState
          level={2}
          title={phrases.say('session.none.title')}
          body={phrases.say('session.none.body')}
        />
      </Shell>
    </WaymarkSetting>
  ));
} else {
  // A reload then asks for this page instead of sending the launch a second time.
  history.replaceState(null, '', `${import.meta.env.BASE_URL}home.html${window.location.hash}`);
  const store = await openStore(session.me, launchTokens(session), new AbortController().signal);
  await mount([session.locale, ...navigator.languages], (phrases) => (
    <WaymarkSetting
      phrases={phrases}
      client={store.client}
      lasting={store.lasting}
      onPrompts={() => goTo({ at: 'prompts' })}
    >
      <App
        me={session.me}
        start={session.start}
        above={
          <>
            <ConnectHere session={session} />
            {session.admin !== undefined && (
              <EnterAdmin ticket={session.admin} locale={session.locale} />
            )}
          </>
        }
        browsers={<Browsers session={session} />}
        below={<KeepOnPhone getCode={() => getPhoneCode(session.access)} />}
      />
    </WaymarkSetting>
  ));
}
