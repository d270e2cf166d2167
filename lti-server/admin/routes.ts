import { type ErrorRequestHandler, json, type Request, Router, urlencoded } from 'express';
import * as v from 'valibot';
import { type Admin, mayConfirm, mayLookAfter, mayLookAfterLms } from '../../shared/model/admin.ts';
import type { TenantId } from '../../shared/model/ids.ts';
import { Id } from '../../shared/model/text.ts';
import {
  ADMIN,
  type AdminMe,
  ConfirmSchema,
  DecisionSchema,
  EndBrowserSchema,
  HealthAskedSchema,
  LoginSchema,
} from '../../shared/protocol/admin.ts';
import { bearerOf, bodyOf, handle } from '../api/handle.ts';
import { ApiProblem, problemHandler } from '../api/problem.ts';
import { actorOf, noteDeed, noteServerDeed } from '../audit/audit.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { addressOf, TooMany } from '../limits.ts';
import { sendErrorPage } from '../lti/error-page.ts';
import type { Sentences } from '../lti/sentences.ts';
import { lookAt } from '../registration/health.ts';
import { knownOf } from '../registration/known.ts';
import { confirm } from '../registration/registrations.ts';
import { referenceOf } from '../request-id.ts';
import { vaultOf } from './accounts.ts';
import { decide } from './decide.ts';
import { enterFromLaunch, entrance } from './enter.ts';
import { auditOf, browsersOf, coursesOf, endBrowser, serverAuditOf } from './lists.ts';
import { login } from './login.ts';
import { placeOf } from './page.ts';
import { platformsOf } from './platforms.ts';
import { adminOf, endAdmin } from './sessions.ts';

type Known = { admin: Admin; token: string };

/** Throws `session_ended` for any token but an administrator's own; a learner's or teacher's is none. */
async function knownAs({ database, limits }: Deps, request: Request): Promise<Known> {
  limits.adminByAddress.take(addressOf(request));
  const token = bearerOf(request) ?? '';
  const admin = await adminOf(database, token);
  if (admin === null) throw new ApiProblem('session_ended');
  return { admin, token };
}

/** The school a list is asked of. Throws ApiProblem: it is not theirs, or there is none. */
async function schoolAsked(database: Database, admin: Admin, asked: unknown): Promise<TenantId> {
  const school = v.safeParse(Id, asked);
  if (!school.success || !mayLookAfter(admin, school.output)) throw new ApiProblem('not_allowed');
  const found = await database.inRegistry((tx) =>
    tx.selectFrom('registry.tenant').select('id').where('id', '=', school.output).execute(),
  );
  if (found.length === 0) throw new ApiProblem('not_found');
  // What somebody asked for opens no other school, whatever was said of it above.
  return admin.at === 'school' ? admin.tenant : school.output;
}

async function meOf(database: Database, admin: Admin): Promise<AdminMe> {
  const all = await database.inRegistry((tx) =>
    tx.selectFrom('registry.tenant').select(['id', 'name']).orderBy('name').execute(),
  );
  const schools = all.filter(({ id }) => mayLookAfter(admin, id));
  if (admin.at === 'server') return { server: true, name: admin.account, schools };
  const { name } = await database.tenant(admin.tenant, (tx) =>
    tx
      .selectFrom('school.person')
      .select('name')
      .where('id', '=', admin.person)
      .executeTakeFirstOrThrow(),
  );
  return { server: false, name, schools };
}

