import type { Course } from '../school/courses.ts';
import { anonymousId, type Site, type Visitor } from './site.ts';

/** Account-wide, so assistants are teachers in it. */
const roleOf = {
  teacher: 'teacher',
  assistant: 'teacher',
  learner: 'student',
  observer: 'observer',
  administrator: 'admin',
} as const;
const replacedKeys = {
  no: {},
  career: { horizon_course: true },
  k5: { K5_USER: true, K5_SUBJECT_COURSE: true },
} as const;

/** The keys every page has (canvas page map §2.2). Ids are strings. */
export function universalEnv(
  site: Site,
  visitor: Visitor | undefined,
  course: Course | undefined,
): Record<string, unknown> {
  const lang = visitor?.session.lang ?? 'en';
  const common = {
    ASSET_HOST: '',
    active_brand_config_json_url: '/static/style.css',
    files_domain: new URL(site.fileHost.origin).host,
    DOMAIN_ROOT_ACCOUNT_ID: '1',
    k12: false,
    use_responsive_layout: true,
    use_high_contrast: site.manners.current().highContrast,
    disable_keyboard_shortcuts: false,
    ...replacedKeys[site.manners.current().replaced],
    LOCALES: [lang],
    LOCALE: lang,
    BIGEASY_LOCALE: lang === 'ar' ? 'ar_SA' : 'en_US',
    TIMEZONE: 'Europe/London',
    CONTEXT_TIMEZONE: 'Europe/London',
    FEATURES: { instui_nav: false, rce_lite_enabled_speedgrader_comments: false },
    SETTINGS: { open_registration: false, collapse_global_nav: false },
    // A notice that would mislead anybody who looks for the first brace or the first "ENV".
    notices: [
      { type: 'info', content: '<em>ENV = {"current_user_id":"1"}</em> } is what the club wrote.' },
    ],
    flashAlertTimeout: 10_000,
  };
  if (!visitor) return { ...common, current_user_id: null, current_user_roles: [] };
  const { person } = visitor;
  const isFake = person.key === 'teststudent';
  return {
    ...common,
    current_user_id: person.id,
    current_user_global_id: `1000000000${person.id}`,
    current_user_uuid: person.uuid,
    current_user: {
      id: person.id,
      anonymous_id: anonymousId(person),
      display_name: person.name,
      avatar_image_url: '/static/avatar.svg',
      html_url: `${site.origin}/about/${person.id}`,
      pronouns: null,
      fake_student: isFake,
      avatar_is_fallback: true,
    },
    current_user_roles: isFake
      ? ['user', 'student', 'fake_student']
      : ['user', roleOf[person.post]],
    current_user_types: [],
    current_user_is_admin: false,
    user_is_only_student: person.post === 'learner',
    ...(course && {
      context_asset_string: `course_${course.id}`,
      current_user_is_student: person.post === 'learner',
      current_context: {
        id: course.id,
        name: course.title,
        type: 'Course',
        url: `${site.origin}/courses/${course.id}`,
      },
    }),
  };
}
