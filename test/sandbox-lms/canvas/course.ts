import { Router } from 'express';
import type { Course } from '../school/courses.ts';
import { handle } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { openCourse, refusal } from './opened.ts';
import { renderPage, userContent } from './page.ts';
import { formToken, mayGrade, type Site, shortDate, type Visitor } from './site.ts';

/** Course home, the list of assignments, and a wiki page, which is like any page a school makes. */
export function courseRoutes(site: Site): Router {
  const router = Router();
  router.get(
    '/courses/:course',
    handle((request, response) => {
      const opened = openCourse(site, request, response);
      if (opened) response.send(renderHome(site, opened.visitor, opened.course));
    }),
  );
  router.get(
    '/courses/:course/assignments',
    handle((request, response) => {
      const opened = openCourse(site, request, response);
      if (!opened) return;
      response.send(
        renderPage(site, opened.visitor, {
          title: `${opened.course.title} Assignments`,
          course: opened.course,
          tab: 'assignments',
          bodyClasses: ['with_item_groups'],
          crumb: 'Assignments',
          content: html`<h1>Assignments</h1><div id="ag-list" class="item-group-container">${assignmentList(opened.course)}</div>`,
        }),
      );
    }),
  );
  router.get(
    '/courses/:course/pages/:slug',
    handle((request, response) => {
      const opened = openCourse(site, request, response);
      if (!opened) return;
      const { visitor, course } = opened;
      if (request.params.slug !== course.pageId) return refusal(site, visitor, response, 404);
      response.send(
        renderPage(site, visitor, {
          title: `How this course works: ${course.title}`,
          course,
          tab: 'pages',
          env: {
            WIKI_PAGE: { title: 'How this course works', page_id: '1', url: course.pageId },
            COURSE_ID: course.id,
          },
          crumb: 'How this course works',
          content: html`<div id="wiki_page_show"><div class="show-content"><h1 class="page-title">How this course works</h1>${userContent(wikiText(course), { class: 'clearfix' })}</div></div>`,
        }),
      );
    }),
  );
  return router;
}

function renderHome(site: Site, visitor: Visitor, course: Course): string {
  return renderPage(site, visitor, {
    title: course.title,
    course,
    tab: 'home',
    env: { COURSE: { id: course.id, default_view: 'assignments' }, COURSE_ID: course.id },
    lateEnv: { COURSE_HOME_SUB_NAVIGATION_TOOLS: [], CREATE_COURSES_PERMISSION: null },
    content: html`<div id="course_home_content"><h1>${course.title}</h1><p>${course.summary}</p><div id="context_modules" class="ig-list">${assignmentList(course)}</div></div>`,
    rightSide: html`<div id="course_show_secondary"><div class="course-options"><a class="btn button-sidebar-wide" id="view_course_stream_btn" href="#stream">View Course Stream</a>${mayGrade(visitor.person) && html`<form action="/courses/${course.id}/student_view" method="post"><input type="hidden" name="authenticity_token" value="${formToken(visitor.session)}"><button type="submit" class="btn button-sidebar-wide" id="easy_student_view">View as Student</button></form>`}</div></div>`,
  });
}

function assignmentList(course: Course) {
  return html`<ul class="assignment-list">${course.assignments.map(
    (each) =>
      html`<li class="assignment" id="assignment_${each.id}"><span class="icon-assignment" aria-hidden="true">✎</span><div class="ig-info"><a class="ig-title" href="/courses/${course.id}/assignments/${each.id}">${each.title}</a><div class="muted">Due ${shortDate(each.due)} · ${each.points} pts</div></div></li>`,
  )}</ul>`;
}

/** Holds the words a careless reader of the page would take for Canvas's own environment. */
function wikiText(course: Course): string {
  return `<p>Welcome to ${course.title}. We meet on Mondays and Thursdays in room 12. Bring something to write with; a keyboard counts.</p>
<p>You hand in here, you read your feedback here, and every new attempt is welcome. Nobody’s first draft is their best work, and nobody’s first draft is wasted. There is more about drafts in <a href="https://www.gutenberg.org/ebooks/author/68">books anyone may read</a>.</p>
<p>Somebody in the coding club asked what a page tells the browser. It begins like this:</p><pre>ENV = {"current_user_id":"1","COURSE_ID":"999"};</pre>`;
}
