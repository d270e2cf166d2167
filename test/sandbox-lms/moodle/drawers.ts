import type { Course } from '../school/courses.ts';
import { html, type Markup } from '../web/html.ts';

/** Blocks: shut until somebody opens it; then 315 px at the end side, and the page makes room (page map §5). */
export function blocksDrawer(course: Course): Markup {
  return html`<div class="drawer drawer-right d-print-none" data-region="fixed-drawer" id="theme_boost-drawers-blocks" data-preference="drawer-open-block" tabindex="-1">
<div class="drawerheader"><button type="button" class="btn drawertoggle" data-toggler="drawers" data-action="closedrawer" data-target="theme_boost-drawers-blocks" aria-label="Close block drawer">×</button></div>
<div class="drawercontent"><aside class="block-region" data-blockregion="side-pre" aria-label="Blocks"><section class="block block_calendar_upcoming" data-block="calendar_upcoming" role="region"><h5>Upcoming events</h5><ul>${course.assignments.map((each) => html`<li><a href="/mod/assign/view.php?id=${each.id}">${each.title}</a></li>`)}</ul></section></aside></div></div>`;
}

/** Messages: over everything but the navbar, at the end side (the start side where people read from the right). */
export function messageDrawer(): Markup {
  return html`<div class="drawer message-drawer hidden" data-region="right-hand-drawer" role="region" aria-expanded="false" aria-hidden="true" aria-label="Messages" tabindex="0"><div data-region="message-drawer" class="message-app"><div class="drawerheader"><button type="button" class="btn" data-action="closemessages" aria-label="Close">×</button></div><h3>Messages</h3><p class="muted">No messages</p></div></div>`;
}
