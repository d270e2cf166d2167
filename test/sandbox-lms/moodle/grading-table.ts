import type { Found } from '../school/school.ts';
import { latest } from '../school/school.ts';
import { html, type Markup } from '../web/html.ts';
import { renderPage } from './page.ts';
import { learnersOf, participantNumber, type Site, shownName, type Visitor } from './site.ts';
import { plain } from './submission-status.ts';

/** What a teacher sees on the assignment's own page. */
export function gradingSummary(site: Site, { course, assignment }: Found): Markup {
  const learners = learnersOf(course);
  const submissions = learners.map((each) => site.school.submission(assignment.id, each.id));
  const handedIn = submissions.filter((each) => each !== undefined);
  const waiting = handedIn.filter((each) => each.grade === undefined);
  const row = (label: string, value: number | string) =>
    html`<tr><th class="cell c0" scope="row">${label}</th><td class="cell c1 lastcol">${value}</td></tr>`;
  return html`<div class="container-fluid tertiary-navigation"><a class="btn btn-secondary" href="/mod/assign/view.php?id=${assignment.id}&amp;action=grading">Submissions</a> <a class="btn btn-primary" href="/mod/assign/view.php?id=${assignment.id}&amp;action=grader">Grade</a></div>
<div class="gradingsummary"><h3>Grading summary</h3><div class="box py-3 boxaligncenter gradingsummarytable"><table class="generaltable table-bordered"><tbody>
${row('Hidden from students', 'No')}${row('Participants', learners.length)}${row('Submitted', handedIn.length)}${row('Needs grading', waiting.length)}</tbody></table></div>`;
}

export function renderGradingTable(site: Site, visitor: Visitor, found: Found): string {
  const { course, assignment } = found;
  const blind = site.manners.current().anonymousMarking;
  return renderPage(site, visitor, {
    bodyId: 'page-mod-assign-grading',
    path: 'path-mod path-mod-assign',
    layout: 'incourse',
    title: `${course.label}: ${assignment.title}: Submissions`,
    heading: assignment.title,
    course,
    module: { cmid: assignment.id, kind: 'assign' },
    content: html`<div class="gradingtable position-relative"><table class="flexible table generaltable" id="submissions"><thead><tr><th scope="col"><span class="sr-only">Select</span></th><th scope="col">First name / Last name</th><th scope="col">Status</th><th scope="col">Grade</th><th scope="col">Last modified</th><th scope="col">Online text</th></tr></thead><tbody>
${learnersOf(course).map((learner) => {
  const name = shownName(site, course, learner);
  const whose = blind ? `blindid=${participantNumber(course, learner)}` : `userid=${learner.id}`;
  const submission = site.school.submission(assignment.id, learner.id);
  return html`<tr class="user${learner.id}"><td><input type="checkbox" id="selectuser_${learner.id}" name="selectedusers" value="${learner.id}" aria-label="Select ${name}"></td>
<td class="c2">${blind ? name : html`<a href="/user/view.php?id=${learner.id}&amp;course=${course.id}">${name}</a>`}</td>
<td class="c4">${submission ? html`<div class="submissionstatussubmitted">Submitted for grading</div>` : html`<div class="submissionstatus">No submission</div>`}</td>
<td class="c5"><a class="btn btn-primary btn-sm" href="/mod/assign/view.php?id=${assignment.id}&amp;action=grader&amp;${whose}">Grade</a> ${submission?.grade ?? '-'} / ${assignment.points}</td>
<td class="c7">${submission ? latest(submission).at.toUTCString().slice(0, 22) : '-'}</td>
<td class="c8">${submission && latest(submission).file ? html`<div class="fileuploadsubmission">${latest(submission).file?.name ?? ''}</div>` : submission ? html`<div class="plugincontentsummary summary_assignsubmission_onlinetext_${submission.id}">${plain(latest(submission).html).slice(0, 90)}…</div>` : ''}</td></tr>`;
})}</tbody></table></div></div>
<div id="sticky-footer" class="stickyfooter"><div class="sticky-footer-content"><span data-region="selectedcount">0 selected</span></div></div>`,
  });
}
