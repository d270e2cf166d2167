import type { Person } from '../school/people.ts';
import { type Found, latest, type Submission } from '../school/school.ts';
import { html, type Markup } from '../web/html.ts';
import { renderPage } from './page.ts';
import { anonymousId, formToken, mayGrade, type Site, shortDate, type Visitor } from './site.ts';

type Shown = {
  found: Found;
  learner: Person;
  submission: Submission | undefined;
  /** The learner's own page, a grader's, a classmate's who reviews, an observer's. */
  as: 'learner' | 'grader' | 'reviewer' | 'observer';
  anonymous: boolean;
  address: string;
};

/** Submission details (page map §7.4), by the learner's id or, where names are hidden, by another. */
export function renderDetails(
  site: Site,
  visitor: Visitor,
  found: Found,
  learner: Person,
  anonymous: boolean,
): string {
  const { course, assignment } = found;
  const { person } = visitor;
  const submission = site.school.submission(assignment.id, learner.id);
  const hidden = site.manners.current().gradesHidden && !mayGrade(person);
  const as = mayGrade(person)
    ? 'grader'
    : person === learner
      ? 'learner'
      : person.post === 'observer'
        ? 'observer'
        : 'reviewer';
  const base = `/courses/${course.id}/assignments/${assignment.id}`;
  const address = anonymous
    ? `${base}/anonymous_submissions/${anonymousId(learner)}`
    : `${base}/submissions/${learner.id}`;
  const whose = anonymous ? { anonymous_id: anonymousId(learner) } : { user_id: learner.id };
  const shown: Shown = { found, learner, submission, as, anonymous, address };
  return renderPage(site, visitor, {
    title: `Submission Details: ${assignment.title}`,
    course,
    tab: 'assignments',
    crumb: 'Submission Details',
    env: {
      GRADING_TYPE: 'points',
      RUBRIC_ASSESSMENT: {
        assessment_type: as === 'reviewer' ? 'peer_review' : 'grading',
        assessor_id: person.id,
        ...(anonymous
          ? { anonymous_id: anonymousId(learner) }
          : { assessment_user_id: learner.id }),
      },
      SUBMISSION: {
        assignment_id: assignment.id,
        ...whose,
        points_possible: assignment.points,
        submission:
          submission && !hidden ? { id: submission.id, grade: submission.grade ?? null } : {},
      },
      CURRENT_USER_CAN_GRADE_SUBMISSION: as === 'grader',
      CUSTOM_GRADE_STATUSES: [],
      rubricAssessments: [],
    },
    scripts: ['submission-details'],
    content: html`${heading(shown, hidden)}
${submission && !latest(submission).file && html`<div id="asset_report_status_container" data-attempt="${latest(submission).number}" data-submission-id="${submission.id}" data-submission-type="online_text_entry"></div>`}
<div id="rubric_holder" style="display:none"></div><a href="${address}" class="update_submission_url" title="PUT" style="display:none"></a><a href="${address}.json" class="submission_data_url" style="display:none"></a>
<div class="submission-details-container"><div class="submission-details-frame"><iframe id="preview_frame" title="Submission Preview" src="${address}?preview=1&amp;rand=${Math.floor(Math.random() * 1e6)}"></iframe></div>
${comments(visitor, shown, hidden)}</div>`,
  });
}

function heading({ found, learner, submission, as, anonymous }: Shown, hidden: boolean): Markup {
  const { course, assignment } = found;
  const grade = hidden
    ? html`<em>Grades are not posted yet</em>`
    : html`Grade: ${submission?.grade ?? '–'} / ${assignment.points}`;
  const when = submission ? `submitted ${shortDate(latest(submission).at)}` : 'has not submitted';
  const who = anonymous ? 'Anonymous Student' : learner.name;
  const whose = anonymous ? `anonymous_id=${anonymousId(learner)}` : `student_id=${learner.id}`;
  const button = {
    grader: html`<a class="Button" href="/courses/${course.id}/gradebook/speed_grader?assignment_id=${assignment.id}&amp;${whose}">Open in SpeedGrader</a>`,
    learner: html`<a class="Button Button--primary" href="/courses/${course.id}/assignments/${assignment.id}#submit">Re-Submit Assignment</a>`,
    reviewer: html``,
    observer: html``,
  }[as];
  return html`<div class="submission-details-header submission_details"><div class="submission-details-header__heading-and-grades"><h1 class="submission_header">${as === 'reviewer' ? 'Peer Review' : 'Submission Details'}</h1>${as !== 'reviewer' && html`<div class="submission-details-header__grade-summary">${grade}</div>`}</div>
${as === 'reviewer' && html`<div class="assessment_request_incomplete_message">Leave at least one comment to finish this review.</div>`}
<div class="ic-Action-header"><div><h2>${assignment.title}</h2><div class="submission-details-header__info"><span dir="auto">${who}</span> <span class="submission-details-header__time">${when}</span></div></div>${button}</div></div>`;
}

function comments(visitor: Visitor, { submission, address }: Shown, hidden: boolean): Markup {
  const said = hidden ? [] : (submission?.comments ?? []);
  return html`<div class="submission-details-comments"><h3>Comments</h3><div class="comments"><div class="comment_list">${said.map((each) => html`<div class="comment" id="submission_comment_${each.id}"><span class="comment_content" data-content="${each.html}"></span><div class="comment_attachments"></div><div class="comment_author_and_date"><span class="author_name">${each.author.name}</span> <span class="posted_at">${shortDate(each.at)}</span></div></div>`)}</div>
<form id="add_comment_form" action="${address}" method="post"><input type="hidden" name="authenticity_token" value="${formToken(visitor.session)}"><div id="textarea-container"><label for="grading_comment">Add a Comment:</label><textarea id="grading_comment" class="ic-Input grading_comment" name="submission[comment]" rows="3"></textarea></div><button type="submit" class="btn save_comment_button">Save</button></form></div></div>`;
}
