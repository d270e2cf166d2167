import { newId, type PersonId, type RecordId } from '../model/ids.ts';
import type { ReadItem, Words } from './item.ts';
import { DRAFT_LIMIT, uuidIn } from './vocabulary.ts';

/** The course a file is brought into. */
export type Place = {
  learners: readonly { id: PersonId }[];
  assignments: readonly { id: RecordId; url: string | null }[];
  /** Feedback that is there; `via`: what the annotation it was made of is called. */
  there: readonly { id: RecordId; learner: PersonId | null; via: string | null }[];
};
/** What the teacher says of those that do not say it themselves. */
export type Choice = { learner: PersonId | null; assignment: RecordId | null };

type NewDraft = Words & {
  feedback: RecordId;
  step: RecordId;
  learner: PersonId;
  assignment: RecordId | null;
  via: string;
};
export type MatchProblem = { row: number; code: 'unknown_learner' | 'too_many_new' };
export type Match = {
  drafts: NewDraft[];
  there: number;
  /** How many wait for the teacher to say whose work, or which, they are about. */
  nobody: number;
  nowhere: number;
  problems: MatchProblem[];
};

const uuids = (names: readonly string[]): string[] => names.flatMap((name) => uuidIn(name) ?? []);

/** Which of the course's assignments: by its name, or by its address. */
function assignmentOf(item: ReadItem, { assignments }: Place): RecordId | null {
  const found = assignments.find(
    ({ id, url }) => id === item.assignment || (url !== null && url === item.source),
  );
  return found?.id ?? null;
}

/** What a file's comments become in a course. Whoever brings them is their author: nobody writes as somebody else. */
export function match(items: readonly ReadItem[], place: Place, choice: Choice): Match {
  const known = new Set(place.learners.map(({ id }) => id));
  const ids = new Set(place.there.map(({ id }) => id));
  const brought = new Set(place.there.map(({ learner, via }) => `${learner} ${via}`));
  const found: Match = { drafts: [], there: 0, nobody: 0, nowhere: 0, problems: [] };
  for (const item of items) {
    const { row, names, learner: named, assignment: _named, source: _source, ...words } = item;
    const learner = named ?? choice.learner;
    if (
      uuids(names).some((id) => ids.has(id)) ||
      names.some((name) => brought.has(`${learner} ${name}`))
    ) {
      found.there += 1;
      continue;
    }
    if (named !== null && !known.has(named)) {
      found.problems.push({ row, code: 'unknown_learner' });
      continue;
    }
    if (named === null) found.nobody += 1;
    const assignment = assignmentOf(item, place);
    if (assignment === null) found.nowhere += 1;
    if (learner === null) continue;
    found.drafts.push({
      ...words,
      ...{ feedback: newId(), step: newId(), learner },
      assignment: assignment ?? choice.assignment,
      via: names.at(-1) ?? '',
    });
  }
  if (found.drafts.length > DRAFT_LIMIT) found.problems.push({ row: 0, code: 'too_many_new' });
  return found;
}
