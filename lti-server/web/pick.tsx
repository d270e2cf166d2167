import '../../shared/ui/waymark.css';
import * as v from 'valibot';
import { ChoosableSchema } from '../../shared/protocol/links.ts';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { Shell } from '../../shared/ui/base/Shell.tsx';
import { PickLinks } from '../../shared/ui/link/PickLinks.tsx';
import { WaymarkSetting } from '../../shared/ui/setting.tsx';
import { mount } from './mount.tsx';
import { NO_CLIENT } from './no-client.ts';

// LMS pages are light whatever the system prefers; the server says so of a launch.
const island = document.getElementById('waymark-pick')?.textContent;
const given = v.safeParse(v.pipe(v.string(), v.parseJson(), ChoosableSchema), island);
const wanted = given.success ? [given.output.locale] : [];
await mount([...wanted, ...navigator.languages], (phrases) => (
  <WaymarkSetting phrases={phrases} client={NO_CLIENT}>
    <Shell
      title={phrases.say('link.title')}
      subtitle={given.success ? given.output.course : undefined}
      bottom={null}
      narrow
    >
      {given.success ? (
        <PickLinks choosable={given.output} />
      ) : (
        <EmptyState
          level={2}
          title={phrases.say('session.none.title')}
          body={phrases.say('session.none.body')}
        />
      )}
    </Shell>
  </WaymarkSetting>
));
