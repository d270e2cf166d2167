import { adminRouter } from './admin/routes.ts';
import { createLive } from './api/live/live.ts';
import { apiRouter } from './api/router.ts';
import type { Mounts } from './app.ts';
import type { Deps } from './deps.ts';
import { linkParts } from './lti/deep-linking/parts.ts';
import { linkRouter } from './lti/deep-linking/routes.ts';
import { connectPage } from './lti/launch-page.ts';
import { loadSentences } from './lti/sentences.ts';
import { phoneRouter } from './phone/routes.ts';
import { registrationRouter } from './registration/routes.ts';

/** The parts of the application, with what ends their open streams at shutdown. */
export function mountsFor(deps: Deps): Mounts & { endStreams: () => void } {
  const live = createLive(deps);
  const sentences = loadSentences();
  return {
    api: apiRouter(deps, live),
    connectPage: connectPage(sentences),
    phone: phoneRouter(sentences),
    links: linkRouter(linkParts(deps, sentences)),
    registration: registrationRouter(deps, sentences),
    admin: adminRouter(deps, sentences),
    sentences,
    endStreams: live.closeAll,
  };
}
