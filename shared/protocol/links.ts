import * as v from 'valibot';

/** What a teacher may choose from when their LMS asks for links: given to the page of the request. */
export const ChoosableSchema = v.object({
  /** Goes back with the form, as it stands. */
  request: v.string(),
  course: v.string(),
  /** One of each question, or as many as they like. */
  several: v.boolean(),
  /** False where the LMS takes nothing there that we have. */
  possible: v.boolean(),
  /** The LMS tells at each launch which assignment the link stands in. */
  here: v.boolean(),
  works: v.array(v.object({ id: v.string(), title: v.string() })),
  locale: v.string(),
});
export type Choosable = v.InferOutput<typeof ChoosableSchema>;

/** Names of the form, and what stands for a work that has no id. */
export const CHOICE = {
  path: '/lti/links',
  request: 'request',
  opens: 'opens',
  work: 'work',
  cancel: 'cancel',
  here: 'here',
  course: 'course',
} as const;
