import type { Person } from '../school/people.ts';
import type { Attempt, Found, Submission } from '../school/school.ts';
import { latest } from '../school/school.ts';
import { html, type Markup, raw } from '../web/html.ts';
import { viewerAddress } from './document.ts';
import { formToken, type Site, shortDate, toolId, type Visitor } from './site.ts';

/**
 * What the page's script mounts in `#content` (page map §7.2). `attempt` shows an older attempt or, as `new`, the
 * editor; `owner` is the visitor but for observers and reviewers; `draft` '1' or '2' opens the editor with that draft pasted, which no real LMS can do.
 */
export function studentView(
  site: Site,
  visitor: Visitor,
  found: Found,
  owner: Person,
  show: { attempt: string; draft: string },
): Markup {
  const { course, assignment } = found;
  const submission = site.school.submission(assignment.id, owner.id);
  const mine = owner === visitor.person;
  const editing = mine && (!submission || show.attempt === 'new' || show.draft !== '');
  const attempt = submission
    ? (submission.attempts.find((each) => String(each.number) === show.attempt) ??
      latest(submission))
    : undefined;
  return html`<div data-testid="assignments-2-student-view">
<div id="assignments-2-student-header" data-testid="assignment-student-header"><div class="a2-heading"><h1><span data-testid="title">${assignment.title}</span></h1><div class="a2-points">${submission?.grade !== undefined && html`<span class="selected-submission-grade">${submission.grade}</span>/`}${assignment.points} points</div></div><div data-testid="assignment-sub-header"><span data-testid="due-date">Due: ${shortDate(assignment.due)}</span></div></div>
${submission && attempt ? attemptRow(submission, attempt, editing) : ''}
<div class="a2-toggle-details-container"><button type="button" data-testid="assignments-2-assignment-toggle-details" aria-expanded="${submission ? 'false' : 'true'}" aria-controls="a2-details">Details</button><div id="a2-details" class="user_content unenhanced" data-testid="assignments-2-assignment-toggle-details-text" ${submission && raw('hidden')}>${raw(assignment.prompt)}</div></div>
${site.tool()?.placements?.includes('assignment_view') ? html`<div id="assignment_external_tools"><iframe class="tool_launch" data-lti-launch="true" title="${site.tool()?.title ?? ''}" loading="lazy" src="/courses/${course.id}/external_tools/${toolId}?display=borderless&amp;launch_type=assignment_view&amp;assignment_id=${assignment.id}"></iframe></div>` : ''}
<div data-testid="assignment-2-student-content-tabs"><div data-testid="attempt-tab">${editing ? editor(site, visitor, found, show.draft) : attempt ? shownWork(attempt, visitor) : ''}</div></div>
<div id="assignments-student-footer" data-testid="student-footer">${
    editing
      ? html`${submission && html`<button type="button" class="Button" data-testid="cancel-attempt-button">Cancel</button>`}<button type="button" id="submit-button" data-testid="submit-button" class="Button Button--primary">Submit Assignment</button>`
      : mine &&
        html`<button type="button" class="Button Button--primary" data-testid="new-attempt-button">New Attempt</button>`
  }</div></div>`;
}

/** Typed work stands in the page itself, with none of the classes it has in the preview frame; a file in a frame. */
function shownWork(attempt: Attempt, { person }: Visitor): Markup {
  if (!attempt.file) return html`<div data-testid="read-only-content">${raw(attempt.html)}</div>`;
  return html`<div data-testid="file-preview"><table data-testid="uploaded_files_table"><tbody><tr><td>${attempt.file.name}</td></tr></tbody></table><div data-testid="assignments_2_submission_preview"><iframe title="preview" src="${viewerAddress(attempt, person)}"></iframe></div></div>`;
}

function attemptRow(submission: Submission, attempt: Attempt, editing: boolean): Markup {
  const current = editing ? submission.attempts.length + 1 : attempt.number;
  return html`<div class="a2-attempt-row"><span class="a2-attempt-select"><input data-testid="attemptSelect" role="combobox" aria-label="Attempt" aria-expanded="false" aria-controls="a2-attempts" readonly value="Attempt ${current}"><ul id="a2-attempts" role="listbox" hidden>${submission.attempts.map((each) => html`<li role="option" tabindex="0" data-attempt="${each.number}" aria-selected="${each === attempt ? 'true' : 'false'}">Attempt ${each.number}</li>`)}</ul></span>
<span data-testid="submission-workflow-tracker">${editing ? 'In Progress' : html`Submitted <time datetime="${attempt.at.toISOString()}">${shortDate(attempt.at)}</time>`}</span>
<button type="button" class="Button" data-testid="view_feedback_button">View Feedback</button></div>
<template data-comments>${submission.comments.filter((each) => (each.attempt ?? attempt.number) === attempt.number).map((each) => html`<div class="comment-row-container" data-testid="comment-row"><strong>${each.author.name}</strong> <span class="muted">${shortDate(each.at)}</span><div data-testid="commentContent">${raw(each.html)}</div></div>`)}</template>`;
}

function editor(
  site: Site,
  visitor: Visitor,
  { course, assignment }: Found,
  draft: string,
): Markup {
  const drafts = site.school.drafts(assignment.id, visitor.person.id);
  const text = drafts.find((each) => String(each.version) === draft)?.html ?? '';
  return html`${
    drafts.length > 0 &&
    html`<div class="sandbox-drafts"><span>At home you have:</span> ${drafts.map((each) => html`<button type="button" class="Button" data-draft="${each.version}">Paste my ${each.version === 1 ? 'first' : 'revised'} draft</button> `)}</div>`
  }<form data-testid="text-editor" action="/courses/${course.id}/assignments/${assignment.id}/submissions" method="post"><input type="hidden" name="authenticity_token" value="${formToken(visitor.session)}"><input type="hidden" name="submission[submission_type]" value="online_text_entry"><textarea id="textentry_text" name="submission[body]" aria-label="Text entry" rows="16">${text}</textarea></form>`;
}
