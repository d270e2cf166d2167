import * as v from 'valibot';
import { LAUNCH } from './facts.ts';
import { fetchPage } from './fetch-page.ts';
import type { LaunchPlace } from './launch-place.ts';

const Definitions = v.array(
  v.looseObject({
    definition_id: v.union([v.string(), v.number()]),
    domain: v.optional(v.nullable(v.string())),
  }),
);

/** Tools of the course whose domain is our server's come first; the form's action decides in the end. */
export async function canvasTools(place: LaunchPlace, server: string): Promise<string[]> {
  const { origin, courseId } = place;
  const course = encodeURIComponent(courseId);
  const answer = await fetchPage(
    `${origin}/api/v1/courses/${course}/lti_apps/launch_definitions?placements%5B%5D=${LAUNCH.canvasPlacement}&per_page=50`,
    [origin],
    { headers: { Accept: 'application/json+canvas-string-ids, application/json' } },
  );
  if (answer === null) return [];
  try {
    const all = v.parse(Definitions, JSON.parse(answer.text.replace(/^while\(1\);/, '')));
    const { host, hostname } = new URL(server);
    const isOurs = (domain: string | null | undefined) => domain === host || domain === hostname;
    return all
      .toSorted((a, b) => Number(isOurs(b.domain)) - Number(isOurs(a.domain)))
      .map((each) => String(each.definition_id))
      .slice(0, LAUNCH.mostModules);
  } catch {
    return []; // Not the list we know: then there is nothing to launch.
  }
}

export const canvasLaunchUrl = ({ origin, courseId }: LaunchPlace, tool: string): string =>
  `${origin}/courses/${encodeURIComponent(courseId)}/external_tools/${encodeURIComponent(tool)}?display=borderless`;
