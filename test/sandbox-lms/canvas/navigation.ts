import type { Course } from '../school/courses.ts';
import { html, type Markup, raw } from '../web/html.ts';
import { formToken, type Site, toolId, type Visitor } from './site.ts';

export function globalNavigation(visitor: Visitor | undefined): Markup {
  if (!visitor) return html``;
  const item = (name: string, href: string, label: string, icon: string) =>
    html`<li class="menu-item ic-app-header__menu-list-item"><a id="global_nav_${name}_link" href="${href}" class="ic-app-header__menu-list-link"><span class="menu-item-icon-container" aria-hidden="true">${icon}</span><span class="menu-item__text">${label}</span></a></li>`;
  return html`<header id="mobile-header" class="no-print"><a href="/" class="mobile-home">Riverside</a><span class="mobile-user" dir="auto">${visitor.person.name}</span>${signOut(visitor)}</header>
<header id="header" class="ic-app-header no-print" aria-label="Global Header"><a href="#content" id="skip_navigation_link" class="ic-skip-link">Skip To Content</a>
<div role="region" class="ic-app-header__main-navigation" aria-label="Global Navigation"><a href="/" class="ic-app-header__logomark" aria-label="Riverside dashboard">R</a>
<ul id="menu" class="ic-app-header__menu-list">
<li class="menu-item ic-app-header__menu-list-item"><details class="account-menu"><summary id="global_nav_profile_link" class="ic-app-header__menu-list-link"><span class="menu-item-icon-container" aria-hidden="true">◉</span><span class="menu-item__text">Account</span></summary><div class="account-tray"><strong dir="auto">${visitor.person.name}</strong>${signOut(visitor)}<a href="?session_locale=en" data-action="lang">English</a><a href="?session_locale=ar" data-action="lang">العربية</a></div></details></li>
${item('dashboard', '/', 'Dashboard', '⌂')}${item('courses', '/courses', 'Courses', '▤')}${item('calendar', '#calendar', 'Calendar', '▦')}${item('conversations', '#inbox', 'Inbox', '✉')}${item('help', '#help', 'Help', '?')}
</ul></div></header>`;
}

function signOut({ session }: Visitor): Markup {
  return html`<form action="/logout" method="post" class="sign-out"><input type="hidden" name="authenticity_token" value="${formToken(session)}"><button type="submit" class="Button Button--small">Log out</button></form>`;
}

export function crumbs(course: Course, last: string | undefined): Markup {
  return html`<div class="ic-app-nav-toggle-and-crumbs no-print"><button type="button" id="courseMenuToggle" class="Button Button--link ic-app-course-nav-toggle" aria-label="Hide Courses Navigation Menu" title="Hide Courses Navigation Menu">☰</button>
<div class="ic-app-crumbs"><nav id="breadcrumbs" role="navigation" aria-label="breadcrumbs"><ul><li class="home"><a href="/">Dashboard</a></li><li><a href="/courses/${course.id}"><span class="ellipsible">${course.label}</span></a></li>${last && html`<li><span class="ellipsible">${last}</span></li>`}</ul></nav></div><div class="right-of-crumbs"></div></div>`;
}

export function courseMenu(site: Site, course: Course, tab: string | undefined): Markup {
  const link = (name: string, path: string, label: string) =>
    html`<li class="section"><a href="/courses/${course.id}${path}" class="${name} ${tab === name && 'active'}" ${tab === name && raw('aria-current="page"')}>${label}</a></li>`;
  const tool = site.tool();
  return html`<div id="left-side" class="ic-app-course-menu ic-sticky-on list-view"><nav id="sticky-container" class="ic-sticky-frame" role="navigation" aria-label="Courses Navigation Menu"><ul id="section-tabs">
${link('home', '', 'Home')}${link('assignments', '/assignments', 'Assignments')}${link('modules', '/modules', 'Modules')}${link('pages', `/pages/${course.pageId}`, 'Pages')}${tool && link(`context_external_tool_${toolId}`, `/external_tools/${toolId}`, tool.title)}</ul></nav></div>`;
}
