import browser from 'webextension-polyfill';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Answers, PageRequest, Reply, SiteStatus } from '../../shared/protocol/runtime.ts';
import { connectionsAt } from './accounts.ts';
import { deleteData, endConnection, findAccount, listConnected } from './connections.ts';
import { followPermissions, grantedLmsOrigins } from './content-scripts.ts';
import { setAllHidden, setPresenting, settleAll } from './desk.ts';
import { judge } from './judge.ts';
import { lastingState } from './lasting.ts';
import { hostPatterns, webOrigin } from './origins.ts';
import { openInPage } from './overlays.ts';
import { hiddenOrigins, pages } from './pages.ts';
import {
  beginWithCode,
  beginWithOffer,
  cancelPairing,
  pairingStatus,
  proceedWithPairing,
} from './pairing.ts';
import { policy, presetOf } from './policy.ts';
import { isAllHidden, isPresenting } from './shown.ts';

type Answer = Reply<PageRequest['type']>;
const yes = <T extends PageRequest['type']>(_type: T, answer: Answers[T]): Answer => ({
  ok: true,
  answer,
});
const no = (code: ErrorCode): Answer => ({ ok: false, code });

/** IT connected this site for everybody, but the browser wants its person's word. */
async function presetToAllow(origin: string | null): Promise<string[]> {
  const preset = presetOf(await policy());
  if (preset === null || origin === null || !preset.origins.includes(origin)) return [];
  const hosts = [preset.server, ...preset.origins];
  return (await browser.permissions.contains({ origins: hostPatterns(hosts) })) ? [] : hosts;
}

async function siteStatus(tab: number, url: string): Promise<SiteStatus> {
  const origin = webOrigin(url);
  const hidden = origin !== null && (await hiddenOrigins.get()).includes(origin);
  const wish = { allHidden: await isAllHidden(), presenter: await isPresenting() };
  const { others } = await listConnected();
  const nothing = {
    othersUnsent: others.unsent,
    toAllow: await presetToAllow(origin),
    known: false,
    origin,
    hidden,
    ...wish,
    panel: false,
    server: null,
    person: null,
  };
  if (origin === null) return nothing;
  const [connection] = await connectionsAt(origin);
  const isGranted = (await grantedLmsOrigins()).includes(origin);
  if (connection === undefined || !isGranted) return nothing;
  const context = (await pages.get())[tab]?.context;
  const here = context?.origin === origin ? await judge(context) : null;
  return {
    ...nothing,
    known: true,
    panel: here?.situation?.inPage === true,
    server: here?.connection?.server ?? connection.server,
    person: here?.account?.me.name ?? null,
  };
}

/** Does what a pairing allows so far, and lets the pages of the LMS know. */
export async function advancePairing(): Promise<Awaited<ReturnType<typeof proceedWithPairing>>> {
  const finished = await proceedWithPairing();
  if (finished.ok && finished.state === 'paired') {
    await followPermissions();
    await settleAll();
  }
  return finished;
}

async function finishPairing(): Promise<Answer> {
  const finished = await advancePairing();
  if (!finished.ok) return no(finished.code);
  const name = finished.state === 'paired' ? finished.name : null;
  return yes('pairing.finish', { name, pairing: await pairingStatus() });
}

async function withAccount(
  { server, person }: { server: string; person: string },
  work: typeof endConnection,
): Promise<Answer> {
  const account = await findAccount(server, person);
  if (account === null) return no('not_found');
  await work(account);
  await followPermissions();
  await settleAll();
  return yes('connection.end', {});
}

/** What popup and options ask for. The sender was checked before. */
export async function answerPage(request: PageRequest): Promise<Answer> {
  switch (request.type) {
    case 'site':
      return yes('site', await siteStatus(request.tab, request.url));
    case 'connections': {
      const { version } = browser.runtime.getManifest();
      const storage = await lastingState();
      return yes('connections', { ...(await listConnected()), version, storage });
    }
    case 'pairing':
      return yes('pairing', { pairing: await pairingStatus() });
    case 'pairing.offer': {
      const pairing = await beginWithOffer(request.server, request.offer);
      return pairing === 'not_allowed' ? no(pairing) : yes('pairing.offer', { pairing });
    }
    case 'pairing.code': {
      const pairing = await beginWithCode(request.server, request.code);
      return pairing === 'not_allowed' ? no(pairing) : yes('pairing.code', { pairing });
    }
    case 'pairing.finish':
      return finishPairing();
    case 'pairing.cancel':
      await cancelPairing();
      return yes('pairing.cancel', {});
    case 'panel.open':
      await openInPage(request.tab);
      return yes('panel.open', {});
    case 'site.hide':
      await hiddenOrigins.change((all) => [
        ...all.filter((each) => each !== request.origin),
        ...(request.hidden ? [request.origin] : []),
      ]);
      await settleAll();
      return yes('site.hide', {});
    case 'hide':
      await setAllHidden(request.hidden);
      return yes('hide', {});
    case 'presenter':
      await setPresenting(request.presenter);
      return yes('presenter', {});
    case 'connection.end':
      return withAccount(request, endConnection);
    case 'data.delete':
      return withAccount(request, deleteData);
  }
}
