import type { Course } from '../school/courses.ts';
import { html, type Markup, scriptJson } from '../web/html.ts';
import { mannersInHead } from '../web/manners-in-head.ts';
import { direction } from '../web/sessions.ts';
import { boostLayout } from './boost.ts';
import { classicLayout } from './classic.ts';
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
  const withIndex =
    spec.course !== undefined &&
    !framed &&
    spec.layout !== 'mypublic' &&
    site.manners.current().theme === 'boost';
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
${mannersInHead(site.manners.current(), '/static')}
</head>
<body id="${spec.bodyId}" class="${bodyClasses(site, visitor, spec, lang, dir, withIndex)}">
${
  framed
    ? spec.content
    : site.manners.current().theme === 'classic'
      ? classicLayout(site, visitor, spec)
      : boostLayout(site, visitor, spec)
}
<script src="/static/pace.js"></script><script src="/static/sandbox.js"></script>
${['page', 'modal', 'drawers', ...(spec.scripts ?? [])].map((name) => html`<script src="/static/browser/${name}.js"></script>`)}
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
    theme: site.manners.current().theme,
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
  const actor = visitor?.session.actor;
  return [
    course && `format-${course.format}`,
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
    site.manners.current().theme === 'classic' ? 'theme' : 'theme uses-drawers',
    actor && (actor.id === visitor?.person.id ? 'userswitchedrole' : 'userloggedinas'),
    withIndex && 'drawer-open-index',
    ...(spec.extraClasses ?? []),
  ]
    .filter(Boolean)
    .join(' ');
}
