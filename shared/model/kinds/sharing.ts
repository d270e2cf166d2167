import * as v from 'valibot';
import { Id } from '../text.ts';
import { Audience, Ended } from './audience.ts';

/** Who else may see what a learner owns. */
export const sharing = {
  /** null = not decided (nobody), [] = kept private by choice, else the scopes it is shared with. */
  audience: v.nullable(Audience),
  /** Under 13 nothing reaches a class without a teacher: the learner means it for this one, a teacher of it lets it go there. */
  forClass: v.nullable(Id),
  /** That class, once a teacher has let it go there. */
  classRelease: v.nullable(Id),
  /** Written by the server alone: of all these, those whose tie to the learner has ended (`ties.ts`). */
  ended: Ended,
};
