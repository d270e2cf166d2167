import type { Response } from 'express';
import { languageOf } from '../../../shared/locales/phrases.ts';
import type { TenantTx } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { provisioned } from '../admit.ts';
import { type DeepLinkingSettings, originOf } from '../claims.ts';
import type { Launch } from '../launch.ts';
import { LaunchRefusal } from '../refusal.ts';
import { sendPickPage } from './page.ts';
import type { LinkParts } from './parts.ts';
import { type LinkRequest, REQUEST_SECONDS } from './request.ts';
import { worksOf } from './works.ts';

/** The one type of the five that opens Waymark. */
const TYPE = 'ltiResourceLink';

/** The answer goes to a page of this LMS: an address of an origin of its, as its administrator or signed claims told them. */
async function checkReturn(tx: TenantTx, issuer: string, returnUrl: string): Promise<void> {
  const origin = originOf(returnUrl);
  const url = URL.parse(returnUrl);
  const known = await tx
    .selectFrom('school.lms_origin')
    .select('origin')
    .where('issuer', '=', issuer)
    .where('origin', '=', origin ?? '')
    .executeTakeFirst();
  if (known === undefined || url === null || url.username !== '' || url.password !== '')
    throw new LaunchRefusal('bad_origin', 'deep_link_return_url of another host');
}

/** Answers a checked request for links: lets its teacher in and shows what there is to choose. Throws LaunchRefusal. */
export async function offerLinks(
  parts: LinkParts,
  launch: Launch,
  settings: DeepLinkingSettings,
  response: Response,
): Promise<void> {
  const { deps, requests, sentences, words } = parts;
  const { issuer, clientId, deploymentId, lms } = launch;
  const phrases = words(languageOf([launch.locale ?? 'en']));
  const { request, works } = await prepare(deps, launch, async (tx, tenant, person, context) => {
    await checkReturn(tx, issuer, settings.deep_link_return_url);
    const origins = await tx
      .selectFrom('school.lms_origin')
      .select('origin')
      .where('issuer', '=', issuer)
      .execute();
    const request: LinkRequest = {
      ...{ tenant, person, context: context.ours, course: context.theirs, lms },
      ...{ issuer, clientId, deploymentId },
      returnUrl: settings.deep_link_return_url,
      types: settings.accept_types,
      several: settings.accept_multiple,
      data: settings.data ?? null,
      locale: phrases.language,
      framers: origins.map(({ origin }) => origin),
      expires: Math.floor(Date.now() / 1000) + REQUEST_SECONDS,
    };
    return { request, works: await worksOf(tx, context.ours) };
  });
  sendPickPage(response, sentences, phrases, {
    framers: request.framers,
    choosable: {
      request: requests.seal(request),
      course: launch.context?.title ?? '',
      several: request.several,
      possible: request.types.includes(TYPE),
      here: lms === 'canvas',
      works,
      locale: phrases.language,
    },
  });
}

type Course = { ours: string; theirs: string };

/** Only a teacher of the course chooses what stands in it. */
const prepare = <T>(
  deps: Deps,
  launch: Launch,
  then: (tx: TenantTx, tenant: string, person: string, context: Course) => Promise<T>,
): Promise<T> =>
  provisioned(deps, launch, (tx, tenant, { person, role, context }) => {
    if (role !== 'teacher' || context === null || launch.context === null)
      throw new LaunchRefusal('link_teachers', 'request for links by somebody else');
    return then(tx, tenant, person, { ours: context, theirs: launch.context.id });
  });
