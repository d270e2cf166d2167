import * as v from 'valibot';
import { LmsId } from '../../../shared/model/text.ts';
import type { Launch, LmsFlavour } from '../launch.ts';
import { canvasId } from '../launch-of-claims.ts';

/** What a link of ours may open for a learner. */
export const OPENS = ['goals', 'reflection'] as const;
export type Opens = (typeof OPENS)[number];

/** `here`: whichever assignment the LMS has the link in; null: the whole course. */
export type LinkedWork = { lmsId: string } | 'here' | null;

/** A content item (LTI Deep Linking 2.0, §3.1.2). Anything a platform does not know of it, it leaves out. */
export type ContentItem = {
  type: 'ltiResourceLink';
  title: string;
  url: string;
  custom: Record<string, string>;
};

/**
 * The LMS keeps these with the link and signs them with each launch. `course` is where the link was made: in a copy of that
 * course the id of an assignment is somebody else's. Canvas puts in the place of `here` the assignment a link stands in.
 */
const CUSTOM = {
  opens: 'waymark_opens',
  assignment: 'waymark_assignment',
  course: 'waymark_course',
  here: 'waymark_here',
} as const;
const HERE = '$Canvas.assignment.id';

export function itemOf(link: {
  url: string;
  title: string;
  opens: Opens;
  work: LinkedWork;
  lms: LmsFlavour;
  /** `context.id` of the course the link is made in. */
  course: string;
}): ContentItem {
  const { url, title, opens, work, lms, course } = link;
  return {
    type: 'ltiResourceLink',
    title,
    url,
    custom: {
      [CUSTOM.opens]: opens,
      [CUSTOM.course]: course,
      ...(work !== null && work !== 'here' ? { [CUSTOM.assignment]: work.lmsId } : {}),
      ...(lms === 'canvas' && work !== null ? { [CUSTOM.here]: HERE } : {}),
    },
  };
}

/** What the followed link opens, and the assignment's id in the LMS; null: no link of ours. */
export function linkOf(launch: Launch): { opens: Opens; assignment: string | null } | null {
  const { custom, context, lms } = launch;
  const opens = OPENS.find((one) => one === custom[CUSTOM.opens]);
  if (opens === undefined || context === null) return null;
  const made = custom[CUSTOM.course] === context.id ? custom[CUSTOM.assignment] : undefined;
  const told = made ?? custom[CUSTOM.here];
  if (!v.is(LmsId, told)) return { opens, assignment: null };
  return { opens, assignment: lms === 'canvas' ? canvasId(told) : told };
}
