import { isBlank } from '../../model/limits.ts';
import type { CoverNoteCard, QuestionCard } from '../../store/owned-views.ts';
import type { GraderView } from '../../store/views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { LongList } from '../base/LongList.tsx';
import { Said } from '../base/Said.tsx';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';
import { Thread } from '../step/Thread.tsx';
import { usePressed } from '../usePressed.ts';
import { QuestionWords } from './QuestionWords.tsx';

/** What a learner gave their teacher along with the work: a note, and questions. It comes before everything else. */
export function GivenAlong({ view }: { view: GraderView }) {
  const { phrases } = useSetting();
  const { cover, questions, learner, assignment } = view;
  const open = questions.filter((one) => !one.closed);
  const closed = questions.filter((one) => one.closed);
  const name = learner?.name ?? '';
  const list = (of: readonly QuestionCard[]) => (
    <LongList
      of={of}
      wordsOf={({ id }) => [id]}
      draw={(one) => (
        <AskedQuestion question={one} where={(one.assignment?.id ?? null) !== assignment} />
      )}
    />
  );
  return (
    <>
      {cover !== null && !(isBlank(cover.changed) && isBlank(cover.look)) && (
        <NoteGiven note={cover} name={name} />
      )}
      {open.length > 0 && (
        <Section title={phrases.say('asked.title', { name })}>{list(open)}</Section>
      )}
      {closed.length > 0 && (
        <Disclosure title={phrases.count('ask.closed.list', closed.length)}>
          {list(closed)}
        </Disclosure>
      )}
    </>
  );
}

function NoteGiven({ note, name }: { note: CoverNoteCard; name: string }) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  return (
    <Section title={say('cover.from', { name })}>
      <div class="wm-card">
        {(['changed', 'look'] as const).map(
          (part) =>
            !isBlank(note[part]) && (
              <div key={part}>
                <h3 class="wm-label">{say(`cover.${part}`)}</h3>
                <Said text={note[part]} />
              </div>
            ),
        )}
        <p class="wm-soft">
          {say('step.from', { name, when: phrases.ago(note.changedAt, now()) })}
        </p>
      </div>
    </Section>
  );
}

function AskedQuestion({ question, where }: { question: QuestionCard; where: boolean }) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const { from, closed, replies, madeAt } = question;
  const card = usePressed<HTMLElement>([question.id]);
  const last = replies.at(-1);
  return (
    <article ref={card} class="wm-card" aria-label={question.text}>
      <QuestionWords question={question} where={where} />
      <p class="wm-soft">
        {say('step.from', { name: from.name, when: phrases.ago(madeAt, now()) })}
      </p>
      <Thread
        teaching
        of={question}
        title={say('ask.thread')}
        label={say('asked.answer', { name: from.name })}
        open={!closed && (last === undefined || last.from.id === from.id)}
      />
    </article>
  );
}
