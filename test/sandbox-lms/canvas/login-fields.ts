import type { Launch } from '../platform/launch.ts';
import type { Course } from '../school/courses.ts';
import type { MessageHints } from './message-hint.ts';
import type { Site, Visitor } from './site.ts';

type Where = Pick<Launch, 'assignment' | 'placement' | 'link' | 'selecting'>;

/** Begins a launch: the fields of the form that is posted to the tool's login. */
export const loginFieldsOf =
  ({ launches, platform, origin, tool }: Site, hints: MessageHints) =>
  async ({ person }: Visitor, course: Course, where: Where): Promise<Record<string, string>> => {
    const target = tool()?.launchUrl;
    if (target === undefined) throw new Error('a launch needs a tool');
    const verifier = launches.begin({
      ...where,
      person,
      course,
      documentTarget: 'iframe',
      returnUrl: `${origin}/courses/${course.id}/external_content/success/external_tool_redirect`,
    });
    return {
      iss: platform.issuer,
      login_hint: person.uuid,
      client_id: platform.clientId,
      deployment_id: platform.deploymentId,
      target_link_uri: where.link?.url ?? target,
      lti_message_hint: await hints.write({
        verifier,
        canvas_domain: new URL(origin).host,
        context_type: 'Course',
        context_id: course.id,
      }),
      canvas_region: 'not_configured',
      canvas_environment: 'prod',
      lti_storage_target: '_parent',
    };
  };
