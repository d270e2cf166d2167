import type { ToolRegistration } from '../platform/tool.ts';
import type { Course } from '../school/courses.ts';
import { html } from '../web/html.ts';
import { renderPage } from './page.ts';
import { type Site, toolId, type Visitor } from './site.ts';

/** The page around the tool: a form aimed at its iframe, and the script that answers the tool's messages. */
export function toolPage(
  site: Site,
  visitor: Visitor,
  course: Course,
  tool: ToolRegistration,
  fields: Record<string, string>,
): string {
  const name = `tool_content_${toolId}`;
  return renderPage(site, visitor, {
    title: tool.title,
    course,
    tab: `context_external_tool_${toolId}`,
    crumb: tool.title,
    bodyClasses: ['ic-full-screen-lti-tool', 'padless-content'],
    env: { LTI_LAUNCH_FRAME_ALLOWANCES: ['clipboard-write *'] },
    scripts: ['tool-messages', 'tool-launch'],
    content: html`<div class="tool_content_wrapper" data-tool-wrapper-id="${toolId}"><form action="${tool.loginUrl}" method="post" target="${name}" id="tool_form_${toolId}" class="hide" data-tool-launch-type="" data-tool-id="${toolId}">${Object.entries(fields).map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)}</form>
<iframe id="${name}" name="${name}" class="tool_launch" data-lti-launch="true" title="${tool.title}" allow="clipboard-write *" allowfullscreen></iframe></div>`,
  });
}
