import { type Request, type Response, Router } from 'express';
import { sendAutoPost } from '../platform/auto-post.ts';
import { createAnswerCheck } from '../platform/deep-linking.ts';
import { readPicked } from '../platform/picked.ts';
import type { Assignment, Course } from '../school/courses.ts';
import { handle, parameter } from '../web/handle.ts';
import { html, scriptJson } from '../web/html.ts';
import { loginFieldsOf } from './login-fields.ts';
import type { MessageHints } from './message-hint.ts';
import { openAssignment, openCourse, refusal } from './opened.ts';
import { renderPage } from './page.ts';
import { formToken, mayGrade, type Site, toolId, type Visitor } from './site.ts';
import { toolPage } from './tool-page.ts';

/** Links to the tool that teachers choose in it: in a module (`link_selection`) and in an assignment (`assignment_selection`). */
export function selectionRoutes(site: Site, hints: MessageHints): Router {
  const router = Router();
  const loginFields = loginFieldsOf(site, hints);
  const check = createAnswerCheck(site.platform, site.tool);
  const answerUrl = (course: Course, data: string) =>
    `${site.origin}/courses/${course.id}/deep_linking_response?data=${encodeURIComponent(data)}`;
  const openForTeacher = (request: Request, response: Response) => {
    const opened = openCourse(site, request, response);
    if (!opened || mayGrade(opened.visitor.person)) return opened;
    refusal(site, opened.visitor, response, 403);
    return undefined;
  };

  router.get(
    '/courses/:course/modules',
    handle((request, response) => {
      const opened = openCourse(site, request, response);
      if (opened) response.send(modulesPage(site, opened.visitor, opened.course));
    }),
  );
  router.get(
    '/courses/:course/assignments/:assignment/edit',
    handle((request, response) => {
      if (!openForTeacher(request, response)) return;
      const opened = openAssignment(site, request, response);
      if (!opened) return;
      const { visitor, found } = opened;
      response.send(editPage(site, visitor, found.course, found.assignment));
    }),
  );
  router.get(
    '/courses/:course/external_tools/:tool/resource_selection',
    handle(async (request, response) => {
      const opened = openForTeacher(request, response);
      const tool = site.tool();
      if (!opened) return;
      if (!tool || request.params.tool !== toolId)
        return refusal(site, opened.visitor, response, 404);
      const { visitor, course } = opened;
      const data = await hints.write({ verifier: `answer for ${course.id}` });
      const fields = await loginFields(visitor, course, {
        assignment: undefined,
        placement: parameter(request, 'launch_type'),
        selecting: { returnUrl: answerUrl(course, data), multiple: false },
      });
      sendAutoPost(response, tool.loginUrl, fields, { id: 'tool_form' });
    }),
  );
  router.post(
    '/courses/:course/deep_linking_response',
    handle(async (request, response) => {
      const opened = openForTeacher(request, response);
      if (!opened) return;
      const meant = await hints.read(parameter(request, 'data'));
      if (meant !== `answer for ${opened.course.id}`)
        return refusal(site, opened.visitor, response, 400, 'This answer is for nobody.');
      const answer = await check(parameter(request, 'JWT'), { multiple: false });
      if (!answer.ok) return refusal(site, opened.visitor, response, 400, answer.reason);
      const message = { subject: 'LtiDeepLinkingResponse', content_items: answer.items };
      response.send(
        html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Retrieving content</title></head><body><p>Retrieving content…</p><script>window.parent.postMessage(${scriptJson(message)}, ${scriptJson(site.origin)});</script></body></html>`
          .markup,
      );
    }),
  );
  router.post(
    '/courses/:course/modules/items',
    handle((request, response) => {
      const opened = openForTeacher(request, response);
      if (!opened) return;
      const { visitor, course } = opened;
      if (request.headers['x-csrf-token'] !== formToken(visitor.session))
        return void response.status(422).json({ errors: [{ message: 'Invalid token' }] });
      const assignment = course.assignments.find(
        ({ id }) => id === parameter(request, 'assignment_id'),
      );
      for (const item of readPicked(parameter(request, 'items')))
        site.links.add({ ...item, course, assignment });
      response.json({});
    }),
  );
  router.get(
    '/courses/:course/modules/items/:item',
    handle(async (request, response) => {
      const opened = openCourse(site, request, response);
      if (!opened) return;
      const { visitor, course } = opened;
      const link = site.links.find(request.params.item ?? '');
      const tool = site.tool();
      if (!tool || link?.course !== course) return refusal(site, visitor, response, 404);
      const where = { assignment: link.assignment, placement: undefined, link };
      const fields = await loginFields(visitor, course, where);
      response.send(toolPage(site, visitor, course, { ...tool, title: link.title }, fields));
    }),
  );
  return router;
}

/** Where a choice is made: a button, the frame it opens, and the script that puts down what comes back. */
const picker = (course: Course, placement: string, label: string, assignment?: Assignment) =>
  html`<button type="button" class="btn" id="find_external_tool" data-src="/courses/${course.id}/external_tools/${toolId}/resource_selection?launch_type=${placement}" data-course="${course.id}" data-assignment="${assignment?.id ?? ''}">${label}</button><div id="resource_selection_dialog"></div>`;

function modulesPage(site: Site, visitor: Visitor, course: Course): string {
  return renderPage(site, visitor, {
    title: `Course Modules: ${course.title}`,
    course,
    tab: 'modules',
    crumb: 'Modules',
    scripts: ['resource-selection'],
    content: html`<h1>Modules</h1><ul id="context_modules" class="ig-list">${site.links
      .in(course)
      .map(
        ({ number, title }) =>
          html`<li class="context_module_item" id="context_module_item_${number}"><a class="ig-title" href="/courses/${course.id}/modules/items/${number}">${title}</a></li>`,
      )}</ul>${mayGrade(visitor.person) && picker(course, 'link_selection', 'Add external tool')}`,
  });
}

function editPage(site: Site, visitor: Visitor, course: Course, assignment: Assignment): string {
  return renderPage(site, visitor, {
    title: `Edit Assignment: ${assignment.title}`,
    course,
    tab: 'assignments',
    crumb: assignment.title,
    scripts: ['resource-selection'],
    content: html`<h1>${assignment.title}</h1><h2>Submission Type: External Tool</h2>${picker(course, 'assignment_selection', 'Find', assignment)}`,
  });
}
