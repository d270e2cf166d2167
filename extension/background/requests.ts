import browser from 'webextension-polyfill';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Answers, PageRequest, Reply, SiteStatus } from '../../shared/protocol/runtime.ts';
import { connectionsAt } from './accounts.ts';
import { deleteData, endConnection, findAccount, listConnected } from './connections.ts';
import { followPermissions, grantedLmsOrigins } from './content-scripts.ts';
import { setOpen, settleAll } from './desk.ts';
import { judge } from './judge.ts';
import { lastingState } from './lasting.ts';
import { webOrigin } from './origins.ts';
import { hiddenOrigins, pages } from './pages.ts';
import {
  beginWithCode,
  beginWithOffer,
  cancelPairing,
  pairingStatus,
  proceedWithPairing,
} from './pairing.ts';

type Answer = Reply<PageRequest['type']>;
const yes = <T extends PageRequest['type']>(_type: T, answer: Answers[T]): Answer => ({
  ok: true,
  answer,
});
const no = (code: ErrorCode): Answer => ({ ok: false, code });

async function siteStatus(tab: number, url: string): Promise<SiteStatus> {
  const origin = webOrigin(url);
  const hidden = origin !== null && (await hiddenOrigins.get()).includes(origin);
  const nothing = {
    known: false,
    origin,
    hidden,
    allHidden: false,
    presenter: false,
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
    known: true,
    origin,
    hidden,
    allHidden: false,
    presenter: false,
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
      const connections = await listConnected();
      return yes('connections', { connections, version, storage: await lastingState() });
    }
    case 'pairing':
      return yes('pairing', { pairing: await pairingStatus() });
    case 'pairing.offer':
      return yes('pairing.offer', { pairing: await beginWithOffer(request.server, request.offer) });
    case 'pairing.code':
      return yes('pairing.code', { pairing: await beginWithCode(request.server, request.code) });
    case 'pairing.finish':
      return finishPairing();
    case 'pairing.cancel':
      await cancelPairing();
      return yes('pairing.cancel', {});
    case 'panel.open':
      await setOpen(request.tab, true);
      return yes('panel.open', {});
    case 'site.hide':
      await hiddenOrigins.change((all) => [
        ...all.filter((each) => each !== request.origin),
        ...(request.hidden ? [request.origin] : []),
      ]);
      await settleAll();
      return yes('site.hide', {});
    case 'hide':
    case 'presenter':
      return no('not_allowed');
    case 'connection.end':
      return withAccount(request, endConnection);
    case 'data.delete':
      return withAccount(request, deleteData);
  }
}
