import type { Person } from '../school/people.ts';
import type { Found, Submission } from '../school/school.ts';
import { viewerAddress } from './document.ts';
import { anonymousId, learnersOf, type Site, type Visitor } from './site.ts';

/**
 * What SpeedGrader asks for when it starts: without the bodies, which are in the preview frame only. Where names are
 * hidden it tells neither ids nor names, only the id Canvas made up for each learner.
 */
export function gradingData(site: Site, { person }: Visitor, { course, assignment }: Found) {
  const anonymous = site.manners.current().anonymousMarking;
  const submissionOf = (each: Person) => site.school.submission(assignment.id, each.id);
  const testStudent = site.school.testStudent(course);
  const learners = [...learnersOf(course), ...(submissionOf(testStudent) ? [testStudent] : [])];
  return {
    id: assignment.id,
    title: assignment.title,
    points_possible: assignment.points,
    anonymous_grading: anonymous,
    context: {
      id: course.id,
      students: learners.map((each, index) =>
        anonymous
          ? { anonymous_id: anonymousId(each), anonymous_name_position: index + 1 }
          : { id: each.id, name: each.name, sortable_name: each.name },
      ),
    },
    submissions: learners.flatMap((each) => {
      const submission = submissionOf(each);
      if (!submission) return [];
      const owner = anonymous ? { anonymous_id: anonymousId(each) } : { user_id: each.id };
      return [{ ...submissionData(submission, person), ...owner }];
    }),
  };
}

function submissionData(submission: Submission, reader: Person) {
  return {
    id: submission.id,
    assignment_id: submission.assignmentId,
    grade: submission.grade ?? null,
    submission_comments: submission.comments.map((each) => ({
      id: each.id,
      author_name: each.author.name,
      comment: each.html,
      created_at: each.at.toISOString(),
    })),
    submission_history: submission.attempts.map((each) => ({
      submission: {
        id: submission.id,
        attempt: each.number,
        submission_type: each.file ? 'online_upload' : 'online_text_entry',
        submitted_at: each.at.toISOString(),
        versioned_attachments: each.file
          ? [
              {
                attachment: {
                  id: each.file.id,
                  display_name: each.file.name,
                  content_type: 'application/pdf',
                  mime_class: 'pdf',
                  canvadoc_url: viewerAddress(each, reader),
                  viewed_at: null,
                },
              },
            ]
          : [],
      },
    })),
  };
}
