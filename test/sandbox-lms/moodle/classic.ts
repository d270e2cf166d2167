import { html, type Markup } from '../web/html.ts';
import { logInInfo } from './boost.ts';
import { navbar } from './navigation.ts';
import type { PageSpec } from './page.ts';
import type { Site, Visitor } from './site.ts';

/** The Classic theme: blocks in columns instead of drawers, no tabs; body, regions and forms as in Boost. */
export function classicLayout(site: Site, visitor: Visitor | undefined, spec: PageSpec): Markup {
  const { course } = spec;
  const item = (kind: string, cmid: string, name: string) =>
    html`<li class="type_activity"><p class="tree_item leaf"><a href="/mod/${kind}/view.php?id=${cmid}">${name}</a></p></li>`;
  return html`<a class="sr-only-focusable" href="#maincontent">Skip to main content</a>
<div id="page-wrapper" class="d-print-block">
${navbar(visitor)}
<div id="page" class="container-fluid d-print-block">
${spec.heading ? html`<header id="page-header" class="row"><div class="card"><div class="page-context-header"><h1 class="h2">${spec.heading}</h1></div><div id="page-navbar"><nav aria-label="Navigation bar"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/my/">Dashboard</a></li>${course && html`<li class="breadcrumb-item"><a href="/course/view.php?id=${course.id}">${course.label}</a></li>`}</ol></nav></div></div></header>` : ''}
<div id="page-content" class="row ${course && 'blocks-pre'} d-print-block">
<div id="region-main-box" class="region-main"><section id="region-main" class="region-main-content" aria-label="Content">
<div role="main" id="maincontent">${spec.content}</div></section></div>
${
  visitor && course
    ? html`<div class="columnleft blockcolumn has-blocks"><section data-region="blocks-column" class="d-print-none" aria-label="Blocks"><aside id="block-region-side-pre" class="block-region" data-blockregion="side-pre"><section class="block_navigation block" role="navigation" data-block="navigation"><h5>Navigation</h5><ul class="block_tree list"><li class="type_course"><p class="tree_item branch"><a href="/course/view.php?id=${course.id}">${course.label}</a></p><ul>${item('page', course.pageId, 'How this course works')}${course.assignments.map((each) => item('assign', each.id, each.title))}${item('lti', course.toolId, 'Goals and feedback')}</ul></li></ul></section></aside></section></div>`
    : ''
}</div></div>
<footer id="page-footer" class="classic-footer">${logInInfo(site, visitor)}<p class="sandbox-note">A sandbox with Moodle’s manners, made for trying things out. It is not Moodle.</p></footer></div>`;
}
