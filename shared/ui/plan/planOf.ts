import { isBlank, TEXT_LIMIT } from '../../model/limits.ts';
import { type GoalItem, type Item, type Plan, type TiedItem, taken } from '../../plan/plan.ts';
import type { EvidenceCard, MomentCard, ReflectionCard } from '../../store/owned-views.ts';
import type { GoalCard, HomeView } from '../../store/views.ts';

/** Whether a record of one's own goes onto the page. */
export type Chosen = (id: string, kind: 'sketch' | 'goal' | 'below' | 'look') => boolean;

const cut = (text: string): string => [...text].slice(0, TEXT_LIMIT).join('');

/** Words marked in a work stay behind with the work; what they said goes along. */
function evidenceItem({ id, anchor, text: said, link, file, madeAt }: EvidenceCard): Item {
  const quoted = anchor === null ? '' : `“${anchor.quote.exact}”`;
  const text = cut([said, quoted].filter((part) => !isBlank(part)).join('\n'));
  return { id, fields: taken('evidence', { text, link, file, madeAt }) };
}

const goalItem = ({ id, fields, checkIns, evidence }: GoalCard, isIn: Chosen): GoalItem => ({
  id,
  fields: taken('goal', fields),
  checkIns: checkIns
    .filter((one) => isIn(one.id, 'below'))
    .map(({ id, text, status, confidence, madeAt }) => ({
      id,
      fields: taken('check_in', { text, status, confidence, madeAt }),
    })),
  evidence: evidence.filter((one) => isIn(one.id, 'below')).map(evidenceItem),
});

const reflectionItem = ({ id, goal, ...card }: ReflectionCard): TiedItem => {
  const { victories, lessons, needs, usedToThink, nowThink, tags, madeAt } = card;
  const fields = { victories, lessons, needs, usedToThink, nowThink, tags, madeAt };
  return { id, fields: taken('reflection', fields), goal: goal?.id ?? null };
};
const momentItem = ({
  id,
  goal,
  tried,
  happened,
  learned,
  tags,
  madeAt,
}: MomentCard): TiedItem => ({
  id,
  fields: taken('moment', { tried, happened, learned, tags, madeAt }),
  goal: goal?.id ?? null,
});

/** What is chosen of a person's own, as it stands now. */
export function planOf(view: HomeView, isIn: Chosen, madeAt: number): Plan {
  return {
    name: view.me.name,
    madeAt,
    sketch: view.sketch
      .filter(({ id, text }) => !isBlank(text) && isIn(id, 'sketch'))
      .map(({ part, text }) => ({ part, text })),
    goals: view.goals
      .filter(({ id, mine }) => mine && isIn(id, 'goal'))
      .map((goal) => goalItem(goal, isIn)),
    reflections: view.reflections.filter(({ id }) => isIn(id, 'look')).map(reflectionItem),
    moments: view.moments.filter(({ id }) => isIn(id, 'look')).map(momentItem),
  };
}
