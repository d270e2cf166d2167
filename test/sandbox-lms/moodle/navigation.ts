import type { Course } from '../school/courses.ts';
import { html, type Markup, raw } from '../web/html.ts';
import type { Module } from './page.ts';
import { mayEdit, mayGrade, type Visitor } from './site.ts';

export function navbar(visitor: Visitor | undefined): Markup {
  return html`<nav class="navbar fixed-top" aria-label="Site navigation">
<a href="/my/" class="navbar-brand">Riverside</a>
<ul class="primary-navigation" role="menubar">${
    visitor &&
    html`<li role="none"><a role="menuitem" href="/my/">Dashboard</a></li><li role="none"><a role="menuitem" href="/my/courses.php">My courses</a></li>`
  }</ul>
<div id="usernavigation" class="usernavigation">${
    visitor
      ? html`<div class="popover-region" id="nav-notification-popover-container" data-userid="${visitor.person.id}" data-region="popover-region"></div>
<div class="popover-region collapsed" data-region="popover-region-messages"><button type="button" class="popover-region-toggle" data-action="messages" aria-label="Toggle messaging drawer"><span aria-hidden="true">✉</span></button></div>
<details class="usermenu"><summary aria-label="User menu"><span class="userinitials" aria-hidden="true">${initials(visitor.person.given, visitor.person.family)}</span><span class="username">${visitor.person.name}</span></summary>
<div class="usermenu-items"><a href="/user/profile.php?id=${visitor.person.id}">Profile</a><a href="?lang=en" data-action="lang">English</a><a href="?lang=ar" data-action="lang">العربية</a><a href="/login/logout.php?sesskey=${visitor.session.formKey}">Log out</a></div></details>
${mayEdit(visitor.person) && html`<form action="/editmode.php" method="post" class="editmode-switch-form"><label><input type="checkbox" name="setmode"> Edit mode</label></form>`}`
      : html`<a href="/login/index.php">Log in</a>`
  }</div></nav>`;
}

export function initials(given: string, family: string): string {
  return `${[...given][0] ?? ''}${[...family][0] ?? ''}`.toLocaleUpperCase();
}

/** The course index drawer, 285 px at the start side. */
export function courseIndex(course: Course, currentCmid: string | undefined): Markup {
  const item = (cmid: string, kind: string, name: string) =>
    html`<li class="courseindex-item ${cmid === currentCmid && 'pageitem'}" data-for="cm" data-id="${cmid}"><a class="courseindex-link" href="/mod/${kind}/view.php?id=${cmid}">${name}</a></li>`;
  return html`<div class="drawer drawer-left show" data-region="fixed-drawer" id="theme_boost-drawers-courseindex">
<nav id="courseindex" class="courseindex" aria-label="Course index">
<div class="courseindex-section"><a class="courseindex-link courseindex-section-title" href="/course/view.php?id=${course.id}">${course.title}</a>
<ul>${item(course.pageId, 'page', 'How this course works')}${course.assignments.map((each) => item(each.id, 'assign', each.title))}${item(course.toolId, 'lti', 'Goals and feedback')}</ul></div></nav></div>`;
}

export function secondaryNavigation(
  { person }: Visitor,
  course: Course,
  module: Module | undefined,
): Markup {
  const tab = (key: string, href: string, label: string, current = false) =>
    html`<li role="none" class="nav-item" data-key="${key}"><a role="menuitem" class="nav-link ${current && 'active'}" href="${href}" ${current && raw('aria-current="true"')}>${label}</a></li>`;
  const tabs =
    module === undefined
      ? [
          tab('coursehome', `/course/view.php?id=${course.id}`, 'Course', true),
          ...(mayEdit(person) ? [tab('editsettings', '#settings', 'Settings')] : []),
          tab('participants', '#participants', 'Participants'),
          tab('grades', '#grades', 'Grades'),
          tab('activitiesoverview', '#activities', 'Activities'),
          ...(mayGrade(person) ? [] : [tab('competencies', '#competencies', 'Competencies')]),
        ]
      : [
          tab(
            'modulepage',
            `/mod/${module.kind}/view.php?id=${module.cmid}`,
            moduleLabel[module.kind],
            true,
          ),
          ...(mayEdit(person) ? [tab('modedit', '#settings', 'Settings')] : []),
          ...(mayGrade(person) && module.kind === 'assign'
            ? [
                tab(
                  'mod_assign_submissions',
                  `/mod/assign/view.php?id=${module.cmid}&action=grading`,
                  'Submissions',
                ),
              ]
            : []),
        ];
  return html`<div class="secondary-navigation"><nav class="moremenu navigation" aria-label="${module ? 'Activity' : 'Course'} navigation"><ul role="menubar" class="nav more-nav nav-tabs">${tabs}</ul></nav></div>`;
}

const moduleLabel = { assign: 'Assignment', lti: 'External tool', page: 'Page' } as const;
