import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { GraderView, On } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { send } from '../base/icons.ts';
import { Problem } from '../base/Problem.tsx';
import { Section } from '../base/Section.tsx';
import { Coach } from '../coach/Coach.tsx';
import { Manageable } from '../coach/Manageable.tsx';
import { foundOn } from '../onown/words.ts';
import { Prompts } from '../prompts/Prompts.tsx';
import { useSetting } from '../setting.tsx';
import { useId } from '../useId.ts';
import { AboutWhat } from './AboutWhat.tsx';
import { type OpenHole, openHole, PARTS } from './comment.ts';
import { commentsOn } from './commentsOn.ts';
import { Drafts } from './Drafts.tsx';
import { HighBar } from './HighBar.tsx';
import { TellLms } from './TellLms.tsx';
import { TieTo } from './TieTo.tsx';
import { type ShownWork, useComposer } from './useComposer.ts';
import { useWorkBeside } from './useWorkBeside.ts';

const ON_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Feedback on a work, on words of it, or on a learner's own, in three parts. Mounted anew for each learner (`key`). */
export function Composer({
  view,
  scratch,
  work,
  wanted,
}: {
  view: GraderView;
  /** Where the words not yet kept are put aside. */
  scratch: string;
  work: ShownWork;
  /** What of the learner's own somebody has asked to comment on. */
  wanted: Signal<On | null>;
}) {
  const { phrases, toasts } = useSetting();
  const { say, count } = phrases;
  const composer = useComposer(view, scratch, work);
  const note = useSignal('');
  const box = useRef<HTMLFormElement>(null);
  /** Of which draft somebody has been told that a hole is open: who releases it again means it so. */
  const told = useRef<string | null>(null);
  const gap = useSignal<OpenHole | null>(null);
  const open = gap.value;
  // Once the words it is in are drawn.
  useEffect(() => {
    if (open === null) return;
    gap.value = null;
    const field = box.current?.querySelectorAll<HTMLTextAreaElement>('[data-part] textarea');
    field?.[PARTS.indexOf(open.part)]?.focus();
    field?.[PARTS.indexOf(open.part)]?.setSelectionRange(open.start, open.end);
  }, [open]);
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
  const asked = wanted.value;
  useEffect(() => {
    if (asked === null) return;
    wanted.value = null;
    void composer.takeUp(asked).then((isTaken) => isTaken && focusOn(0));
  }, [asked]);
  /** The first of these with a hole of a prompt still open is in hand now, the hole to be typed over. */
  const hasHole = async (all: boolean): Promise<boolean> => {
    const others = all ? view.drafts.filter(({ id }) => id !== composer.feedback) : [];
    const found = [{ ...composer.words, id: composer.feedback }, ...others].find(
      (one) => openHole(one) !== null && one.id !== told.current,
    );
    const hole = found && openHole(found);
    if (!found || !hole) return false;
    const draft = others.find(({ id }) => id === found.id);
    if (draft && !(await composer.edit(draft))) return true;
    told.current = found.id;
    note.value = say('grader.hole', { hole: hole.hole });
    gap.value = hole;
    return true;
  };
  const release = async (all: boolean): Promise<void> => {
    const isBlank = composer.trouble() === 'empty';
    if (learner === null || (!(all && isBlank) && !fits())) return;
    if (await hasHole(all)) return;
    const rest = view.drafts.filter(({ id }) => id !== composer.feedback).length;
    const undo = await (all ? composer.releaseAll() : composer.release());
    if (undo === null) return;
    note.value = '';
    focusOn(0);
    const { name } = learner;
    const released =
      all || rest === 0
        ? say(all ? 'grader.released.all' : 'grader.released', { name })
        : count('grader.released.rest', rest, { name });
    toasts.show(released, {
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
  const leave = async (): Promise<void> => {
    if (await composer.keepAndBegin()) focusOn(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void (event.shiftKey ? release(true) : keepAndGoOn());
  };
  const { anchor, tied, on } = composer.words;
  // The goal the comment is about, before any other.
  const goals = [...view.goals].sort(
    (a, b) => Number(b.id === tied.goal) - Number(a.id === tied.goal),
  );

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
        <AboutWhat view={view} composer={composer} work={work} onLeave={leave} />
        {PARTS.map((part) => (
          <div key={part} data-part={part}>
            <Field
              label={say(`grader.${part}`)}
              {...(on && part === 'observation' ? {} : { example: say(`grader.${part}.hint`) })}
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
          quote={
            on ? (foundOn(view, on)?.words ?? null) : (anchor?.quote.exact ?? (tied.quoted || null))
          }
        />
        <Problem code={composer.code} />
        {learner === null && <p class="wm-soft">{say('grader.waiting')}</p>}
        <div class="wm-row">
          <Button
            look="main"
            icon={send}
            turns
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
          tied={tied}
          own={on !== undefined}
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
        {!on && <TellLms pointer={view.pointer} learner={learner} />}
      </form>
      <Drafts
        view={view}
        drafts={view.drafts.filter(({ id }) => id !== composer.feedback)}
        inHand={composer.trouble() !== 'empty'}
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
