import type { Person } from '../school/people.ts';
import { type Attempt, type Found, latest, type Submission } from '../school/school.ts';
import { html, type Markup } from '../web/html.ts';
import { viewerAddress } from './document.ts';
import { renderPage, userContent } from './page.ts';
import { otherWork } from './preview-others.ts';
import type { Site, Visitor } from './site.ts';

/** The frame with the work (page map §7.5). `version` counts the submission's history from 0; without it the newest. */
export function renderPreview(
  site: Site,
  visitor: Visitor,
  { course, assignment }: Found,
  learner: Person,
  version: string,
): string {
  const submission = site.school.submission(assignment.id, learner.id);
  const attempt = submission && (submission.attempts[Number(version || 'x')] ?? latest(submission));
  const { workKind } = site.manners.current();
  return renderPage(site, visitor, {
    title: 'Submission Preview',
    course,
    frame: 'framed',
    bodyClasses: ['no-headers', 'is-inside-submission-frame'],
    env: { CONTEXT_ACTION_SOURCE: 'submissions' },
    scripts: ['preview-frame'],
    content:
      workKind !== 'usual'
        ? otherWork(workKind, { course, assignment }, learner)
        : submission && attempt
          ? attempt.file
            ? fileTable(visitor, submission, attempt, attempt.file)
            : textEntry(submission, attempt)
          : html`<div class="no-submission"><h2>No Submission</h2></div>`,
  });
}

function textEntry(submission: Submission, attempt: Attempt): Markup {
  return html`<label class="data_view_label">Display <select class="data_view"><option value="paper">Paper View</option><option value="plain_text">Plain Text View</option></select></label>
${userContent(attempt.html, { id: 'submission_preview', class: 'paper', 'data-resource-type': 'assignment.submission', 'data-resource-id': submission.id, tabindex: '0', role: 'document' })}`;
}

function fileTable(
  { person }: Visitor,
  submission: Submission,
  attempt: Attempt,
  file: { id: string; name: string },
): Markup {
  return html`<table class="file-upload-submission-table ic-Table"><thead><tr><th scope="col">File</th><th scope="col"><span class="screenreader-only">Reports</span></th><th scope="col"><span class="screenreader-only">Preview</span></th></tr></thead><tbody>
<tr class="file-upload-submission"><td class="file-upload-submission-info"><a class="file-upload-submission-info__link" href="?download=${file.id}">${file.name}</a></td><td class="asset-report-status-container" data-attachment-id="${file.id}"></td><td class="file-upload-submission-attachment"><a class="modal_preview_link Button--link" href="${viewerAddress(attempt, person)}" data-attachment_id="${file.id}" data-submission_id="${submission.id}" role="button">Preview</a></td></tr></tbody></table>`;
}
