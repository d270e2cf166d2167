import type { PersonId } from '../../model/ids.ts';
import type { WaitingCard } from '../../store/owned-views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { externalLink } from '../base/icons.ts';
import { Said } from '../base/Said.tsx';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';
import { useRelease } from './useRelease.ts';

type Props = { waiting: readonly WaitingCard[]; onLearner: (learner: PersonId) => void };

/** What learners mean for their class: let go there, or not yet. */
export function Waiting({ waiting, onLearner }: Props) {
  const { say, count } = useSetting().phrases;
  const undecided = waiting.filter(({ held }) => !held);
  const held = waiting.filter((one) => one.held);
  const draw = (one: WaitingCard) => <OneWaiting key={one.id} one={one} onLearner={onLearner} />;
  return (
    <>
      {undecided.length > 0 && (
        <Section title={say('class.waiting')}>
          <p class="wm-soft">{say('class.waiting.why')}</p>
          {undecided.map(draw)}
        </Section>
      )}
      {held.length > 0 && (
        <Disclosure title={count('class.waiting.held', held.length)}>{held.map(draw)}</Disclosure>
      )}
    </>
  );
}

function OneWaiting({ one, onLearner }: { one: WaitingCard; onLearner: Props['onLearner'] }) {
  const { phrases, framed, onShare } = useSetting();
  const { say } = phrases;
  const release = useRelease();
  const { name } = one.owner;
  const title = say(`class.of.${one.kind}`, { name });
  return (
    <article class="wm-card" aria-label={title}>
      <h3>{title}</h3>
      {one.words.map((words) => (
        <Said key={words} text={words} />
      ))}
      <div class="wm-row">
        {!framed && (
          <Button
            aria-label={say('class.release.named', { name })}
            onClick={({ currentTarget }) => void release(one.id, true, currentTarget)}
          >
            {say('class.release')}
          </Button>
        )}
        {framed && onShare && (
          <Button icon={externalLink} onClick={() => onShare(one.id)}>
            {say('class.release.elsewhere')}
          </Button>
        )}
        {!one.held && (
          <Button
            aria-label={say('class.not_yet.named', { name })}
            onClick={({ currentTarget }) => void release(one.id, false, currentTarget)}
          >
            {say('class.not_yet')}
          </Button>
        )}
        <Button look="quiet" onClick={() => onLearner(one.owner.id)}>
          {say('class.go_to', { name })}
        </Button>
      </div>
    </article>
  );
}
