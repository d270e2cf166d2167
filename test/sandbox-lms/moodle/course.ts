import { Router } from 'express';
import type { Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import { handle, parameter } from '../web/handle.ts';
import { html, type Markup } from '../web/html.ts';
import { renderPage } from './page.ts';
import { notFound, refusal } from './refusals.ts';
import { mayEdit, requireVisitor, type Site, type Visitor } from './site.ts';

/** Course and profile pages, and the page module, which is like any page a school makes. */
export function courseRoutes(site: Site): Router {
  const router = Router();
  router.get('/', (_request, response) => response.redirect(303, `${site.path}/my/`));
  router.get(
    '/course/view.php',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const course = site.school.course(parameter(request, 'id'));
      if (!course) return notFound(site, visitor, response);
      if (!site.school.belongs(course, visitor.person)) {
        return refusal(site, visitor, response, 403, 'You cannot enrol yourself in this course.');
      }
      response.send(renderCourse(site, visitor, course));
    }),
  );
  router.get(
    '/mod/page/view.php',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const course = site.school.courses.find((each) => each.pageId === parameter(request, 'id'));
      if (!course || !site.school.belongs(course, visitor.person))
        return notFound(site, visitor, response);
      response.send(
        renderPage(site, visitor, {
          bodyId: 'page-mod-page-view',
          path: 'path-mod path-mod-page',
          layout: 'incourse',
          title: `${course.label}: How this course works`,
          heading: 'How this course works',
          course,
          module: { cmid: course.pageId, kind: 'page' },
          content: pageText(course),
        }),
      );
    }),
  );
  router.get(
    ['/user/profile.php', '/user/view.php'],
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const person = site.school.person(parameter(request, 'id'));
      const course = site.school.course(parameter(request, 'course'));
      if (!person) return notFound(site, visitor, response);
      response.send(renderProfile(site, visitor, person, course));
    }),
  );
  return router;
}

function renderCourse(site: Site, visitor: Visitor, course: Course): string {
  const activity = (cmid: string, kind: string, name: string, note: string) =>
    html`<li class="activity activity-wrapper ${kind} modtype_${kind}" id="module-${cmid}" data-for="cmitem" data-id="${cmid}"><div class="activity-item" data-activityname="${name}"><span class="activityicon" aria-hidden="true">${kind === 'assign' ? '✎' : kind === 'lti' ? '◎' : '¶'}</span><div class="activityname"><a href="${site.root}/mod/${kind}/view.php?id=${cmid}" class="aalink stretched-link"><span class="instancename">${name}</span></a><div class="muted">${note}</div></div></div></li>`;
  return renderPage(site, visitor, {
    bodyId: `page-course-view-${course.format}`,
    path: 'path-course path-course-view',
    layout: 'course',
    title: `Course: ${course.title}`,
    heading: course.title,
    course,
    extraClasses: ['limitedwidth'],
    content: html`${mayEdit(visitor.person) && html`<a class="btn btn-secondary" href="${site.root}/course/modedit.php?add=lti&amp;course=${course.id}">Add an external tool</a>`}<div class="course-content"><p class="course-summary">${course.summary}</p><ul class="${course.format}" data-for="course_sectionlist">
<li id="section-0" class="section course-section main" data-sectionid="0" data-for="section"><h3 class="sectionname">General</h3><ul class="section" data-for="cmlist">${activity(course.pageId, 'page', 'How this course works', 'Page')}${activity(course.toolId, 'lti', site.tool()?.title ?? 'Goals and feedback', 'External tool')}${site.links.in(course).map(({ number, title }) => activity(number, 'lti', title, 'External tool'))}</ul></li>
<li id="section-1" class="section course-section main" data-sectionid="1" data-for="section"><h3 class="sectionname">Assignments</h3><ul class="section" data-for="cmlist">${course.assignments.map((each) => activity(each.id, 'assign', each.title, `Due ${each.due.toUTCString().slice(0, 16)}`))}</ul></li></ul></div>`,
  });
}

/** The body id of a profile inside a course is the course page's own (page map §4). */
function renderProfile(
  site: Site,
  visitor: Visitor,
  person: Person,
  course: Course | undefined,
): string {
  return renderPage(site, visitor, {
    bodyId: course ? `page-course-view-${course.format}` : 'page-user-profile',
    path: 'path-user',
    layout: 'mypublic',
    title: person.name,
    heading: person.name,
    course,
    contextInstanceId: person.id,
    content: html`<div class="userprofile"><p class="muted">${person.email}</p><h3>Courses</h3><ul>${site.school.courses
      .filter((each) => each.members.includes(person))
      .map((each) => html`<li>${each.title}</li>`)}</ul></div>`,
  });
}

/** Holds the words a careless reader of the page would take for Moodle's own configuration. */
function pageText(course: Course): Markup {
  return html`<div class="box py-3 generalbox center clearfix"><div class="no-overflow">
<p>Welcome to ${course.title}. We meet on Mondays and Thursdays in room 12. Bring something to write with; a keyboard counts.</p>
<p>You hand in here, you read your feedback here, and you may always hand in again before the end of term. Nobody’s first draft is their best work, and nobody’s first draft is wasted.</p>
<h3>For the curious</h3><p>Somebody in the coding club asked what a Moodle page tells the browser. It begins like this:</p>
<pre>M.cfg = {"wwwroot":"https://elsewhere.example","userId":1,"courseId":999};</pre></div></div>`;
}
