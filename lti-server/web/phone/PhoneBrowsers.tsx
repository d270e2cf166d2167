import type { TokenSource } from '../../../shared/store/transport.ts';
import { ThisPhone } from '../../../shared/ui/phone/ThisPhone.tsx';
import { endConnection, listConnections } from '../api.ts';
import { BrowserList } from '../Browsers.tsx';
import { installing } from './install.ts';
import { asking } from './tokens.ts';

/** The browsers that act for me, as this phone may ask; and the end of this one. */
export function PhoneBrowsers({
  tokens,
  onForget,
}: {
  tokens: TokenSource;
  onForget: (anyway: boolean) => Promise<boolean>;
}) {
  return (
    <div class="wm-columns">
      <ThisPhone installing={installing.value} onForget={onForget} />
      <BrowserList
        list={() => asking(tokens, listConnections)}
        end={(id) => asking(tokens, (access) => endConnection(access, id))}
      />
    </div>
  );
}
