import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { PATHS, PairedSchema, SilentLoginAnswerSchema } from '../../../shared/protocol/http.ts';
import type { PageContext } from '../../../shared/protocol/page.ts';
import {
  type Account,
  accountKey,
  accounts,
  type Connection,
  isPersonAt,
  saveAccount,
  saveMe,
  tokensOf,
} from '../accounts.ts';
import { callServer } from '../api.ts';
import { challengeOf, newVerifier } from '../verifier.ts';
import { askForToken, findLaunchForm } from './launch.ts';

export type Launched = { ok: true; account: Account } | { ok: false; code: ErrorCode };

/**
 * A launch made by the background alone: the LMS signs who this is (design.md, Pairing, silently). The outcome must
 * be the person the page shows. `knownCmid`: Moodle course module of our activity, from the server.
 */
export async function pairSilently(
  connection: Connection,
  context: PageContext,
  knownCmid: string | null,
): Promise<Launched> {
  const { server, origins } = connection;
  const { courseId } = context;
  if (courseId === null) return { ok: false, code: 'not_found' };
  const place = { ...context, courseId };
  const form = await findLaunchForm(place, server, knownCmid);
  if (form === null) return { ok: false, code: 'unregistered_platform' };

  const verifier = newVerifier();
  const challenge = await challengeOf(verifier);
  const login = await callServer(server, PATHS.silentLogin, SilentLoginAnswerSchema, {
    body: { challenge, form: form.fields },
  });
  if (!login.ok) return login;
  const { authorize, redirectUri } = login.value;
  const launchIsOurs = URL.canParse(redirectUri) && new URL(redirectUri).origin === server;
  const asked = { place, form, redirectUri, lmsOrigins: origins };
  const token = launchIsOurs ? await askForToken(authorize, asked) : null;
  if (token === null) return { ok: false, code: 'platform_refused' };

  const body = { ...token, verifier };
  const paired = await callServer(server, PATHS.silentRedeem, PairedSchema, { body });
  if (!paired.ok) return paired;
  const { me, tokens } = paired.value;
  if (!isPersonAt(me, context)) return { ok: false, code: 'locked' };
  return { ok: true, account: await keep(server, paired.value.me, tokens) };
}

/** Somebody paired by click or code keeps their own session; the launch only told of the course. */
async function keep(
  server: string,
  me: Account['me'],
  tokens: Parameters<typeof saveAccount>[1],
): Promise<Account> {
  const before = (await accounts.get())[accountKey(server, me.person)];
  if (before?.device && (await tokensOf(before)) !== null) {
    return saveMe(before, { ...me, session: 'device' });
  }
  const account = { server, me, device: false };
  await saveAccount(account, tokens);
  return account;
}
