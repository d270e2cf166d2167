import { type Request, type Response, Router } from 'express';
import type { Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import { latest, type Submission } from '../school/school.ts';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { anonymousId, formToken, learnersOf, mayGrade, maySee, type Site } from './site.ts';

type Member = (
  request: Request,
  response: Response,
) => { person: Person; course: Course } | undefined;

const missing = (response: Response) =>
  void response
    .status(404)
    .json({ errors: [{ message: 'The specified resource does not exist.' }] });
const forbidden = (response: Response) =>
  void response.status(401).json({
    status: 'unauthorized',
    errors: [{ message: 'user not authorized to perform that action' }],
  });

/** An assignment, a learner's submission, and what is said of it. A page's session must show its own token to write. */
export function submissionApi(site: Site, member: Member): Router {
  const router = Router();
  const { school } = site;
  const open = (request: Request, response: Response) => {
    const opened = member(request, response);
    if (!opened) return undefined;
    const { person, course } = opened;
    const { assignment = '', user = '' } = request.params;
    const learner = [...learnersOf(course), school.testStudent(course)].find(
      (each) => each.id === (user === 'self' ? person.id : user),
    );
    const found = school.assignment(assignment);
    if (learner && found?.course === course && maySee(site, person, learner))
      return { person, assignment: found.assignment, learner };
    missing(response);
    return undefined;
  };
  const isFromOwnPage = (request: Request, response: Response): boolean => {
    const token = request.get('X-CSRF-Token') ?? parameter(request, 'authenticity_token');
    if (token === formToken(site.sessions.of(request))) return true;
    response.status(422).json({ errors: [{ message: 'Invalid authenticity token' }] });
    return false;
  };
  router.get(
    '/api/v1/courses/:course/assignments/:assignment',
    handle((request, response) => {
      const opened = member(request, response);
      if (!opened) return;
      const found = school.assignment(request.params.assignment ?? '');
      if (found?.course !== opened.course) return missing(response);
      const { anonymousMarking, gradesHidden } = site.manners.current();
      response.json({
        id: id(request, found.assignment.id),
        course_id: id(request, opened.course.id),
        name: found.assignment.title,
        points_possible: found.assignment.points,
        anonymous_grading: anonymousMarking,
        anonymize_students: anonymousMarking,
        moderated_grading: false,
        post_manually: gradesHidden,
        published: true,
      });
    }),
  );
  const path = '/api/v1/courses/:course/assignments/:assignment/submissions/:user';
  router.get(
    path,
    handle((request, response) => {
      const opened = open(request, response);
      if (!opened) return;
      const included = [request.query['include[]'] ?? request.query.include ?? []].flat();
      response.json(submissionJson(request, site, opened, included.map(String)));
    }),
  );
  router.put(
    path,
    handle((request, response) => {
      const opened = open(request, response);
      if (!opened || !isFromOwnPage(request, response)) return;
      const { person, assignment, learner } = opened;
      if (!mayGrade(person) && person !== learner) return forbidden(response);
      const text = parameter(request, 'comment[text_comment]');
      const given = parameter(request, 'comment[attempt]');
      const attempt = given === '' ? undefined : Number(given);
      const newest = school.submission(assignment.id, learner.id)?.attempts.length ?? 1;
      if (attempt !== undefined && !(attempt <= newest)) {
        const message = 'attempt must not be larger than number of submission attempts';
        return void response.status(400).json({ errors: [{ field: 'attempt', message }] });
      }
      if (text !== '')
        school.say(assignment.id, learner.id, { html: html`${text}`.markup, by: person, attempt });
      response.json(submissionJson(request, site, opened, ['submission_comments']));
    }),
  );
  router.delete(
    `${path}/comments/:comment`,
    handle((request, response) => {
      const opened = open(request, response);
      if (!opened || !isFromOwnPage(request, response)) return;
      const { person, assignment, learner } = opened;
      const wanted = request.params.comment ?? '';
      const said = commentsJson(request, site, opened).find((each) => String(each.id) === wanted);
      if (said === undefined) return missing(response);
      if (!mayGrade(person)) return forbidden(response);
      school.unsay(assignment.id, learner.id, wanted);
      response.json(said);
    }),
  );
  return router;
}

export function id(request: Request, value: string): string | number {
  return (request.get('Accept') ?? '').includes('application/json+canvas-string-ids')
    ? value
    : Number(value);
}

type Opened = { person: Person; assignment: { id: string }; learner: Person };

const commentsJson = (request: Request, site: Site, { person, assignment, learner }: Opened) =>
  site.manners.current().gradesHidden && !mayGrade(person)
    ? []
    : site.school.comments(assignment.id, learner.id).map((each) => ({
        id: id(request, each.id),
        author_id: id(request, each.author.id),
        author_name: each.author.name,
        created_at: each.at.toISOString(),
        edited_at: null,
        comment: each.html,
        attempt: each.attempt ?? null,
      }));

function submissionJson(request: Request, site: Site, opened: Opened, included: readonly string[]) {
  const { learner } = opened;
  const assignmentId = opened.assignment.id;
  const submission = site.school.submission(assignmentId, learner.id);
  const one = (each: Submission['attempts'][number] | undefined) => ({
    id: submission ? id(request, submission.id) : null,
    user_id: id(request, learner.id),
    assignment_id: id(request, assignmentId),
    attempt: each?.number ?? null,
    body: each && !each.file ? each.html : null,
    submission_type: each ? (each.file ? 'online_upload' : 'online_text_entry') : null,
    ...(each?.file && {
      attachments: [
        {
          id: id(request, each.file.id),
          display_name: each.file.name,
          'content-type': 'application/pdf',
          url: `${site.fileHost.origin}/files/${each.file.id}/download`,
        },
      ],
    }),
    submitted_at: each?.at.toISOString() ?? null,
    workflow_state: !submission
      ? 'unsubmitted'
      : submission.grade === undefined
        ? 'submitted'
        : 'graded',
    grade: submission?.grade ?? null,
    anonymous_id: anonymousId(learner),
    late: false,
    missing: false,
  });
  return {
    ...one(submission && latest(submission)),
    ...(included.includes('submission_history') && {
      submission_history: submission?.attempts.map(one) ?? [],
    }),
    ...(included.includes('submission_comments') && {
      submission_comments: commentsJson(request, site, opened),
    }),
  };
}
