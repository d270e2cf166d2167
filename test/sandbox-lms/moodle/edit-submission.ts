import type { Found } from '../school/school.ts';
import { latest } from '../school/school.ts';
import { html } from '../web/html.ts';
import { renderPage } from './page.ts';
import { assignInstance, type Site, type Visitor } from './site.ts';

/** The learner's editor. `draft` '1' or '2' opens it with that draft already pasted, which no real LMS can do. */
export function renderEditSubmission(
  site: Site,
  visitor: Visitor,
  { course, assignment }: Found,
  draft: string,
): string {
  const submission = site.school.submission(assignment.id, visitor.person.id);
  const drafts = site.school.drafts(assignment.id, visitor.person.id);
  const pasted = drafts.find((each) => String(each.version) === draft);
  const text = pasted?.html ?? (submission ? latest(submission).html : '');
  return renderPage(site, visitor, {
    bodyId: 'page-mod-assign-editsubmission',
    path: 'path-mod path-mod-assign',
    layout: 'incourse',
    title: `${course.label}: Edit submission`,
    heading: assignment.title,
    course,
    module: { cmid: assignment.id, kind: 'assign' },
    scripts: ['editor'],
    content: html`<div class="submission-editing"><h2>${submission ? 'Edit submission' : 'Add submission'}</h2>
${
  drafts.length > 0 &&
  html`<div class="sandbox-drafts"><span>At home you have:</span> ${drafts.map(
    (each) =>
      html`<a class="btn btn-secondary" href="?id=${assignment.id}&amp;action=editsubmission&amp;draft=${each.version}">Paste my ${each.version === 1 ? 'first' : 'revised'} draft</a> `,
  )}</div>`
}
<form action="/mod/assign/view.php" method="post" class="mform" id="mform1" autocomplete="off">
<input type="hidden" name="lastmodified" value="${submission ? Math.floor(latest(submission).at.getTime() / 1000) : 0}">
<input type="hidden" name="id" value="${assignment.id}"><input type="hidden" name="userid" value="${visitor.person.id}">
<input type="hidden" name="action" value="savesubmission"><input type="hidden" name="sesskey" value="${visitor.session.formKey}">
<input type="hidden" name="_qf__mod_assign_submission_form" value="1"><input type="hidden" name="assignment_instance" value="${assignInstance(assignment.id)}">
<div id="fitem_id_onlinetext_editor" class="fitem"><label for="id_onlinetext_editor">Online text</label>
<div class="editor-holder"><textarea id="id_onlinetext_editor" name="onlinetext_editor[text]" rows="18" data-editor>${text}</textarea></div></div>
<div class="form-buttons"><input type="submit" class="btn btn-primary" name="submitbutton" id="id_submitbutton" value="Save changes"> <a class="btn btn-secondary" href="/mod/assign/view.php?id=${assignment.id}">Cancel</a></div>
</form></div>`,
  });
}
