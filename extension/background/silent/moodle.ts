import * as v from 'valibot';
import { LAUNCH } from './facts.ts';
import { fetchPage } from './fetch-page.ts';
import type { LaunchPlace } from './launch-place.ts';

const CourseState = v.array(
  v.looseObject({ error: v.optional(v.unknown()), data: v.optional(v.string()) }),
);
const Modules = v.looseObject({
  cm: v.array(
    v.looseObject({
      id: v.union([v.string(), v.number()]),
      module: v.string(),
      uservisible: v.optional(v.boolean()),
    }),
  ),
});

/** Course modules that are external tools, those of ours unknown: at most five are tried (design.md). */
export async function toolModules({ origin, base, courseId }: LaunchPlace): Promise<string[]> {
  const course = await fetchPage(
    `${origin}${base}/course/view.php?id=${encodeURIComponent(courseId)}`,
    [origin],
  );
  // From the page the background fetched itself: what a content script says could be anybody's.
  const key = course === null ? null : LAUNCH.moodleSessionKey.exec(course.text)?.[1];
  if (!key) return [];
  const method = 'core_courseformat_get_state';
  const answer = await fetchPage(
    `${origin}${base}/lib/ajax/service.php?sesskey=${key}&info=${method}`,
    [origin],
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify([
        { index: 0, methodname: method, args: { courseid: Number(courseId) } },
      ]),
    },
  );
  if (answer === null) return [];
  try {
    const [state] = v.parse(CourseState, JSON.parse(answer.text));
    const { cm } = v.parse(Modules, JSON.parse(state?.data ?? '{"cm":[]}'));
    return cm
      .filter((each) => each.module === 'lti' && each.uservisible !== false)
      .map((each) => String(each.id))
      .slice(0, LAUNCH.mostModules);
  } catch {
    return []; // Not the answer we know: then there is nothing to launch.
  }
}

export const moodleLaunchUrl = ({ origin, base }: LaunchPlace, cmid: string): string =>
  `${origin}${base}/mod/lti/launch.php?id=${encodeURIComponent(cmid)}&triggerview=0`;
