import { type Request, type Response, Router } from 'express';
import { sendAutoPost } from '../platform/auto-post.ts';
import { createAnswerCheck } from '../platform/deep-linking.ts';
import { readPicked } from '../platform/picked.ts';
import type { Course } from '../school/courses.ts';
import { handle, parameter } from '../web/handle.ts';
import { html, scriptJson } from '../web/html.ts';
import { renderPage } from './page.ts';
import { notFound, refusal } from './refusals.ts';
import { mayEdit, requireVisitor, type Site, type Visitor } from './site.ts';

/** "Select content": a teacher adds an activity of the tool and chooses in it what the activity opens (page map §2.2). */
export function contentItemRoutes(site: Site): Router {
  const router = Router();
  const { school, launches, platform, root } = site;
  const check = createAnswerCheck(platform, site.tool);
  const multiple = true;
  const openForEditor = (request: Request, response: Response) => {
    const visitor = requireVisitor(site, request, response);
    const course = school.course(parameter(request, 'course'));
    if (!visitor) return undefined;
    if (course && school.belongs(course, visitor.person) && mayEdit(visitor.person))
      return { visitor, course };
    notFound(site, visitor, response);
    return undefined;
  };
  const isOurs = (request: Request, { session }: Visitor) =>
    parameter(request, 'sesskey') === session.formKey;

  router.get(
    '/course/modedit.php',
    handle((request, response) => {
      const opened = openForEditor(request, response);
      if (opened) response.send(editPage(site, opened.visitor, opened.course));
    }),
  );
  router.post(
    '/mod/lti/contentitem.php',
    handle((request, response) => {
      const opened = openForEditor(request, response);
      const tool = site.tool();
      if (!opened) return;
      const { visitor, course } = opened;
      if (!tool || !isOurs(request, visitor)) return notFound(site, visitor, response);
      const key = visitor.session.formKey;
      const launchId = launches.begin({
        person: visitor.person,
        course,
        assignment: undefined,
        placement: undefined,
        documentTarget: 'iframe',
        returnUrl: `${root}/mod/lti/return.php?course=${course.id}&launch_container=3&sesskey=${key}`,
        selecting: {
          returnUrl: `${root}/mod/lti/contentitem_return.php?course=${course.id}&id=${platform.deploymentId}&sesskey=${key}`,
          multiple,
        },
      });
      sendAutoPost(
        response,
        tool.loginUrl,
        {
          iss: platform.issuer,
          target_link_uri: tool.launchUrl,
          login_hint: visitor.person.id,
          // No activity is launched, so there is no cmid.
          lti_message_hint: JSON.stringify({ launchid: `ltilaunch0_${launchId}` }),
          client_id: platform.clientId,
          lti_deployment_id: platform.deploymentId,
        },
        { id: 'ltiInitiateLoginForm' },
      );
    }),
  );
  router.post(
    '/mod/lti/contentitem_return.php',
    handle(async (request, response) => {
      const jwt = parameter(request, 'JWT');
      if (!site.sessions.peek(request).user && parameter(request, 'repost') === '') {
        // The browser keeps the session back when another site posts here; from our own page it sends it.
        return sendAutoPost(
          response,
          request.originalUrl,
          { JWT: jwt, repost: '1' },
          {
            id: 'repostform',
          },
        );
      }
      const opened = openForEditor(request, response);
      if (!opened) return;
      const { visitor } = opened;
      if (!isOurs(request, visitor))
        return refusal(site, visitor, response, 403, 'Your session has most likely timed out.');
      const answer = await check(jwt, { multiple });
      if (!answer.ok) return refusal(site, visitor, response, 400, answer.reason);
      response.send(
        html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Content</title></head><body><script>window.parent.processContentItemReturnData(${scriptJson(answer.items)});</script></body></html>`
          .markup,
      );
    }),
  );
  router.post(
    '/course/modedit.php',
    handle((request, response) => {
      const opened = openForEditor(request, response);
      if (!opened) return;
      const { visitor, course } = opened;
      if (!isOurs(request, visitor)) return notFound(site, visitor, response);
      for (const item of readPicked(parameter(request, 'items')))
        site.links.add({ ...item, course, assignment: undefined });
      response.redirect(303, `${root}/course/view.php?id=${course.id}`);
    }),
  );
  return router;
}

function editPage(site: Site, visitor: Visitor, course: Course): string {
  const { root, platform } = site;
  const hidden = (name: string, value: string) =>
    html`<input type="hidden" name="${name}" value="${value}">`;
  const common = html`${hidden('course', course.id)}${hidden('sesskey', visitor.session.formKey)}`;
  return renderPage(site, visitor, {
    bodyId: 'page-mod-lti-mod',
    path: 'path-mod path-mod-lti',
    layout: 'incourse',
    title: `${course.label}: Adding a new External tool`,
    heading: 'Adding a new External tool',
    course,
    scripts: ['select-content'],
    content: html`<form id="select-content-form" action="${root}/mod/lti/contentitem.php" method="post" target="contentitem-page-iframe">${common}${hidden('id', platform.deploymentId)}<button type="submit" class="btn btn-secondary" id="id_selectcontentbutton">Select content</button></form>
<div id="contentitem-page"></div>
<form class="mform" action="${root}/course/modedit.php" method="post">${common}${hidden('items', '[]')}<p id="contentitem-preview" role="status">Nothing is selected yet.</p><ul id="contentitem-list"></ul><button type="submit" class="btn btn-primary" id="id_submitbutton2" disabled>Save and return to course</button></form>`,
  });
}
