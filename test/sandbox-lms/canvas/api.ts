import { type Request, type Response, Router } from 'express';
import type { Person } from '../school/people.ts';
import { handle } from '../web/handle.ts';
import { mayGrade, observedBy, type Site, toolId } from './site.ts';
import { id, submissionApi } from './submission-api.ts';

const enrolments = {
  teacher: 'TeacherEnrollment',
  assistant: 'TaEnrollment',
  learner: 'StudentEnrollment',
  observer: 'ObserverEnrollment',
  // Enrolled nowhere.
  administrator: undefined,
} as const;

/** The few REST answers a page's own session may ask for (page map §3). Ids are numbers unless strings are asked for. */
export function apiRoutes(site: Site): Router {
  const router = Router();
  const { school } = site;
  const signedIn = (request: Request, response: Response): Person | undefined => {
    const { user } = site.sessions.peek(request);
    if (!user) {
      response
        .status(401)
        .json({ status: 'unauthenticated', errors: [{ message: 'user authorization required' }] });
    }
    return user;
  };
  const member = (request: Request, response: Response) => {
    const person = signedIn(request, response);
    if (!person) return undefined;
    const course = school.course(request.params.course ?? '');
    if (course && school.belongs(course, person)) return { person, course };
    response.status(404).json({ errors: [{ message: 'The specified resource does not exist.' }] });
    return undefined;
  };
  router.get(
    '/api/v1/users/self',
    handle((request, response) => {
      const person = signedIn(request, response);
      if (person)
        response.json({ id: id(request, person.id), name: person.name, short_name: person.name });
    }),
  );
  router.get(
    '/api/v1/courses/:course/enrollments',
    handle((request, response) => {
      const opened = member(request, response);
      if (!opened) return;
      const { person, course } = opened;
      const wanted =
        request.query.user_id === 'self' ? [person] : mayGrade(person) ? course.members : [person];
      response.json(
        wanted.map((each) => ({
          course_id: id(request, course.id),
          user_id: id(request, each.id),
          type: each.key === 'teststudent' ? 'StudentViewEnrollment' : enrolments[each.post],
          role: each.key === 'teststudent' ? 'StudentViewEnrollment' : enrolments[each.post],
          enrollment_state: 'active',
          ...(each.observes !== undefined && {
            associated_user_id: id(request, observedBy(site, each)?.id ?? ''),
          }),
        })),
      );
    }),
  );
  router.use(submissionApi(site, member));
  router.get(
    '/api/v1/courses/:course/lti_apps/launch_definitions',
    handle((request, response) => {
      const opened = member(request, response);
      if (!opened) return;
      const tool = site.tool();
      const asked = [request.query.placements ?? request.query['placements[]'] ?? []]
        .flat()
        .map(String);
      const placements = ['course_navigation', ...(tool?.placements ?? [])].filter(
        (each) => asked.length === 0 || asked.includes(each),
      );
      response.json(
        tool && placements.length > 0
          ? [
              {
                definition_type: 'ContextExternalTool',
                definition_id: id(request, toolId),
                name: tool.title,
                description: null,
                domain: new URL(tool.launchUrl).host,
                url: tool.launchUrl,
                placements: Object.fromEntries(
                  placements.map((each) => [
                    each,
                    {
                      message_type: 'LtiResourceLinkRequest',
                      url: tool.launchUrl,
                      title: tool.title,
                    },
                  ]),
                ),
              },
            ]
          : [],
      );
    }),
  );
  return router;
}
