import { type Request, type Response, Router, urlencoded } from 'express';
import { languageOf } from '../../../shared/locales/phrases.ts';
import { CHOICE } from '../../../shared/protocol/links.ts';
import type { Deps } from '../../deps.ts';
import { addressOf } from '../../limits.ts';
import { LaunchRefusal } from '../refusal.ts';
import { refuseWith } from '../refuse.ts';
import { viewerOf } from '../viewer.ts';
import { type Chosen, chosenIn } from './choose.ts';
import { type ContentItem, itemOf } from './links.ts';
import { sendReturnPage } from './page.ts';
import type { LinkParts } from './parts.ts';
import type { LinkRequest } from './request.ts';
import { worksOf } from './works.ts';

/** A course has up to 200 works. */
const FIELDS = 300;

const sentIn = (request: Request): Record<string, unknown> =>
  typeof request.body === 'object' && request.body !== null ? request.body : {};

/** What was chosen, by somebody who still teaches there. Throws LaunchRefusal. */
const readChoice = (deps: Deps, asked: LinkRequest, body: unknown): Promise<Chosen[]> =>
  deps.database.tenant(asked.tenant, async (tx) => {
    const { roles } = await viewerOf(tx, asked.person);
    if (roles[asked.context] !== 'teacher')
      throw new LaunchRefusal('link_teachers', 'choice of somebody who teaches there no more');
    const works = await worksOf(tx, asked.context);
    return chosenIn(body, { works, several: asked.several, here: asked.lms === 'canvas' });
  });

function itemsOf({ deps, words }: LinkParts, asked: LinkRequest, chosen: Chosen[]): ContentItem[] {
  const { say } = words(languageOf([asked.locale]));
  const url = `${new URL(deps.config.publicUrl).origin}/lti/launch`;
  const { lms, course } = asked;
  return chosen.map(({ opens, work, title }) => {
    const named =
      title === null
        ? say(`link.item.${opens}.course`)
        : say(`link.item.${opens}`, { work: title });
    return itemOf({ url, title: named, opens, work, lms, course });
  });
}

/** Where the page of a request for links posts what was chosen (LTI Deep Linking 2.0). Mount at `/lti`. */
export function linkRouter(parts: LinkParts): Router {
  const { deps, requests, words } = parts;
  const router = Router({ caseSensitive: true });
  const form = urlencoded({ extended: false, limit: '256kb', parameterLimit: FIELDS });

  async function answer(request: Request, response: Response): Promise<void> {
    const body = sentIn(request);
    const sealed = body[CHOICE.request];
    if (typeof sealed !== 'string')
      throw new LaunchRefusal('launch_state', 'request for links is missing');
    const asked = requests.open(sealed);
    const items = itemsOf(parts, asked, await readChoice(deps, asked, body));
    const message = await deps.lti.linkMessage(asked, items);
    sendReturnPage(response, words(languageOf([asked.locale])), asked, message);
  }
  router.post(
    '/links',
    (request, _response, next) => {
      deps.limits.launchByAddress.take(addressOf(request));
      next();
    },
    form,
    (request, response, next) => {
      answer(request, response).catch(next);
    },
  );
  router.use(refuseWith(parts.sentences, deps.log));
  return router;
}
