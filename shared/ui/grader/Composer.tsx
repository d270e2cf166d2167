import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { GraderView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { Passage } from '../base/Passage.tsx';
import { Problem } from '../base/Problem.tsx';
import { Section } from '../base/Section.tsx';
import { Coach } from '../coach/Coach.tsx';
import { Manageable } from '../coach/Manageable.tsx';
import { Prompts } from '../prompts/Prompts.tsx';
import { useSetting } from '../setting.tsx';
import { useId } from '../useId.ts';
import { commentsOn } from './commentsOn.ts';
import { Drafts } from './Drafts.tsx';
import { HighBar } from './HighBar.tsx';
import { TellLms } from './TellLms.tsx';
import { TieTo } from './TieTo.tsx';
import { PARTS, type ShownWork, useComposer } from './useComposer.ts';
import { useWorkBeside } from './useWorkBeside.ts';
import { Walk } from './Walk.tsx';

const ON_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Feedback on the whole work or on words of it, in three parts. Mounted anew for each learner (`key`). */
export function Composer({
  view,
  scratch,
  work,
}: {
  view: GraderView;
  /** Where the words not yet kept are put aside. */
  scratch: string;
  work: ShownWork;
}) {
  const { phrases, toasts, marking } = useSetting();
  const { say } = phrases;
  const composer = useComposer(view, scratch, work);
  const note = useSignal('');
  const box = useRef<HTMLFormElement>(null);
  const keysId = useId();
  const { learner } = view;

  const focusOn = (index: number): void =>
    box.current?.querySelectorAll<HTMLElement>('[data-part] textarea')[index]?.focus();
  const fits = (): boolean => {
    const trouble = composer.trouble();
    if (trouble === null) return true;
    focusOn(trouble === 'empty' ? 0 : PARTS.indexOf(trouble));
    note.value = trouble === 'empty' ? say('grader.empty') : '';
    return false;
  };
  const keep = async (): Promise<void> => {
    if (fits()) await composer.keep();
  };
  useWorkBeside(view, composer, (part) => focusOn(PARTS.indexOf(part)));
  const release = async (all: boolean): Promise<void> => {
    const isBlank = composer.trouble() === 'empty';
    if (learner === null || (!(all && isBlank) && !fits())) return;
    const undo = await (all ? composer.releaseAll() : composer.release());
    if (undo === null) return;
    note.value = '';
    focusOn(0);
    toasts.show(say(all ? 'grader.released.all' : 'grader.released', { name: learner.name }), {
      undo: () => {
        void undo().then((outcome) =>
          toasts.show(say(outcome.ok ? 'grader.undone' : `error.${outcome.code}`)),
        );
      },
    });
  };
  /** Kept, and room for the next: a fast marker goes on without the mouse. */
  const keepAndGoOn = async (): Promise<void> => {
    if (!fits() || !(await composer.keepAndBegin())) return;
    note.value = say('grader.kept.next');
    focusOn(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void (event.shiftKey ? release(true) : keepAndGoOn());
  };
  // A file, a picture, a frame of another site: its words are not the page's.
  const { anchor, tied } = composer.words;
  // The goal the comment is about, before any other.
  const goals = [...view.goals].sort(
    (a, b) => Number(b.id === tied.goal) - Number(a.id === tied.goal),
  );
  const mayQuote =
    anchor === null && (tied.quoted !== '' || (marking !== null && work.attempt === null));

  return (
    <Section
      title={say(composer.hasDraft ? 'grader.compose.draft' : 'grader.compose')}
      end={<Prompts box={box} parts={PARTS} view={{ ...view, goals }} criterion={tied.criterion} />}
    >
      <form
        class="wm-stack"
        ref={box}
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        {composer.words.anchor === null ? (
          marking !== null &&
          learner !== null &&
          work.attempt !== null && <Walk marking={marking} />
        ) : (
          <Passage
            anchor={composer.words.anchor}
            feedback={composer.feedback}
            end={
              <Button look="quiet" onClick={() => composer.tie(null)}>
                {say('grader.whole')}
              </Button>
            }
          />
        )}
        {mayQuote && (
          <Field
            label={say('quoted')}
            hint={say('quoted.hint')}
            value={composer.words.tied.quoted}
            onInput={(quoted) => composer.tieTo({ quoted })}
            onBlur={composer.flush}
            optional
          />
        )}
        {PARTS.map((part) => (
          <div key={part} data-part={part}>
            <Field
              label={say(`grader.${part}`)}
              example={say(`grader.${part}.hint`)}
              value={composer.words[part]}
              onInput={(text) => {
                note.value = '';
                composer.write(part, text);
              }}
              onBlur={composer.flush}
            />
          </div>
        ))}
        <Coach
          words={composer.words}
          goals={view.goals}
          on={view.coach}
          without={view.coachWithout}
          grade={view.readingGrade}
          context={view.context}
          quote={anchor?.quote.exact ?? (tied.quoted || null)}
        />
        <Problem code={composer.code} />
        {learner === null && <p class="wm-soft">{say('grader.waiting')}</p>}
        <div class="wm-row">
          <Button
            look="main"
            disabled={learner === null}
            aria-describedby={keysId}
            onClick={() => void release(false)}
          >
            {learner === null
              ? say('grader.release.nobody')
              : say('grader.release', { name: learner.name })}
          </Button>
          <Button disabled={learner === null} onClick={() => void keep()}>
            {say('grader.keep')}
          </Button>
          {composer.hasDraft && (
            <Button look="quiet" onClick={() => void composer.discard()}>
              {say('grader.discard')}
            </Button>
          )}
          <span id={keysId} class="wm-soft wm-push">
            {say(ON_MAC ? 'grader.keys.mac' : 'grader.keys')}
          </span>
        </div>
        <TieTo
          key={composer.feedback}
          view={view}
          tied={composer.words.tied}
          tieTo={composer.tieTo}
          onBlur={composer.flush}
        />
        {learner !== null && (
          <HighBar
            name={learner.name}
            onPick={(words) => {
              composer.write('observation', `${words} ${composer.words.observation}`.trim());
              focusOn(PARTS.indexOf('observation'));
            }}
          />
        )}
        <p class="wm-soft" aria-live="polite">
          {note.value || (composer.where !== 'nowhere' && say(`grader.where.${composer.where}`))}
        </p>
        <TellLms pointer={view.pointer} learner={learner} />
      </form>
      <Drafts
        drafts={view.drafts.filter(({ id }) => id !== composer.feedback)}
        learner={learner}
        onEdit={(draft) => {
          void composer.edit(draft).then(() => focusOn(0));
        }}
        onReleaseAll={() => void release(true)}
      />
      <Manageable comments={commentsOn(view)} on={view.coach} />
    </Section>
  );
}