/** Where one looks after Waymark: `/admin` and all under it. Nothing else of the server knows of it but app.ts and a launch. */
export function adminRouter(deps: Deps, sentences: Sentences): Router {
  const { database, limits, config, log } = deps;
  const router = Router({ caseSensitive: true });
  const form = urlencoded({ extended: false, limit: '16kb', parameterLimit: 4 });
  const vault = vaultOf(config.secret);

  router.get(ADMIN.page, entrance(sentences));
  router.post(ADMIN.page, form, enterFromLaunch(deps, sentences));
  router.use('/admin/api', json({ limit: '16kb' }), (_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });

  router.post(
    ADMIN.login,
    handle(async (request, response) => {
      limits.adminLoginByAddress.take(addressOf(request));
      const typed = bodyOf(LoginSchema, request);
      limits.adminLoginByAccount.take(typed.name);
      const access = await login({ database, vault }, typed);
      if (access === null) throw new ApiProblem('sign_in_wrong');
      response.json({ access });
    }),
  );
  router.post(
    ADMIN.end,
    handle(async (request, response) => {
      const { admin, token } = await knownAs(deps, request);
      const deed = { by: actorOf(admin), action: 'admin.leave' as const };
      await endAdmin(database, admin, token);
      if (admin.at === 'school') await database.tenant(admin.tenant, (tx) => noteDeed(tx, deed));
      else await database.registry((tx) => noteServerDeed(tx, deed));
      response.status(204).end();
    }),
  );
  router.get(
    ADMIN.me,
    handle(async (request, response) => {
      const { admin } = await knownAs(deps, request);
      response.json(await meOf(database, admin));
    }),
  );
  router.get(
    ADMIN.platforms,
    handle(async (request, response) => {
      const { admin } = await knownAs(deps, request);
      const school = await schoolAsked(database, admin, request.query.school);
      response.json(await platformsOf(deps, admin, school));
    }),
  );
  router.post(
    ADMIN.health,
    handle(async (request, response) => {
      const { admin, token } = await knownAs(deps, request);
      limits.healthBySession.take(token);
      const asked = bodyOf(HealthAskedSchema, request);
      if (!mayLookAfterLms(admin, await knownOf(database, asked)))
        throw new ApiProblem('not_allowed');
      const platform = (await deps.lti.platforms()).find(
        (one) => one.issuer === asked.issuer && one.clientId === asked.clientId,
      );
      if (platform === undefined) throw new ApiProblem('not_found');
      response.json(await lookAt(deps, platform));
    }),
  );
  router.post(
    ADMIN.confirm,
    handle(async (request, response) => {
      const { admin } = await knownAs(deps, request);
      const site = bodyOf(ConfirmSchema, request);
      if (!mayConfirm(admin)) throw new ApiProblem('not_allowed');
      if (!(await confirm(deps, site, actorOf(admin)))) throw new ApiProblem('not_found');
      response.status(204).end();
    }),
  );
  router.post(
    ADMIN.decide,
    handle(async (request, response) => {
      const { admin } = await knownAs(deps, request);
      const decision = bodyOf(DecisionSchema, request);
      const school = await schoolAsked(database, admin, decision.school);
      await decide(database, admin, { ...decision, school });
      response.status(204).end();
    }),
  );
  for (const [path, list] of [
    [ADMIN.courses, coursesOf],
    [ADMIN.browsers, browsersOf],
  ] as const)
    router.get(
      path,
      handle(async (request, response) => {
        const { admin } = await knownAs(deps, request);
        const school = await schoolAsked(database, admin, request.query.school);
        response.json(await list(database, school, placeOf(request.query.after)));
      }),
    );
  router.post(
    ADMIN.endBrowser,
    handle(async (request, response) => {
      const { admin } = await knownAs(deps, request);
      const { school: asked, id } = bodyOf(EndBrowserSchema, request);
      const school = await schoolAsked(database, admin, asked);
      const ended = await database.tenant(school, async (tx) => {
        const was = await endBrowser(tx, id);
        if (was) await noteDeed(tx, { by: actorOf(admin), action: 'browser.end', subject: id });
        return was;
      });
      if (!ended) throw new ApiProblem('not_found');
      await database.announce(school);
      response.status(204).end();
    }),
  );
  /** Without a school: the server's own. */
  router.get(
    ADMIN.audit,
    handle(async (request, response) => {
      const { admin } = await knownAs(deps, request);
      const after = placeOf(request.query.after);
      if (request.query.school !== undefined) {
        const school = await schoolAsked(database, admin, request.query.school);
        response.json(await auditOf(database, school, after));
        return;
      }
      if (!mayLookAfter(admin, null)) throw new ApiProblem('not_allowed');
      response.json(await serverAuditOf(database, after));
    }),
  );
  router.use('/admin/api', problemHandler(log));
  const refuse: ErrorRequestHandler = (error, _request, response, next) => {
    if (!(error instanceof TooMany)) return next(error);
    response.set('retry-after', String(error.seconds));
    const reference = referenceOf(response);
    sendErrorPage(response, sentences, { status: 429, code: 'too_many_requests', reference });
  };
  router.use(ADMIN.page, refuse);
  return router;
}
