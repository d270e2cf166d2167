import { Router } from 'express';
import type { Person } from '../school/people.ts';
import type { Found } from '../school/school.ts';
import { handle } from '../web/handle.ts';
import { html, type Markup } from '../web/html.ts';
import { openCourse, refusal } from './opened.ts';
import { renderPage } from './page.ts';
import { maySee, type Site } from './site.ts';

export type OtherWork = 'web address' | 'discussion' | 'quiz';

/** What the preview frame holds for work that is neither typed nor a file (page map §2.5). */
export function otherWork(kind: OtherWork, { course }: Found, learner: Person): Markup {
  const { id } = course;
  switch (kind) {
    case 'web address':
      return html`<div class="url-submission" style="text-align:center"><h3><a href="https://www.gutenberg.org/" class="not_external">https://www.gutenberg.org/</a></h3><a href="https://www.gutenberg.org/" class="open_in_a_new_tab" target="_blank" rel="noreferrer">Open in a new tab</a></div>`;
    case 'discussion':
      return html`<iframe id="discussion_preview_iframe" title="Discussion" style="inline-size:100%;block-size:600px;border:0" src="/courses/${id}/discussion_topics/1?embed=true&amp;student_id=${learner.id}"></iframe>`;
    case 'quiz':
      return html`<meta http-equiv="refresh" content="0; url=/courses/${id}/quizzes/1/history?headless=1&amp;user_id=${learner.id}&amp;version=1">`;
  }
}

/** The pages those frames lead to: a frame in the frame, and another page in the same frame. */
export function otherWorkRoutes(site: Site): Router {
  const router = Router();
  const inFrame = (parameter: string, content: (learner: Person) => Markup) =>
    handle((request, response) => {
      const opened = openCourse(site, request, response);
      if (!opened) return;
      const { visitor, course } = opened;
      const learner = course.members.find((each) => each.id === request.query[parameter]);
      if (!learner || !maySee(site, visitor.person, learner)) {
        return refusal(site, visitor, response, 404);
      }
      response.send(
        renderPage(site, visitor, {
          title: 'Submission',
          course,
          frame: 'framed',
          bodyClasses: ['no-headers', 'embedded'],
          content: content(learner),
        }),
      );
    });
  router.get(
    '/courses/:course/discussion_topics/1',
    inFrame(
      'student_id',
      (learner) =>
        html`<div data-testid="discussion-entry-container"><strong dir="auto">${learner.name}</strong><div class="message user_content unenhanced"><p>The market should stay where it is.</p></div></div>`,
    ),
  );
  router.get(
    '/courses/:course/quizzes/1/history',
    inFrame(
      'user_id',
      (learner) =>
        html`<h1 id="quiz_title">Street names</h1><div class="quiz_score" dir="auto">${learner.name}: 3 / 4</div><div id="questions"><div class="question_holder"><div class="display_question" id="question_1">Whom is Mill Street named after?</div></div></div>`,
    ),
  );
  return router;
}
