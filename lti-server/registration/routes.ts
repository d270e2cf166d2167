import {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
  urlencoded,
} from 'express';
import type { Deps } from '../deps.ts';
import { addressOf, TooMany } from '../limits.ts';
import { sendErrorPage } from '../lti/error-page.ts';
import type { Sentences } from '../lti/sentences.ts';
import { referenceOf } from '../request-id.ts';
import { sendAskPage, sendDonePage, sendFieldsPage, sendRefusedPage } from './pages.ts';
import { RegistrationRefusal } from './refusal.ts';
import { type Asked, introduce, register } from './register.ts';
import { canvasKey } from './tool-configuration.ts';
import { loadSetupWords, spoken } from './words.ts';

const LONGEST = 8192;
const TOO_MANY = { status: 429, code: 'too_many_requests' } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Handler = (request: Request, response: Response) => Promise<void>;
const handle =
  (work: Handler): RequestHandler =>
  (request, response, next) => {
    work(request, response).catch(next);
  };

const readOne = (sent: unknown): string =>
  typeof sent === 'string' && sent.length <= LONGEST && !sent.includes('\0') ? sent : '';

/** Of a query or a form. Throws RegistrationRefusal where no LMS opened the link. */
function readAsked(sent: Readonly<Record<string, unknown>>): Asked {
  const link = readOne(sent.link);
  const address = readOne(sent.openid_configuration);
  if (link === '') throw new RegistrationRefusal('link_unknown', { detail: 'no link' });
  if (address === '') throw new RegistrationRefusal('no_lms');
  return { link, address, token: readOne(sent.registration_token) };
}

/** The school's name; null where there is none of that id. */
async function schoolOf({ database }: Deps, id: string): Promise<string | null> {
  if (!UUID.test(id)) return null;
  const found = await database.registry((tx) =>
    tx.selectFrom('registry.tenant').select('name').where('id', '=', id).executeTakeFirst(),
  );
  return found?.name ?? null;
}

/** `/lti/register`: one-time links. `/lti/setup/<school>`: everything for entering Waymark by hand. Mount at `/lti`. */
export function registrationRouter(deps: Deps, sentences: Sentences): Router {
  const { publicUrl } = deps.config;
  const words = loadSetupWords();
  const router = Router({ caseSensitive: true });
  const form = urlencoded({ extended: false, limit: '64kb', parameterLimit: 10 });
  /** Each try asks an LMS, and the second makes a key. */
  const braked: RequestHandler = (request, _response, next) => {
    deps.limits.registrationByAddress.take(addressOf(request));
    next();
  };
  const description = words('en').say('setup.tool.description');

  router.get(
    '/register',
    braked,
    handle(async (request, response) => {
      const asked = readAsked(request.query);
      const known = await introduce(deps, asked);
      sendAskPage(response, spoken(words, request), asked, known);
    }),
  );
  router.post(
    '/register',
    braked,
    form,
    handle(async (request, response) => {
      const asked = readAsked(typeof request.body === 'object' ? request.body : {});
      const done = await register(deps, asked, { description });
      deps.log.info({ tenant: done.link.tenant, active: done.active }, 'platform registered');
      sendDonePage(response, spoken(words, request), done);
    }),
  );
  router.get(
    '/setup/:tenant',
    handle(async (request, response) => {
      const { tenant = '' } = request.params;
      const school = await schoolOf(deps, tenant);
      if (school === null) return notFound(response, sentences);
      sendFieldsPage(response, spoken(words, request), { publicUrl, tenant, school });
    }),
  );
  router.get(
    '/setup/:tenant/canvas.json',
    handle(async (request, response) => {
      const school = await schoolOf(deps, request.params.tenant ?? '');
      if (school === null) return notFound(response, sentences);
      response.set('cache-control', 'no-cache').json(canvasKey(publicUrl, { description }));
    }),
  );

  const refuse: ErrorRequestHandler = (error, request, response, next) => {
    const reference = referenceOf(response);
    if (error instanceof TooMany) {
      response.set('retry-after', String(error.seconds));
      return sendErrorPage(response, sentences, { ...TOO_MANY, reference });
    }
    if (!(error instanceof RegistrationRefusal)) return next(error);
    const { code, detail } = error;
    deps.log.warn(
      { reference, code, detail: /^[\w ]{1,40}$/.test(detail) ? detail : '' },
      'registration refused',
    );
    sendRefusedPage(response, spoken(words, request), error, reference);
  };
  router.use(refuse);
  return router;
}

function notFound(response: Response, sentences: Sentences): void {
  const reference = referenceOf(response);
  sendErrorPage(response, sentences, { status: 404, code: 'not_found', reference });
}
