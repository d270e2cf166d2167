import type { Found, Submission } from '../school/school.ts';
import { latest } from '../school/school.ts';
import { html, type Markup } from '../web/html.ts';
import { userContent } from './page.ts';
import { formToken, learnersOf, mayGrade, type Site, shortDate, type Visitor } from './site.ts';

/** The classic assignment page (page map §7.3), for teachers and, on request, learners. */
export function classicContent(
  site: Site,
  { person, session }: Visitor,
  { course, assignment }: Found,
  submission: Submission | undefined,
): Markup {
  const grader = mayGrade(person);
  const address = `/courses/${course.id}/assignments/${assignment.id}`;
  const description = userContent(assignment.prompt, {
    class: `description ${grader ? 'teacher-version' : ''}`,
    'data-resource-type': 'assignment.body',
    'data-resource-id': assignment.id,
  });
  if (grader) {
    return html`<div id="assignment_show" class="assignment content_underline_links"><div class="assignment-title"><div class="title-content"><h1 class="title">${assignment.title}</h1></div><div class="assignment-buttons"><span id="assignment_publish_button">Published</span> <a class="btn edit_assignment_link" href="#edit">Edit</a></div></div>
${description}
<form class="form-horizontal display-only"><fieldset><div class="control-group"><span class="control-label">Points</span> <span class="controls points_possible">${assignment.points}</span></div><div class="control-group"><span class="control-label">Submitting</span> <span class="controls">a text entry box</span></div></fieldset></form>
<table class="ic-Table assignment_dates"><thead><tr><th scope="col">Due</th><th scope="col">For</th></tr></thead><tbody><tr><td>${shortDate(assignment.due)}</td><td>Everyone</td></tr></tbody></table><div id="assignment-rubric-section"></div></div>`;
  }
  return html`<div id="assignment_show" class="assignment content_underline_links"><div class="assignment-title"><div class="title-content"><h1 class="title">${assignment.title}</h1></div><div class="assignment-buttons"><a href="#submit" class="btn btn-primary submit_assignment_link">${submission ? 'New Attempt' : 'Start Assignment'}</a></div></div>
<ul class="student-assignment-overview"><li><span class="title">Due</span> <span class="value">${shortDate(assignment.due)}</span></li><li><span class="title">Points</span> <span class="value">${assignment.points}</span></li><li><span class="title">Submitting</span> <span class="value">a text entry box</span></li></ul>
${description}
<div id="assignment_external_tools"></div>
<div id="submit_assignment" hidden><h2>Text Entry</h2><form id="submit_online_text_entry_form" class="submit_assignment_form" action="${address}/submissions" method="post"><input type="hidden" name="authenticity_token" value="${formToken(session)}"><input type="hidden" name="submission[submission_type]" value="online_text_entry">
<label for="submission_body">Your text</label><textarea id="submission_body" name="submission[body]" rows="16">${site.school.drafts(assignment.id, person.id)[0]?.html ?? ''}</textarea><button type="submit" class="btn btn-primary">Submit Assignment</button></form></div></div>`;
}

export function classicSidebar(
  site: Site,
  { person }: Visitor,
  { course, assignment }: Found,
  submission: Submission | undefined,
): Markup {
  const address = `/courses/${course.id}/assignments/${assignment.id}`;
  if (mayGrade(person)) {
    const handedIn = learnersOf(course).filter((each) =>
      site.school.submission(assignment.id, each.id),
    );
    return html`<div id="sidebar_content"><h2>Related Items</h2><ul class="page-action-list"><li id="speed-grader-link-container"><a class="icon-speed-grader" href="/courses/${course.id}/gradebook/speed_grader?assignment_id=${assignment.id}">SpeedGrader</a></li></ul><p class="graded_count">${handedIn.length} out of ${learnersOf(course).length} Submitted</p></div>`;
  }
  return html`<div id="sidebar_content"><div class="details"><h2>Submission</h2>${
    submission
      ? html`<div class="header"><i class="icon-check" aria-hidden="true">✓</i> Submitted!</div><div class="content"><span>${shortDate(latest(submission).at)}</span><div><a href="${address}/submissions/${person.id}">Submission Details</a></div>
<div class="comments module"><h3>Comments:</h3>${submission.comments.length === 0 ? 'No Comments' : submission.comments.map((each) => html`<div class="comment" id="comment-${each.id}"><div class="comment_content" data-content="${each.html}"></div><div class="signature">${each.author.name}, ${shortDate(each.at)}</div></div>`)}</div></div>`
      : html`<div class="header">Not Submitted!</div>`
  }</div></div>`;
}

export function lockedContent({ assignment }: Found): Markup {
  return html`<div class="assignment_header"><h1 id="assignment_head">${assignment.title}</h1></div><div class="lock_explanation">This assignment is locked until ${shortDate(assignment.due)}.</div>`;
}
