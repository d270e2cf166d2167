import { Router } from 'express';
import type { Course } from '../school/courses.ts';
import { html } from '../web/html.ts';
import { renderPage } from './page.ts';
import { requireVisitor, type Site, type Visitor } from './site.ts';

/** The dashboard and "My courses": one body id for both. browser/my.js fetches what is in them (page map §4). */
export function dashboardRoutes(site: Site): Router {
  const router = Router();
  router.get('/', (_request, response) => response.redirect(303, `${site.path}/my/`));
  router.get('/my/', (request, response) => {
    const visitor = requireVisitor(site, request, response);
    if (visitor) response.send(render(site, visitor, 'Dashboard', []));
  });
  router.get('/my/courses.php', (request, response) => {
    const visitor = requireVisitor(site, request, response);
    if (visitor) response.send(render(site, visitor, 'My courses', ['page-mycourses']));
  });
  return router;
}

function render(site: Site, visitor: Visitor, title: string, extraClasses: string[]): string {
  const block =
    extraClasses.length > 0
      ? html`<section class="block block_myoverview" data-block="myoverview"><div data-region="myoverview"><div data-region="courses-view" class="dashboard-cards"><div class="card course-card loading-placeholder" aria-hidden="true"></div></div></div></section>`
      : html`<section class="block block_timeline" data-block="timeline"><h3>Timeline</h3><div data-region="timeline-view"><div data-region="event-list-loading-placeholder" class="loading-placeholder" aria-hidden="true"></div></div></section>`;
  return renderPage(site, visitor, {
    bodyId: 'page-my-index',
    path: 'path-my',
    layout: 'mydashboard',
    title,
    heading: title,
    extraClasses,
    contextInstanceId: visitor.person.id,
    scripts: ['my'],
    content: html`<div id="block-region-content" class="block-region" data-blockregion="content">${block}</div>`,
  });
}

/** `core_course_get_enrolled_courses_by_timeline_classification`, as far as the cards need it. */
export const courseSummary = (site: Site, course: Course) => ({
  id: Number(course.id),
  fullname: course.title,
  shortname: course.label,
  viewurl: `${site.root}/course/view.php?id=${course.id}`,
});

/** `core_calendar_get_action_events_by_timesort`: what is due. */
export const dueEvents = (site: Site, courses: readonly Course[]) =>
  courses.flatMap((course) =>
    course.assignments.map((each) => ({
      id: Number(each.id),
      name: `${each.title} is due`,
      timesort: Math.floor(each.due.getTime() / 1000),
      course: courseSummary(site, course),
      url: `${site.root}/mod/assign/view.php?id=${each.id}`,
    })),
  );
