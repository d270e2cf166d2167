import type { Assignment } from '../school/courses.ts';
import { pagesOf } from '../school/paper.ts';
import type { Person } from '../school/people.ts';
import type { Found } from '../school/school.ts';
import { latest, type Submission } from '../school/school.ts';
import { html, type Markup } from '../web/html.ts';
import { renderPage } from './page.ts';
import {
  assignInstance,
  learnersOf,
  moduleContext,
  participantNumber,
  type Site,
  shownName,
  type Visitor,
} from './site.ts';
import { submissionStatus } from './submission-status.ts';

/**
 * The single-learner grader's frame (page map §4.2). The panel with the work arrives later, by
 * browser/grader.js, on the timeline that was observed.
 */
export function renderGrader(
  site: Site,
  visitor: Visitor,
  found: Found,
  asked: { userId: string; blindId: string },
): string {
  const { course, assignment } = found;
  const learners = learnersOf(course);
  const first = learners[0];
  const shown =
    learners.find(
      (each) =>
        each.id === asked.userId || String(participantNumber(course, each)) === asked.blindId,
    ) ?? first;
  const instance = assignInstance(assignment.id);
  return renderPage(site, visitor, {
    bodyId: 'page-mod-assign-grader',
    path: 'path-mod path-mod-assign',
    layout: 'embedded',
    title: `${course.label}: ${assignment.title}: Grading`,
    course,
    module: { cmid: assignment.id, kind: 'assign' },
    scripts: ['expand', 'editor', 'grader'],
    content: html`<div id="page"><div id="page-content"><div id="region-main" role="main">
<div class="gradingform" data-region="grading-panel-frame">
<div data-region="grading-navigation-panel" data-first-userid="${first?.id ?? ''}" data-courseid="${course.id}" data-module-name="assign"><div data-region="grading-navigation" class="grading-navigation">
<div data-region="assignment-info" class="assignment-info"><a href="/course/view.php?id=${course.id}">Course: ${course.title}</a><br><a href="/mod/assign/view.php?id=${assignment.id}">Assignment: ${assignment.title}</a> <a class="viewall" href="/mod/assign/view.php?id=${assignment.id}&amp;action=grading">View all submissions</a></div>
<div data-region="user-info" class="user-info" data-assignmentid="${instance}" data-userid="${shown?.id ?? ''}" data-groupid="0">${shown ? userSummary(site, found, shown) : ''}</div>
<div data-region="user-selector" class="user-selector">
<a href="#previous" data-action="previous-user" aria-label="Previous user" title="Previous user"><span aria-hidden="true">‹</span></a>
<label class="sr-only" for="change-user-select">Change user</label>
<select id="change-user-select" data-action="change-user" data-currentuserid="${visitor.person.id}" data-selected="${shown?.id ?? ''}">
${learners.map((each, index) => html`<option value="${each.id}" ${each === shown && 'selected'}>${shownName(site, course, each)} (${index + 1} of ${learners.length})</option>`)}</select>
<a href="#next" data-action="next-user" aria-label="Next user" title="Next user"><span aria-hidden="true">›</span></a>
</div></div></div>
<div class="grading-columns"><div data-region="review-panel" class="collapsed" hidden></div>
<div data-region="grade-panel"><div data-region="grade" data-contextid="${moduleContext(assignment.id)}" data-assignmentid="${instance}" data-showuseridentity="false"><p class="loading">Loading…</p></div></div></div>
<div data-region="grade-actions-panel"><div data-region="grade-actions"><form class="grade-actions-form"><span data-region="saved" role="status"></span><button type="submit" class="btn btn-primary" name="savechanges" value="1">Save changes</button> <button type="submit" class="btn btn-primary" name="saveandshownext" value="1">Save and show next</button> <button type="submit" class="btn btn-secondary" name="resetbutton" value="1">Reset</button></form></div></div>
</div></div></div></div>`,
  });
}

/** What stands in `[data-region="user-info"]`, also answered by `mod_assign_get_participant`. */
export function userSummary(site: Site, { course, assignment }: Found, person: Person): Markup {
  const due = html`<div class="due">Due: ${assignment.due.toUTCString().slice(0, 22)}</div>`;
  const name = shownName(site, course, person);
  if (site.manners.current().anonymousMarking) {
    return html`<div class="user-info-inner"><h4>${name}</h4>${due}</div>`;
  }
  return html`<div class="user-info-inner"><h4><a href="/user/view.php?id=${person.id}" dir="auto">${name}</a></h4><small class="user-email">${person.email}</small>${due}</div>`;
}

/** The fragment that fills `[data-region="grade"]`: the work, the mark, the comment. */
export function gradingPanel(site: Site, { assignment }: Found, learner: Person): Markup {
  const submission = site.school.submission(assignment.id, learner.id);
  const comment = submission?.comments.at(-1);
  return html`<form id="mform1_${learner.id}" class="gradeform mform" method="post" action="/mod/assign/view.php" data-boost-form-errors-enhanced="1">
<input type="hidden" name="_qf__mod_assign_grade_form_${learner.id}" value="1"><input type="hidden" name="id" value="${assignment.id}"><input type="hidden" name="userid" value="0"><input type="hidden" name="rownum" value="0"><input type="hidden" name="attemptnumber" value="-1">
<input type="hidden" name="grademodified_${learner.id}" value="${submission ? Math.floor(latest(submission).at.getTime() / 1000) : 0}">
${submissionStatus(site, assignment, submission)}
${pictures(site, assignment, submission)}
<fieldset><legend>Grade</legend><div id="fitem_id_grade" class="fitem"><label for="id_grade">Grade out of ${assignment.points}</label><input type="text" id="id_grade" name="grade" size="6" inputmode="decimal" autocomplete="off" value="${submission?.grade ?? ''}"></div>
<div id="fitem_id_assignfeedbackcomments_editor" class="fitem"><label for="id_assignfeedbackcomments_editor">Feedback comments</label><div class="editor-holder"><textarea id="id_assignfeedbackcomments_editor" name="assignfeedbackcomments_editor[text]" rows="7" data-editor>${comment?.html ?? ''}</textarea></div></div></fieldset>
<div id="files_${learner.id}_filemanager" hidden></div></form>`;
}

/** Annotate PDF: each page a background picture, without a layer of text. */
function pictures(site: Site, { id }: Assignment, submission: Submission | undefined): Markup {
  if (!submission || !latest(submission).file) return html``;
  const folder = `${site.root}/pluginfile.php/${moduleContext(id)}/assignfeedback_editpdf/pages/${submission.id}7`;
  return html`<template data-pages><div class="assignfeedback_editpdf_widget"><div class="drawingregion">${pagesOf(latest(submission).html).map((_, index) => html`<div class="drawingcanvas" style="background-image: url(&quot;${folder}/image_page${index}.png&quot;)"></div>`)}</div></div></template>`;
}
