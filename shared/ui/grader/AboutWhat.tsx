import type { GraderView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { Passage } from '../base/Passage.tsx';
import { useOnOwn } from '../onown/useOnOwn.ts';
import { useSetting } from '../setting.tsx';
import type { ShownWork, useComposer } from './useComposer.ts';
import { Walk } from './Walk.tsx';

/** What the comment is about: words of the work, the whole of it, or something of the learner's own. */
export function AboutWhat({
  view,
  composer,
  work,
  onLeave,
}: {
  view: GraderView;
  composer: ReturnType<typeof useComposer>;
  work: ShownWork;
  /** Back to the work. */
  onLeave: () => Promise<void>;
}) {
  const { phrases, marking } = useSetting();
  const { say } = phrases;
  const { anchor, tied, on } = composer.words;
  const own = useOnOwn(on !== undefined);
  if (on) return own && <own.About view={view} on={on} onLeave={onLeave} />;
  // A file, a picture, a frame of another site: its words are not the page's.
  const mayQuote =
    anchor === null && (tied.quoted !== '' || (marking !== null && work.attempt === null));
  const mayWalk = view.learner !== null && work.attempt !== null;
  return (
    <>
      {anchor === null ? (
        marking !== null && mayWalk && <Walk marking={marking} />
      ) : (
        <Passage
          anchor={anchor}
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
          value={tied.quoted}
          onInput={(quoted) => composer.tieTo({ quoted })}
          onBlur={composer.flush}
          optional
        />
      )}
    </>
  );
}
