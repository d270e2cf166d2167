import type { Course } from '../school/courses.ts';
import { html, type Markup, raw, scriptJson } from '../web/html.ts';
import { direction } from '../web/sessions.ts';
import { head } from './head.ts';
import { masqueradeBar, switchedRole } from './masquerade-bar.ts';
import { courseMenu, crumbs, globalNavigation } from './navigation.ts';
import type { Site, Visitor } from './site.ts';

export type PageSpec = {
  title: string;
  course?: Course | undefined;
  /** Active tab, also a body class: assignments, home, pages, gradebook, grades… */
  tab?: string;
  env?: Record<string, unknown>;
  /** Keys set by the second inline script near the end of the body. */
  lateEnv?: Record<string, unknown>;
  content: Markup;
  rightSide?: Markup;
  /**
   * `framed` is the preview inside a frame, `bare` the classic SpeedGrader: no navigation. `empty` is Canvas's layout
   * "bare", where even the application's own element is missing (the new SpeedGrader).
   */
  frame?: 'application' | 'framed' | 'bare' | 'empty';
  bodyClasses?: string[];
  crumb?: string;
  scripts?: string[];
};

/** One page of the Canvas flavour (page map §2.1: the inline ENV script, body classes, the layout's ids). */
export function renderPage(site: Site, visitor: Visitor | undefined, spec: PageSpec): string {
  const lang = visitor?.session.lang ?? 'en';
  const { course, frame = 'application' } = spec;
  const start = html`<!DOCTYPE html>
<html dir="${direction(lang)}" lang="${lang}">
${head(site, visitor, { title: spec.title, course, env: spec.env ?? {} })}
<body class="${bodyClasses(visitor, spec)}">`;
  const scripts = html`<script src="/static/pace.js"></script><script src="/static/sandbox.js"></script>
${['page', 'user-content', 'dialogs', ...(spec.scripts ?? [])].map((name) => html`<script src="/static/browser/${name}.js"></script>`)}
</body></html>`;
  if (frame === 'empty') {
    return html`${start}\n<div id="react-router-portals"></div>${spec.content}${scripts}`.markup;
  }
  return html`${start}
<noscript><div class="ic-flash-static ic-flash-error">You need JavaScript here.</div></noscript>
<ul id="flash_message_holder"></ul><ul id="flash_screenreader_holder" role="alert"></ul>
<div id="student_study_drawer_mount_point"></div>
<div id="application" class="ic-app">
${frame === 'application' ? globalNavigation(visitor) : ''}
<div id="instructure_ajax_error_box"><div style="display:none"></div></div>
<div id="wrapper" class="ic-Layout-wrapper">
${frame === 'application' && visitor && course ? crumbs(course, spec.crumb) : ''}
<div id="main" class="ic-Layout-columns">
${frame === 'application' && visitor && course ? courseMenu(site, course, spec.tab) : ''}
<div id="not_right_side" class="ic-app-main-content">
<div id="content-wrapper" class="ic-Layout-contentWrapper"><div id="content" class="ic-Layout-contentMain" role="main">${spec.content}</div></div>
${spec.rightSide ? html`<div id="right-side-wrapper" class="ic-app-main-content__secondary"><aside id="right-side" role="complementary">${spec.rightSide}</aside></div>` : ''}
</div></div>
${frame === 'application' && html`<footer role="contentinfo" class="ic-app-footer">A sandbox with Canvas’s manners, made for trying things out. It is not Canvas.</footer>`}
</div></div>
<div id="fixed_bottom">${frame === 'framed' ? '' : masqueradeBar(visitor, course)}</div><div id="keyboard_navigation"></div>${switchedRole(visitor)}<div id="aria_alerts" class="screenreader-only" role="alert" aria-live="assertive"></div><div id="StudentTray__Container"></div><div id="react-router-portals"></div>
${spec.lateEnv && html`<script>\n  Object.assign(ENV, ${scriptJson(spec.lateEnv)});\n</script>`}
${scripts}`.markup;
}

function bodyClasses(visitor: Visitor | undefined, spec: PageSpec): string {
  const { course, frame = 'application' } = spec;
  return [
    ...(frame === 'application'
      ? [
          course && 'with-left-side course-menu-expanded',
          spec.rightSide && 'with-right-side',
          visitor && 'primary-nav-expanded',
        ]
      : []),
    ...(spec.bodyClasses ?? []),
    spec.tab,
    course && frame !== 'empty' && `context-course_${course.id}`,
    visitor?.session.actor && frame !== 'empty' && 'is-masquerading-or-student-view',
  ]
    .filter(Boolean)
    .join(' ');
}

/** HTML a person wrote, which the page changes after it has loaded (page map §7.9). */
export function userContent(markup: string, attributes: Record<string, string> = {}): Markup {
  const { class: more = '', ...rest } = attributes;
  return html`<div class="${more} user_content unenhanced" ${Object.entries(rest).map(([name, value]) => html`${name}="${value}" `)}>${raw(markup)}</div>`;
}
