import { Router } from 'express';
import { handle, parameter } from '../web/handle.ts';
import { notFound } from './refusals.ts';
import { mayGrade, requireVisitor, type Site } from './site.ts';

/**
 * "Log in as" and "Switch role to… Student". The first makes the visitor another person; the second leaves them who
 * they are and takes their teaching away. Here for a whole session, in Moodle for one course.
 */
export function becomeRoutes(site: Site): Router {
  const router = Router();
  const { sessions, school } = site;
  router.post(
    '/course/loginas.php',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      if (parameter(request, 'return') !== '') sessions.become(request, undefined);
      else {
        const person = school.person(parameter(request, 'user'));
        if (!person || !mayGrade(visitor.session.actor ?? visitor.person)) {
          return notFound(site, visitor, response);
        }
        sessions.become(request, person);
      }
      response.redirect(303, `${site.path}/my/`);
    }),
  );
  router.post(
    '/course/switchrole.php',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const { person } = visitor;
      const course = school.course(parameter(request, 'id'));
      if (!course || !mayGrade(person)) return notFound(site, visitor, response);
      sessions.become(request, { ...person, post: 'learner' });
      response.redirect(303, `${site.path}/course/view.php?id=${course.id}`);
    }),
  );
  return router;
}
