import type { Request, RequestHandler } from 'express';
import { actorOf, noteDeed } from '../audit/audit.ts';
import type { Deps } from '../deps.ts';
import { addressOf } from '../limits.ts';
import { sendErrorPage } from '../lti/error-page.ts';
import { jsonForHtml } from '../lti/html.ts';
import { sendAppPage } from '../lti/launch-page.ts';
import type { Sentences } from '../lti/sentences.ts';
import { referenceOf } from '../request-id.ts';
import { issueForPerson } from './sessions.ts';
import { openTicket } from './ticket.ts';

const PAGE = 'admin';

/** For whoever has an account: in no frame, and the same for everybody. */
export const entrance =
  (sentences: Sentences): RequestHandler =>
  (_request, response) =>
    sendAppPage(response, sentences, { name: PAGE, lang: 'en' });

const textOf = (sent: unknown, longest: number): string =>
  typeof sent === 'string' && sent.length <= longest ? sent : '';

/** A page of another site cannot open this one in somebody's frame. */
const isOwnPage = (request: Request): boolean =>
  (request.get('sec-fetch-site') ?? 'same-origin') === 'same-origin';

/** From the page of a launch: its ticket becomes a session, in the page's body and never in an address. */
export const enterFromLaunch =
  ({ database, config, limits }: Deps, sentences: Sentences): RequestHandler =>
  (request, response, next) => {
    const enter = async (): Promise<void> => {
      limits.adminByAddress.take(addressOf(request));
      const { secret } = config;
      const sealed = textOf(request.body?.ticket, 2000);
      const ticket = isOwnPage(request) ? await openTicket({ database, secret }, sealed) : null;
      if (ticket === null) {
        const reference = referenceOf(response);
        return sendErrorPage(response, sentences, {
          status: 401,
          code: 'session_ended',
          reference,
        });
      }
      const { tenant, person } = ticket;
      const { access, origins } = await database.tenant(tenant, async (tx) => {
        const token = await issueForPerson(tx, tenant, person);
        await noteDeed(tx, { by: actorOf({ at: 'school', ...ticket }), action: 'admin.enter' });
        const rows = await tx.selectFrom('school.lms_origin').select('origin').distinct().execute();
        return { access: token, origins: rows.map(({ origin }) => origin) };
      });
      const session = { access, locale: textOf(request.body?.locale, 40) };
      sendAppPage(response, sentences, {
        name: PAGE,
        lang: 'en',
        frameAncestors: ["'self'", ...origins],
        island: `<script type="application/json" id="waymark-admin">${jsonForHtml(session)}</script>`,
      });
    };
    enter().catch(next);
  };
