import type { Response } from 'express';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log.ts';
import { addressPolicy } from './addresses.ts';
import { createBinding } from './binding.ts';
import { createFlows, same, sha256 } from './flow.ts';
import { createGuard } from './guard.ts';
import { createVault, keyFor, STORE } from './keys-of-secret.ts';
import type { Launch } from './launch.ts';
import { createLogin, readForm } from './login.ts';
import { createLtijs } from './ltijs.ts';
import { createLtijsStore } from './ltijs-store.ts';
import { membersOf } from './members.ts';
import { createNotices, type Notice } from './notices.ts';
import { createOutgoing } from './outgoing.ts';
import { createPlatforms, findPlatforms } from './platforms.ts';
import { LaunchRefusal } from './refusal.ts';
import { readyNextKeys, rotateKey } from './rotate.ts';
import { createLtiRouter } from './router.ts';
import type { Sentences } from './sentences.ts';
import { createAsk } from './services/ask.ts';
import { gradesOf } from './services/grades.ts';
import type { LtiTool } from './tool.ts';
import { createVerify } from './verify.ts';

export type LtiToolParts = {
  config: Pick<Config, 'publicUrl' | 'secret' | 'privateHosts'>;
  database: Database;
  log: Log;
  sentences: Sentences;
  limits: Limits;
  onLaunch: (launch: Launch, response: Response) => Promise<void>;
  onNotice: (notice: Notice) => Promise<void>;
};

/** The one fixed redirect_uri, compared as text by platforms. */
const redirectUriOf = (publicUrl: string): string => `${publicUrl}/lti/launch`;

export function createLtiTool(parts: LtiToolParts): LtiTool {
  const { config, database, log, sentences, limits, onLaunch, onNotice } = parts;
  const origin = new URL(config.publicUrl).origin;
  const redirectUri = redirectUriOf(origin);
  const flows = createFlows(config.secret);
  const http = createOutgoing({ policy: addressPolicy(config) });
  const store = createLtijsStore(database, createVault(keyFor(config.secret, STORE)));
  const ltijs = createLtijs(store, http, keyFor(config.secret, 'ltijs').toString('hex'));
  const ask = createAsk({ ltijs, http });
  const platforms = createPlatforms(database);
  const login = createLogin({ platforms, flows, origin, redirectUri });
  const verify = createVerify({ ltijs, http });
  const guard = createGuard({ flows, platforms, verify, database, origin });
  const binding = createBinding(config.publicUrl);
  return {
    handler: createLtiRouter({
      platforms,
      flows,
      login,
      guard,
      notices: createNotices({ database, platforms, verify, store }),
      ltijs,
      binding,
      sentences,
      log,
      origin,
      limits,
      onLaunch,
      onNotice,
    }),
    register: async (platform) => {
      await ltijs.register(platform);
      platforms.forget();
    },
    setActive: async (issuer, clientId, active) => {
      await ltijs.setActive(issuer, clientId, active);
      platforms.forget();
    },
    rotate: (issuer, clientId) => rotateKey(database, ltijs, issuer, clientId),
    readyNextKeys: () => readyNextKeys(database, ltijs),
    request: http.request,
    askToken: ltijs.askToken,
    linkMessage: ltijs.linkMessage,
    grades: (source) => gradesOf(ask, source),
    keyIds: async () => {
      const { keys } = await ltijs.keyset();
      return keys.flatMap((key) => ('kid' in key && typeof key.kid === 'string' ? [key.kid] : []));
    },
    platforms: async () => {
      const found = await findPlatforms(database, null, null);
      return found.map(({ kid: _kid, keys: _keys, ...platform }) => platform);
    },
    beginSilent: async (form, challenge) => {
      const started = await login(readForm(form), { kind: 'silent', bound: challenge });
      return { authorize: started.authorize.href, redirectUri };
    },
    finishSilent: async (idToken, state, verifier) => {
      const flow = flows.open(state);
      if (flow.kind !== 'silent' || !same(sha256(verifier), flow.bound))
        throw new LaunchRefusal('launch_browser', 'state of another client');
      return guard(idToken, state, flow);
    },
    members: (source) => membersOf(ask, source),
  };
}
