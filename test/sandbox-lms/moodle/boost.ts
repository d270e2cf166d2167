import { html, type Markup } from '../web/html.ts';
import { blocksDrawer, messageDrawer } from './drawers.ts';
import { courseIndex, navbar, secondaryNavigation } from './navigation.ts';
import type { PageSpec } from './page.ts';
import type { Site, Visitor } from './site.ts';

/** The usual theme: a navbar, drawers at both sides, the "?" at the foot. */
export function boostLayout(site: Site, visitor: Visitor | undefined, spec: PageSpec): Markup {
  const { course, module, layout } = spec;
  const inCourse = visitor && course && layout !== 'mypublic';
  return html`<a class="sr-only-focusable" href="#maincontent">Skip to main content</a>
<div id="page-wrapper" class="d-print-block">
${navbar(visitor)}
${visitor ? messageDrawer() : ''}
${inCourse ? courseIndex(course, module?.cmid) : ''}
${inCourse ? blocksDrawer(course) : ''}
<div id="page" data-region="mainpage" data-usertour="scroller" class="drawers ${inCourse && 'show-drawer-left'} drag-container">
<div id="topofscroll" class="main-inner">
${inCourse && html`<div class="drawer-toggles d-flex"><div class="drawer-toggler drawer-right-toggle d-print-none"><button type="button" class="btn icon-no-margin" data-toggler="drawers" data-action="toggle" data-target="theme_boost-drawers-blocks" aria-label="Open block drawer"><span aria-hidden="true">‹</span></button></div></div>`}
${spec.heading ? html`<header id="page-header" class="header-maxwidth"><div class="page-context-header"><h1 class="h2">${spec.heading}</h1></div></header>` : ''}
${inCourse ? secondaryNavigation(visitor, course, module) : ''}
<div id="page-content" class="pb-3"><div id="region-main-box"><div id="region-main" aria-label="Content">
<div role="main" id="maincontent">${spec.content}</div>
</div></div></div>
</div>
<footer id="page-footer" class="footer-popover"><div class="footer-content">
${logInInfo(site, visitor)}<p class="sandbox-note">A sandbox with Moodle’s manners, made for trying things out. It is not Moodle.</p>
</div><button type="button" class="btn-footer-popover" aria-label="Show footer" data-action="footer-popover">?</button></footer>
</div></div>`;
}

/** Who is logged in, and as whom: "log in as" names both, a switched role is named after the person. */
export function logInInfo(site: Site, visitor: Visitor | undefined): Markup {
  if (!visitor) return html`<div class="logininfo">You are not logged in.</div>`;
  const { person, session } = visitor;
  const { actor } = session;
  const link = (id: string, name: string) =>
    html`<a href="${site.root}/user/profile.php?id=${id}" title="View profile">${name}</a>`;
  const before = actor && actor.id !== person.id && html`[${link(actor.id, actor.name)}] `;
  const after = actor && actor.id === person.id && ' (Student)';
  return html`<div class="logininfo">${before}You are logged in as ${link(person.id, person.name)}${after} (<a href="${site.root}/login/logout.php?sesskey=${session.formKey}">Log out</a>)</div>`;
}
