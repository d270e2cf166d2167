import { membershipId, type PersonId } from '../../model/ids.ts';
import { audienceOf } from '../../model/kinds/audience.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import type { PersonLabel, PromptCard, PromptsView, Query } from '../views.ts';
import { coursesOf } from './home.ts';
import { contextOf } from './owned.ts';
import { fieldsOf, madeAt, newestFirst, type Reading, type ViewMaker } from './reading.ts';

type PromptsQuery = Extract<Query, { kind: 'prompts' }>;

const teamOf = (prompt: WaymarkRecord): string[] =>
  audienceOf(prompt.fields)
    .map(contextOf)
    .filter((context) => context !== null);
/** Courses in which a prompt's author may be known by name. */
const coursesAround = (prompt: WaymarkRecord): string[] =>
  prompt.context === null ? teamOf(prompt) : [prompt.context];

function authorOf({ shelf, me }: Reading, prompt: WaymarkRecord): PersonLabel {
  const id: PersonId = prompt.author;
  if (id === me.person) return { id, name: me.name };
  const names = coursesAround(prompt).map(
    (context) => shelf.get(membershipId(context, id))?.fields.name,
  );
  const name = names.find((one) => typeof one === 'string');
  return { id, name: typeof name === 'string' ? name : '' };
}

function promptCard(reading: Reading, prompt: WaymarkRecord): PromptCard {
  const { text = '', part = 'nextStep', criterion = '', tags = [] } = fieldsOf('prompt', prompt);
  const team = prompt.context === null ? teamOf(prompt) : [];
  return {
    id: prompt.id,
    shelf: prompt.context !== null ? 'course' : team.length > 0 ? 'team' : 'own',
    context: prompt.context,
    team,
    from: authorOf(reading, prompt),
    mine: prompt.author === reading.me.person,
    text,
    part,
    criterion,
    tags,
    madeAt: madeAt(prompt),
  };
}

/** A teacher's words to use again: their own, their teams', and those of the courses they teach. */
export const promptsView: ViewMaker<PromptsQuery, PromptsView> = {
  needs: (_query, { shelf, me }) => [
    { kind: 'prompt' },
    { kind: 'course' },
    { kind: 'membership', learner: me.person },
    ...shelf
      .of('prompt')
      .filter(({ author }) => author !== me.person)
      .flatMap((prompt) =>
        coursesAround(prompt).map((context) => ({ id: membershipId(context, prompt.author) })),
      ),
  ],
  view: (_query, reading) => ({
    me: { id: reading.me.person, name: reading.me.name },
    courses: coursesOf(reading).filter(({ role }) => role === 'teacher'),
    prompts: [...reading.shelf.of('prompt')]
      .sort(newestFirst(madeAt))
      .map((prompt) => promptCard(reading, prompt)),
  }),
};
