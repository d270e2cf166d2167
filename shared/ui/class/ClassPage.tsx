import { GOAL_QUESTIONS } from '../../model/kinds/goal-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { ClassView } from '../../store/owned-views.ts';
import { EmptyState } from '../base/EmptyState.tsx';
import { LongList } from '../base/LongList.tsx';
import { Section } from '../base/Section.tsx';
import { boxesOf, type Look, moreBoxesOf, wordsIn } from '../reflect/boxes.ts';
import { useSetting } from '../setting.tsx';
import { type Shown, ShownCard } from './ShownCard.tsx';
import { Told } from './Told.tsx';

/** What members of a class have chosen to show to all of it, newest first. */
export function ClassPage({ view }: { view: ClassView }) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const told = new Set(view.reports.map(({ about }) => about?.id));
  const shown = shownIn(view).filter(({ card }) => !told.has(card.id));
  const { underThirteen, minors, contact } = view.class;
  return (
    <>
      <Section title={say('class.page')}>
        {shown.length > 0 && (
          <p class="wm-soft">{say(underThirteen ? 'class.page.released' : 'class.page.why')}</p>
        )}
        <LongList
          of={shown.map((one) => ({ id: one.card.id, one }))}
          wordsOf={({ id }) => [id]}
          draw={({ one }) => <ShownCard shown={one} view={view} />}
        />
        {shown.length === 0 && (
          <EmptyState title={say('class.page.none.title')} body={say('class.page.none.body')} />
        )}
        {minors && !isBlank(contact) && (
          <p class="wm-soft" dir="auto">
            {say('reflect.contact', { contact })}
          </p>
        )}
      </Section>
      <Told reports={view.reports} />
    </>
  );

  function shownIn({ goals, reflections, moments }: ClassView): Shown[] {
    const goalsShown = goals.map((card): Shown => {
      const { fields, changedAt: at } = card;
      const rest = GOAL_QUESTIONS.filter((question) => question !== 'next');
      return {
        ...{ kind: 'goal', card, at },
        about: fields.status === undefined ? '' : say(`goal.status.${fields.status}`),
        lead: isBlank(fields.next) ? say('goal.untitled') : (fields.next ?? ''),
        boxes: rest.map((question) => [say(`goal.q.${question}`), fields[question] ?? '']),
      };
    });
    const looks = [
      ...reflections.map((card) => ({ kind: 'reflection', card }) as const),
      ...moments.map((card) => ({ kind: 'moment', card }) as const),
    ];
    const looksShown = looks.map((look): Shown => {
      const { kind, card } = look;
      const boxes = [...boxesOf(kind), ...moreBoxesOf(kind)];
      return {
        ...{ kind, card, at: card.madeAt, lead: '', about: card.goal?.next ?? '' },
        boxes: boxes.map((box) => [say(`reflect.box.${box}`), wordsIn(look as Look, box)]),
      };
    });
    return [...goalsShown, ...looksShown].sort((a, b) => b.at - a.at);
  }
}
