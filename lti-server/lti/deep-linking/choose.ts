import * as v from 'valibot';
import { CHOICE } from '../../../shared/protocol/links.ts';
import { LaunchRefusal } from '../refusal.ts';
import { type LinkedWork, OPENS, type Opens } from './links.ts';

/** One field of a form, sent once, often or not at all. */
const Field = v.union([
  v.array(v.string()),
  v.pipe(
    v.string(),
    v.transform((one) => [one]),
  ),
]);
const ChoiceSchema = v.object({
  [CHOICE.opens]: v.optional(Field, []),
  [CHOICE.work]: v.optional(Field, []),
  [CHOICE.cancel]: v.optional(v.string()),
});

export type Chosen = { opens: Opens; work: LinkedWork; title: string | null };

const malformed = (detail: string) => new LaunchRefusal('malformed', detail);

/**
 * What a form says, each kind with each work: none where it was cancelled or nothing was chosen. Nothing that was not offered
 * can be linked. Throws LaunchRefusal.
 */
export function chosenIn(
  body: unknown,
  offered: { works: readonly { id: string; title: string }[]; several: boolean; here: boolean },
): Chosen[] {
  const parsed = v.safeParse(ChoiceSchema, body);
  if (!parsed.success) throw malformed('choice of links');
  const { opens, work, cancel } = parsed.output;
  if (cancel !== undefined) return [];
  const kinds = [...new Set(opens)].map((name) => {
    const kind = OPENS.find((one) => one === name);
    if (kind === undefined) throw malformed('unknown kind of link');
    return kind;
  });
  const places = [...new Set(work)].map((name): Omit<Chosen, 'opens'> => {
    if (name === CHOICE.here && offered.here) return { work: 'here', title: null };
    if (name === CHOICE.course) return { work: null, title: null };
    const known = offered.works.find(({ id }) => name === `id:${id}`);
    if (known === undefined) throw malformed('work of another course');
    return { work: { lmsId: known.id }, title: known.title };
  });
  const chosen = places.flatMap((place) => kinds.map((kind) => ({ opens: kind, ...place })));
  if (chosen.length > 1 && !offered.several) throw malformed('more links than are taken');
  return chosen;
}
