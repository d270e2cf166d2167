import type { Course } from '../school/courses.ts';
import { html, type Markup, scriptJson } from '../web/html.ts';
import { direction } from '../web/sessions.ts';
import { courseIndex, navbar, secondaryNavigation } from './navigation.ts';
import { courseContext, moduleContext, type Site, type Visitor } from './site.ts';

export type Module = { cmid: string; kind: 'assign' | 'lti' | 'page' };

export type PageSpec = {
  bodyId: string;
  path: string;
  layout: 'incourse' | 'course' | 'mydashboard' | 'embedded' | 'login' | 'mypublic' | 'standard';
  title: string;
  heading?: string;
  course?: Course | undefined;
  module?: Module;
  extraClasses?: string[];
  content: Markup;
  scripts?: string[];
  /** M.cfg.contextInstanceId where it is neither the cmid nor the course id. */
  contextInstanceId?: string;
};

/** One page of the Moodle flavour (moodle page map §4: body id and classes, the M.cfg script, navbar, drawers, footer). */
export function renderPage(site: Site, visitor: Visitor | undefined, spec: PageSpec): string {
  const lang = visitor?.session.lang ?? 'en';
  const dir = direction(lang);
  const framed = spec.layout === 'embedded';
  const withIndex = spec.course !== undefined && !framed && spec.layout !== 'mypublic';
  return html`<!DOCTYPE html>
<html dir="${dir}" lang="${lang}" xml:lang="${lang}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${spec.title} | Riverside</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/static/style.css">
<script>
//<![CDATA[
var M = {}; M.yui = {};
M.pageloadstarttime = new Date();
M.cfg = ${scriptJson(pageConfig(site, visitor, spec))};
//]]>
</script>
</head>
<body id="${spec.bodyId}" class="${bodyClasses(site, visitor, spec, lang, dir, withIndex)}">
${
  framed
    ? spec.content
    : html`<a class="sr-only-focusable" href="#maincontent">Skip to main content</a>
<div id="page-wrapper" class="d-print-block">
${navbar(visitor)}
${withIndex && visitor && spec.course ? courseIndex(spec.course, spec.module?.cmid) : ''}
<div id="page" data-region="mainpage" data-usertour="scroller" class="drawers ${withIndex ? 'show-drawer-left' : ''} drag-container">
<div id="topofscroll" class="main-inner">
${spec.heading ? html`<header id="page-header" class="header-maxwidth"><div class="page-context-header"><h1 class="h2">${spec.heading}</h1></div></header>` : ''}
${visitor && spec.course && spec.layout !== 'mypublic' ? secondaryNavigation(visitor, spec.course, spec.module) : ''}
<div id="page-content" class="pb-3"><div id="region-main-box"><div id="region-main" aria-label="Content">
<div role="main" id="maincontent">${spec.content}</div>
</div></div></div>
</div>
<footer id="page-footer" class="footer-popover"><div class="footer-content">
${
  visitor
    ? html`<div class="logininfo">You are logged in as <a href="${site.root}/user/profile.php?id=${visitor.person.id}" title="View profile">${visitor.person.name}</a> (<a href="${site.root}/login/logout.php?sesskey=${visitor.session.formKey}">Log out</a>)</div>`
    : html`<div class="logininfo">You are not logged in.</div>`
}<p class="sandbox-note">A sandbox with Moodle’s manners, made for trying things out. It is not Moodle.</p>
</div><button type="button" class="btn-footer-popover" aria-label="Show footer" data-action="footer-popover">?</button></footer>
</div></div>`
}
<script src="/static/pace.js"></script>
<script src="/static/browser/page.js"></script>
${(spec.scripts ?? []).map((name) => html`<script src="/static/browser/${name}.js"></script>`)}
</body></html>`.markup.replace(ownLink, `$1="${site.root}/`);
}

/** Moodle prints whole addresses. */
const ownLink = /\b(href|src|action)="\/(?!\/)/g;

function pageConfig(
  site: Site,
  visitor: Visitor | undefined,
  { course, module, contextInstanceId }: PageSpec,
) {
  const courseId = Number(course?.id ?? 1);
  const courseContextId = course ? Number(courseContext(course.id)) : 2;
  return {
    wwwroot: site.root,
    homeurl: {},
    sesskey: visitor?.session.formKey ?? '',
    sessiontimeout: '28800',
    sessiontimeoutwarning: '1200',
    themerev: '1763100000',
    slasharguments: 1,
    theme: 'boost',
    iconsystemmodule: 'core/icon_system_fontawesome',
    jsrev: -1,
    svgicons: true,
    usertimezone: 'Europe/London',
    language: visitor?.session.lang ?? 'en',
    courseId,
    courseContextId,
    contextid: module ? Number(moduleContext(module.cmid)) : courseContextId,
    contextInstanceId: Number(contextInstanceId ?? module?.cmid ?? courseId),
    langrev: -1,
    templaterev: -1,
    siteId: 1,
    userId: Number(visitor?.person.id ?? 0),
  };
}

function bodyClasses(
  site: Site,
  visitor: Visitor | undefined,
  spec: PageSpec,
  lang: string,
  dir: string,
  withIndex: boolean,
): string {
  const { course, module } = spec;
  return [
    course && 'format-topics',
    spec.path,
    `dir-${dir}`,
    `lang-${lang}`,
    'yui-skin-sam yui3-skin-sam',
    new URL(site.origin).host.replaceAll('.', '-').replace(':', '--'),
    `pagelayout-${spec.layout}`,
    `course-${course?.id ?? '1'}`,
    `context-${module ? moduleContext(module.cmid) : course ? courseContext(course.id) : '2'}`,
    module && `cmid-${module.cmid} cm-type-${module.kind}`,
    course && 'category-1',
    !visitor && 'notloggedin',
    'theme uses-drawers',
    withIndex && 'drawer-open-index',
    ...(spec.extraClasses ?? []),
  ]
    .filter(Boolean)
    .join(' ');
}
