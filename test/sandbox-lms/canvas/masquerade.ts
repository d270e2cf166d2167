import { Router } from 'express';
import { handle, parameter } from '../web/handle.ts';
import { openCourse, refusal } from './opened.ts';
import { mayGrade, requireVisitor, type Site } from './site.ts';

/** Ways into and out of somebody else. A teacher may act as anybody here; in Canvas an administrator may. */
export function masqueradeRoutes(site: Site): Router {
  const router = Router();
  const { sessions, school } = site;
  router.use((request, response, next) => {
    const { actor } = sessions.peek(request);
    if (request.path !== '/' || actor?.id !== parameter(request, 'become_user_id')) return next();
    sessions.become(request, undefined);
    response.redirect(302, '/');
  });
  router.post('/stop_masquerading', (request, response) => {
    sessions.become(request, undefined);
    response.redirect(302, '/');
  });
  router.post(
    '/users/:user/masquerade',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const person = school.person(request.params.user ?? '');
      if (!person || !mayGrade(visitor.session.actor ?? visitor.person)) {
        return refusal(site, visitor, response, 403);
      }
      sessions.become(request, person);
      response.redirect(302, '/');
    }),
  );
  router.post(
    '/courses/:course/student_view',
    handle((request, response) => {
      const opened = openCourse(site, request, response);
      if (!opened) return;
      const { visitor, course } = opened;
      if (parameter(request, '_method') === 'delete') sessions.become(request, undefined);
      else if (!mayGrade(visitor.person)) return refusal(site, visitor, response, 403);
      else sessions.become(request, school.testStudent(course));
      response.redirect(302, `/courses/${course.id}`);
    }),
  );
  return router;
}
