import type { Signal } from '@preact/signals';
import type { GoalCard, On } from '../../store/views.ts';
import { Away } from '../base/Away.tsx';
import { Icon } from '../base/Icon.tsx';
import { externalLink } from '../base/icons.ts';
import { Passage } from '../base/Passage.tsx';
import { useSetting } from '../setting.tsx';
import { Part } from './Part.tsx';

/** What hangs on a shared goal: how it went, day by day, and what shows it. */
export function OnGoal({ goal, wanted }: { goal: GoalCard; wanted: Signal<On | null> }) {
  const { phrases } = useSetting();
  const { say, day } = phrases;
  return (
    <>
      {goal.checkIns.map(({ id, text, status, confidence, madeAt, feedback }) => {
        const how = [
          status === null ? '' : say(`goal.status.${status}`),
          confidence === null ? '' : say('onown.sure', { n: confidence }),
        ].filter((part) => part !== '');
        return (
          <Part
            key={id}
            title={say('onown.check_in', { day: day(madeAt) })}
            words={text}
            on={{ record: id, part: 'text' }}
            feedback={feedback}
            wanted={wanted}
          >
            {how.length > 0 && <p class="wm-soft">{how.join(' · ')}</p>}
          </Part>
        );
      })}
      {goal.evidence.map(({ id, text, link, file, anchor, madeAt, feedback }) => (
        <Part
          key={id}
          title={say('onown.evidence', { day: day(madeAt) })}
          words={text}
          on={{ record: id, part: 'text' }}
          feedback={feedback}
          wanted={wanted}
        >
          {anchor && <Passage anchor={anchor} feedback={null} />}
          {link !== '' && (
            <p>
              <Away to={link}>
                <Icon node={externalLink} /> {say('grader.link')}
              </Away>
            </p>
          )}
          {file !== '' && (
            <p class="wm-soft" dir="auto">
              {say('onown.file', { name: file })}
            </p>
          )}
        </Part>
      ))}
    </>
  );
}
