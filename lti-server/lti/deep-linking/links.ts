import * as v from 'valibot';
import { LmsId } from '../../../shared/model/text.ts';
import type { Launch, LmsFlavour } from '../launch.ts';
import { canvasId } from '../launch-of-claims.ts';
import { CUSTOM } from './custom.ts';

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

const HERE = '$Canvas.assignment.id';
const HISTORY = '$Context.id.history';

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
      ...(work !== null && work !== 'here'
        ? { [CUSTOM.assignment]: work.lmsId, [CUSTOM.history]: HISTORY }
        : {}),
      ...(lms === 'canvas' && work !== null ? { [CUSTOM.here]: HERE } : {}),
    },
  };
}

/** `copiedFrom`: the assignment it was made for, where that is in a course this one was copied from. */
export type FollowedLink = {
  opens: Opens;
  /** The LMS's id; null where the launch does not tell. */
  assignment: string | null;
  copiedFrom: { course: string; assignment: string } | null;
};

/** What the followed link opens; null: no link of ours. */
export function linkOf(launch: Launch): FollowedLink | null {
  const { custom, context, lms } = launch;
  const opens = OPENS.find((one) => one === custom[CUSTOM.opens]);
  if (opens === undefined || context === null) return null;
  const { [CUSTOM.assignment]: assignment, [CUSTOM.course]: course } = custom;
  const told = (course === context.id ? assignment : undefined) ?? custom[CUSTOM.here];
  if (v.is(LmsId, told))
    return { opens, assignment: lms === 'canvas' ? canvasId(told) : told, copiedFrom: null };
  const before = custom[CUSTOM.history]?.split(',').map((id) => id.trim()) ?? [];
  const isCopy = course !== undefined && course !== context.id && before.includes(course);
  return {
    opens,
    assignment: null,
    copiedFrom: isCopy && v.is(LmsId, assignment) ? { course, assignment } : null,
  };
}
