import type { Assignment } from '../school/courses.ts';
import { latest, type Submission } from '../school/school.ts';
import { html, type Markup, raw } from '../web/html.ts';
import { moduleContext, type Site } from './site.ts';

/**
 * The status table a learner and, in the grader, a teacher sees. The online text stands there twice: cut to 140
 * characters, and whole but hidden until "+" is pressed (page map §4.1).
 */
export function submissionStatus(
  site: Site,
  assignment: Assignment,
  submission: Submission | undefined,
): Markup {
  const row = (label: string, value: Markup, cellClass = '') =>
    html`<tr><th class="cell c0" scope="row">${label}</th><td class="${cellClass} cell c1 lastcol">${value}</td></tr>`;
  const work = (...of: Parameters<typeof fileList>) =>
    latest(of[2]).file
      ? row('File submissions', fileList(...of))
      : row('Online text', onlineText(of[2]));
  const graded = submission?.grade !== undefined;
  return html`<div class="submissionstatustable"><h3>Submission status</h3>
<div class="box py-3 boxaligncenter submissionsummarytable"><div class="table-responsive"><table class="generaltable table-bordered"><tbody>
${row('Submission status', html`${submission ? 'Submitted for grading' : 'No submissions have been made yet'}`, submission ? 'submissionstatussubmitted' : '')}
${row('Grading status', html`${graded ? 'Graded' : 'Not graded'}`, graded ? 'submissiongraded' : 'submissionnotgraded')}
${
  submission
    ? html`${row('Last modified', html`${latest(submission).at.toUTCString().slice(0, 22)}`)}
${work(site, assignment, submission)}`
    : ''
}
</tbody></table></div></div></div>`;
}

function fileList(site: Site, assignment: Assignment, submission: Submission): Markup {
  const { file, at } = latest(submission);
  const name = encodeURIComponent(file?.name ?? '');
  const address = `${site.root}/pluginfile.php/${moduleContext(assignment.id)}/assignsubmission_file/submission_files/${submission.id}/${name}?forcedownload=1`;
  return html`<div class="box boxaligncenter plugincontentsummary summary_assignsubmission_file_${submission.id}"><ul><li><div class="fileuploadsubmission"><a target="_blank" href="${address}">${file?.name ?? ''}</a></div><div class="fileuploadsubmissiontime">${at.toUTCString().slice(5, 22)}</div></li></ul></div>`;
}

function onlineText(submission: Submission): Markup {
  const { id } = submission;
  const text = latest(submission).html;
  return html`<div class="box plugincontentsummary summary_assignsubmission_onlinetext_${id}"><a href="#" class="expand_assignsubmission_onlinetext_${id}" data-action="expand" role="button" aria-label="View full" title="View full"><span class="icon" aria-hidden="true">+</span></a><div class="no-overflow">${shortened(text)}</div></div>
<div class="box plugincontentfull full_assignsubmission_onlinetext_${id} hidefull" hidden style="display: none;"><a href="#" class="contract_assignsubmission_onlinetext_${id}" data-action="contract" role="button" aria-label="View summary" title="View summary"><span class="icon" aria-hidden="true">−</span></a><div class="no-overflow">${raw(text)}</div></div>`;
}

/** Feedback from the gradebook side of Moodle: nothing until a teacher has marked. */
export function feedbackSection(submission: Submission, assignment: Assignment): Markup {
  if (submission.grade === undefined && submission.comments.length === 0) return html``;
  const comment = submission.comments.at(-1);
  const gradeId = `${submission.id}7`;
  const short = comment !== undefined && plain(comment.html).length < 140;
  return html`<div class="feedback"><h3>Feedback</h3><div class="box py-3 boxaligncenter feedbacktable"><table class="generaltable table-bordered"><tbody>
${submission.grade !== undefined && html`<tr><th scope="row">Grade</th><td>${submission.grade} / ${assignment.points}</td></tr>`}
${
  comment &&
  html`<tr><th scope="row">Graded by</th><td>${comment.author.name}</td></tr><tr><th scope="row">Feedback comments</th><td><div class="plugincontentsummary summary_assignfeedback_comments_${gradeId}"><div class="no-overflow">${short ? raw(comment.html) : shortened(comment.html)}</div></div>${
    !short &&
    html`<div class="plugincontentfull full_assignfeedback_comments_${gradeId}" hidden style="display: none;"><div class="no-overflow">${raw(comment.html)}</div></div>`
  }</td></tr>`
}</tbody></table></div></div>`;
}

export function plain(markup: string): string {
  return markup
    .replace(/<style[^>]*>.*?<\/style>/gis, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function shortened(markup: string): string {
  const text = plain(markup);
  return text.length <= 140 ? text : `${text.slice(0, 137)}...`;
}
