import { json, type Request, Router } from 'express';
import type { Found } from '../school/school.ts';
import { handle } from '../web/handle.ts';
import { courseState } from './course-state.ts';
import { courseSummary, dueEvents } from './dashboard.ts';
import { gradingPanel, userSummary } from './grader.ts';
import {
  assignInstance,
  learnersOf,
  mayAdminister,
  mayGrade,
  moduleContext,
  participantNumber,
  type Site,
  shownName,
  type Visitor,
} from './site.ts';

type Arguments = Record<string, unknown>;
type Call = { index: number; methodname: string; args: Arguments };
class ServiceError extends Error {}

/** Moodle's page-side services: a list of calls in, a list of answers out, `sesskey` in the address. */
export function ajaxRoutes(site: Site): Router {
  const router = Router();
  router.post(
    '/lib/ajax/service.php',
    json(),
    handle((request, response) => {
      const session = site.sessions.of(request);
      if (!session.user) return void response.json([failure('servicerequireslogin')]);
      if (request.query.sesskey !== session.formKey) {
        return void response.json([failure('invalidsesskey')]);
      }
      const visitor = { person: session.user, session };
      response.json(
        readCalls(request).map((call) => {
          try {
            return { error: false, data: answer(site, visitor, call) };
          } catch (error) {
            if (error instanceof ServiceError) return failure(error.message);
            throw error;
          }
        }),
      );
    }),
  );
  return router;
}

function answer(site: Site, visitor: Visitor, { methodname, args }: Call): unknown {
  const { school } = site;
  const gradable = (isIt: (found: Found) => boolean): Found => {
    const found = school.courses
      .flatMap((course) => course.assignments.map((assignment) => ({ course, assignment })))
      .find(isIt);
    if (!found || !school.belongs(found.course, visitor.person))
      throw new ServiceError('invalidrecord');
    if (!mayGrade(visitor.person)) throw new ServiceError('nopermission');
    return found;
  };
  const ofInstance = (id: unknown) =>
    gradable(({ assignment }) => assignInstance(assignment.id) === String(id));
  const learnerOf = (found: Found, id: unknown) => {
    const learner = learnersOf(found.course).find((each) => each.id === String(id));
    if (!learner) throw new ServiceError('invaliduser');
    return learner;
  };
  const mine = () => school.courses.filter((each) => school.belongs(each, visitor.person));
  switch (methodname) {
    case 'core_courseformat_get_state': {
      const course = school.course(String(args.courseid));
      if (!course || !school.belongs(course, visitor.person))
        throw new ServiceError('requireloginerror');
      return courseState(site, course);
    }
    case 'core_course_get_enrolled_courses_by_timeline_classification': {
      return { courses: mine().map((each) => courseSummary(site, each)), nextoffset: 0 };
    }
    case 'core_calendar_get_action_events_by_timesort':
      return { events: dueEvents(site, mine()) };
    case 'mod_assign_list_participants':
    case 'mod_assign_get_participant': {
      const found = ofInstance(args.assignid);
      const blind = site.manners.current().anonymousMarking;
      const participant = (id: string) => {
        const person = learnerOf(found, id);
        const submission = school.submission(found.assignment.id, id);
        return {
          id: Number(id),
          fullname: shownName(site, found.course, person),
          submitted: submission !== undefined,
          requiregrading: submission !== undefined && submission.grade === undefined,
          blindmarking: blind,
          ...(blind
            ? { recordid: participantNumber(found.course, person) }
            : { user: { id: Number(id), fullname: person.name, email: person.email } }),
          summaryhtml: userSummary(site, found, person).markup,
        };
      };
      return methodname === 'mod_assign_get_participant'
        ? participant(String(args.userid))
        : learnersOf(found.course).map((each) => participant(each.id));
    }
    case 'core_get_fragment': {
      const found = gradable(
        ({ assignment }) => moduleContext(assignment.id) === String(args.contextid),
      );
      const wanted = (args.args as { name: string; value: unknown }[]).find(
        (each) => each.name === 'userid',
      );
      return {
        html: gradingPanel(site, found, learnerOf(found, wanted?.value)).markup,
        javascript: '',
      };
    }
    case 'mod_assign_submit_grading_form': {
      const found = ofInstance(args.assignmentid);
      const learner = learnerOf(found, args.userid);
      const form = new URLSearchParams(String(JSON.parse(String(args.jsonformdata))));
      const submission = school.submission(found.assignment.id, learner.id);
      if (!submission) return [{ warningcode: 'couldnotsavegrade' }];
      const comment = form.get('assignfeedbackcomments_editor[text]') ?? '';
      const grade = form.get('grade');
      school.mark(submission, {
        ...(grade === null ? {} : { grade }),
        comment,
        by: visitor.person,
      });
      return [];
    }
    case 'mod_lti_update_tool_type': {
      if (!mayAdminister(visitor.person)) throw new ServiceError('nopermission');
      if (args.state !== 1 || !site.shelf.activate(String(args.id)))
        throw new ServiceError('invalidrecord');
      return { id: args.id, state: { pending: false, text: 'Active' } };
    }
    default:
      throw new ServiceError('servicenotavailable');
  }
}

function readCalls(request: Request): Call[] {
  const calls: unknown = request.body;
  return Array.isArray(calls) ? (calls as Call[]) : [];
}

function failure(errorcode: string) {
  return { error: true, exception: { message: errorcode, errorcode, link: '', moreinfourl: '' } };
}
