import { Router } from 'express';
import { handle } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { renderPage } from './page.ts';
import { observedBy, requireVisitor, type Site, shortDate, type Visitor } from './site.ts';

/** The dashboard in its two looks, and what its right side asks for later (page map §7.1). */
export function dashboardRoutes(site: Site): Router {
  const router = Router();
  router.get('/dashboard', (_request, response) => response.redirect(301, '/'));
  router.get(['/', '/courses'], (request, response) => {
    const visitor = requireVisitor(site, request, response);
    if (!visitor) return;
    const { dashboard, replaced } = site.manners.current();
    if (replaced === 'k5') response.send(renderReplaced(site, visitor));
    else if (dashboard === 'widgets') response.send(renderWidgets(site, visitor));
    else response.send(renderCards(site, visitor));
  });
  router.get(
    '/dashboard-sidebar',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (visitor) response.send(sidebar(site, visitor).markup);
    }),
  );
  return router;
}

const coursesOf = (site: Site, { person }: Visitor) =>
  site.school.courses.filter((each) => site.school.belongs(each, person));

/** The server paints grey places for cards; browser/dashboard.js puts the cards there about 300 ms later. */
function renderCards(site: Site, visitor: Visitor): string {
  const courses = coursesOf(site, visitor);
  return renderPage(site, visitor, {
    title: 'Dashboard',
    env: {
      PREFERENCES: { dashboard_view: 'cards', custom_colors: {} },
      STUDENT_PLANNER_ENABLED: false,
      STUDENT_PLANNER_COURSES: [],
      OBSERVED_USERS_LIST: observed(site, visitor),
    },
    scripts: ['dashboard'],
    content: html`<div id="dashboard" class="ic-dashboard-app"><h1 class="screenreader-only">Dashboard</h1><div id="dashboard_header_container" class="ic-Dashboard-header" data-props="{}"><span class="ic-Dashboard-header__title">Dashboard</span></div><div id="dashboard-planner" style="display:none"></div><div id="dashboard-activity" style="display:none"></div>
<div id="DashboardCard_Container"><div class="ic-DashboardCard__box">${courses.map(() => html`<div class="ic-DashboardCard" style="opacity:0.4"><svg class="ic-DashboardCard__placeholder-svg" viewBox="0 0 262 266" aria-hidden="true"><rect width="262" height="146" fill="#e6e9eb"/><rect x="18" y="170" width="180" height="14" fill="#e6e9eb"/></svg></div>`)}</div>
<template>${courses.map(
      (course, index) =>
        html`<div class="ic-DashboardCard"><div class="ic-DashboardCard__header pattern-${index}" aria-hidden="true"></div><a href="/courses/${course.id}" class="ic-DashboardCard__link"><h3 class="ic-DashboardCard__header-title">${course.title}</h3><div class="muted">${course.label}</div></a><nav class="ic-DashboardCard__action-container"><a href="/courses/${course.id}/assignments">Assignments</a></nav></div>`,
    )}</template></div></div>`,
    rightSide: html`<div class="placeholder">Loading…</div>`,
  });
}

function renderWidgets(site: Site, visitor: Visitor): string {
  return renderPage(site, visitor, {
    title: 'Dashboard',
    env: {
      PREFERENCES: { dashboard_view: 'cards', widget_dashboard_config: {} },
      SHARED_COURSE_DATA: coursesOf(site, visitor).map((course) => ({
        courseId: course.id,
        courseName: course.title,
        courseCode: course.label,
      })),
      DASHBOARD_FEATURES: { widget_dashboard_customization: true },
      WIDGET_DASHBOARD_DARK_MODE: site.manners.current().dark,
      OBSERVED_USER_ID: observed(site, visitor)[0]?.id ?? null,
    },
    bodyClasses: visitor.person.post === 'learner' ? [] : ['educator-dashboard'],
    scripts: ['dashboard-widgets'],
    content: html``,
  });
}

function renderReplaced(site: Site, visitor: Visitor): string {
  return renderPage(site, visitor, {
    title: 'Dashboard',
    content: html`<div id="dashboard-app-container"></div>`,
  });
}

function observed(site: Site, { person }: Visitor) {
  const learner = observedBy(site, person);
  return learner ? [{ id: learner.id, name: learner.name }] : [];
}

/** Teachers and learners without the planner get the old list; learners their feedback of the last two weeks. */
function sidebar(site: Site, visitor: Visitor) {
  const learner = visitor.person.post === 'learner';
  const work = coursesOf(site, visitor).flatMap((course) =>
    course.assignments.map((assignment) => ({ course, assignment })),
  );
  const answered = learner
    ? work.filter(({ assignment }) => {
        const submission = site.school.submission(assignment.id, visitor.person.id);
        return submission && submission.comments.length > 0;
      })
    : [];
  return html`<div class="events_list"><h2 class="todo-list-header">To Do</h2><ul class="to-do-list">${work.map(({ course, assignment }) => html`<li><a href="/courses/${course.id}/assignments/${assignment.id}">${assignment.title}</a><div class="muted">Due ${shortDate(assignment.due)}</div></li>`)}</ul></div>${
    answered.length > 0 &&
    html`<div class="events_list recent_feedback"><h2>Recent Feedback</h2><ul>${answered.map(({ course, assignment }) => html`<li class="event"><a class="recent_feedback_icon" href="/courses/${course.id}/assignments/${assignment.id}/submissions/${visitor.person.id}">${assignment.title}</a></li>`)}</ul></div>`
  }`;
}
