import { Router } from 'express';
import type { Course } from '../school/courses.ts';
import { handle } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { openCourse, refusal } from './opened.ts';
import { renderPage, userContent } from './page.ts';
import { mayGrade, requireVisitor, type Site, shortDate, type Visitor } from './site.ts';

/** Dashboard, course home, the list of assignments, and a wiki page, which is like any page a school makes. */
export function courseRoutes(site: Site): Router {
  const router = Router();
  router.get('/dashboard', (_request, response) => response.redirect(301, '/'));
  router.get(['/', '/courses'], (request, response) => {
    const visitor = requireVisitor(site, request, response);
    if (visitor) response.send(renderDashboard(site, visitor));
  });
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

function renderDashboard(site: Site, visitor: Visitor): string {
  const courses = site.school.courses.filter((each) => each.members.includes(visitor.person));
  return renderPage(site, visitor, {
    title: 'Dashboard',
    env: {
      PREFERENCES: { dashboard_view: 'cards', custom_colors: {} },
      STUDENT_PLANNER_ENABLED: false,
    },
    content: html`<div id="dashboard" class="ic-dashboard-app"><h1 class="screenreader-only">Dashboard</h1><div id="dashboard_header_container" class="ic-Dashboard-header" data-props="{}"><span class="ic-Dashboard-header__title">Dashboard</span></div><div id="dashboard-planner" style="display:none"></div><div id="dashboard-activity" style="display:none"></div>
<div id="DashboardCard_Container"><div class="ic-DashboardCard__box">${courses.map(
      (course, index) =>
        html`<div class="ic-DashboardCard"><div class="ic-DashboardCard__header pattern-${index}" aria-hidden="true"></div><a href="/courses/${course.id}" class="ic-DashboardCard__link"><h3 class="ic-DashboardCard__header-title">${course.title}</h3><div class="muted">${course.label}</div></a><nav class="ic-DashboardCard__action-container"><a href="/courses/${course.id}/assignments">Assignments</a></nav></div>`,
    )}</div></div></div>`,
    rightSide: html`<div class="events_list"><h2 class="todo-list-header">To Do</h2><ul class="to-do-list">${courses.flatMap((course) => course.assignments.map((each) => html`<li><a href="/courses/${course.id}/assignments/${each.id}">${each.title}</a><div class="muted">Due ${shortDate(each.due)}</div></li>`))}</ul></div>`,
  });
}

function renderHome(site: Site, visitor: Visitor, course: Course): string {
  return renderPage(site, visitor, {
    title: course.title,
    course,
    tab: 'home',
    env: { COURSE: { id: course.id, default_view: 'assignments' }, COURSE_ID: course.id },
    lateEnv: { COURSE_HOME_SUB_NAVIGATION_TOOLS: [], CREATE_COURSES_PERMISSION: null },
    content: html`<div id="course_home_content"><h1>${course.title}</h1><p>${course.summary}</p><div id="context_modules" class="ig-list">${assignmentList(course)}</div></div>`,
    rightSide: html`<div id="course_show_secondary"><div class="course-options"><a class="btn button-sidebar-wide" id="view_course_stream_btn" href="#stream">View Course Stream</a>${mayGrade(visitor.person) && html`<a class="btn button-sidebar-wide" id="easy_student_view" href="#student-view">View as Student</a>`}</div></div>`,
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
