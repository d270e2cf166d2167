import type { Course } from '../school/courses.ts';
import { html, type Markup } from '../web/html.ts';
import { formToken, type Visitor } from './site.ts';

const isTestStudent = ({ person }: Visitor) => person.key === 'teststudent';

/** At the foot of every page while somebody acts as somebody else: Student View, or "Act as" (page map §5). */
export function masqueradeBar(visitor: Visitor | undefined, course: Course | undefined): Markup {
  const actor = visitor?.session.actor;
  if (!visitor || !actor) return html``;
  const { session, person } = visitor;
  return html`<div id="masquerade_bar"><div class="right-of-crumbs-bar">${
    isTestStudent(visitor)
      ? html`You are in Student View. <form action="/courses/${course?.id ?? person.id.slice(1)}/student_view" method="post"><input type="hidden" name="_method" value="delete"><input type="hidden" name="authenticity_token" value="${formToken(session)}"><button type="submit" class="Button leave_student_view">Leave Student View</button></form>`
      : html`You are acting as <span dir="auto">${person.name}</span>. <a class="Button stop_masquerading" href="/?become_user_id=${actor.id}">Stop Acting as User</a>`
  }</div></div>`;
}

export const switchedRole = (visitor: Visitor | undefined): Markup =>
  visitor && isTestStudent(visitor)
    ? html`<div id="switched_role_type" data-role="StudentViewEnrollment" style="display:none"></div>`
    : html``;
