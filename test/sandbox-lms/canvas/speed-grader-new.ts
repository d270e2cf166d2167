import type { Found } from '../school/school.ts';
import { html } from '../web/html.ts';
import { renderPage } from './page.ts';
import type { Site, Visitor } from './site.ts';

/**
 * The new SpeedGrader (page map §7.7): Canvas sends a bare page, a program from elsewhere draws everything. ENV tells no
 * assignment. The selectors that browser/speed-grader-new.js draws are known from other extensions only.
 */
export function renderNewSpeedGrader(site: Site, visitor: Visitor, { course }: Found): string {
  const broken = site.manners.current().speedGrader === 'broken';
  return renderPage(site, visitor, {
    title: 'SpeedGrader',
    course,
    frame: 'empty',
    bodyClasses: ['full-width', 'padless-content'],
    env: {
      course_id: course.id,
      PLATFORM_SERVICE_SPEEDGRADER_ENABLED: true,
      A2_STUDENT_ENABLED: true,
      COMMENT_LIBRARY_FEATURE_ENABLED: true,
      ENHANCED_RUBRICS_ENABLED: false,
      MANAGE_GRADES: true,
      VIEW_ALL_GRADES: true,
      GRADE_BY_STUDENT_ENABLED: false,
      gradebook_section_filter_id: null,
    },
    scripts: [broken ? 'speed-grader-broken' : 'speed-grader-new'],
    content: html``,
  });
}
