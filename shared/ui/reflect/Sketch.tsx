import { useEffect, useRef } from 'preact/hooks';
import type { RecordId } from '../../model/ids.ts';
import { SKETCH_PARTS, type SketchPart } from '../../model/kinds/owned-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { CircleCard, SketchCard } from '../../store/owned-views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { Sharing, type SharingChange } from '../goal/Sharing.tsx';
import { useSetting } from '../setting.tsx';

/** Short ones: a name, how it is said, a language. */
const LINES: readonly SketchPart[] = ['name', 'say', 'language'];

/** Who one says one is; each part is shared by itself. */
export function Sketch({
  me,
  sketch,
  circles,
  opened = null,
}: {
  me: string;
  sketch: readonly SketchCard[];
  circles: readonly CircleCard[];
  /** The part to begin with, for sharing that began elsewhere. */
  opened?: RecordId | null;
}) {
  const { phrases, client } = useSetting();
  const { say } = phrases;
  const write = (part: SketchPart, change: SharingChange & { text?: string }) =>
    client.run({ do: 'sketch.write', part, ...change });
  const share = useRef<HTMLDivElement>(null);
  useEffect(() => share.current?.querySelector('button')?.focus(), []);
  return (
    <Disclosure title={say('sketch.title')} open={sketch.some(({ id }) => id === opened)}>
      <p class="wm-soft">{say('sketch.why')}</p>
      {SKETCH_PARTS.map((part) => {
        const card = sketch.find((one) => one.part === part);
        return (
          <div key={part} class="wm-stack">
            <KeptField
              name={`${me}.sketch.${part}`}
              stored={card?.text ?? ''}
              save={(text) => write(part, { text })}
              label={say(`sketch.${part}`)}
              rows={LINES.includes(part) ? 1 : 2}
              optional
            />
            {card !== undefined && !isBlank(card.text) && (
              <Disclosure
                title={say('sketch.share', { part: say(`sketch.${part}`) })}
                open={card.id === opened}
              >
                <div ref={card.id === opened ? share : null}>
                  <Sharing
                    id={card.id}
                    sharing={card.sharing}
                    circles={circles}
                    save={(change) => write(part, change)}
                  />
                </div>
              </Disclosure>
            )}
          </div>
        );
      })}
    </Disclosure>
  );
}

/** What a learner shares of it, beside marking: closed, so that the work is met first. */
export function SketchShared({ name, sketch }: { name: string; sketch: readonly SketchCard[] }) {
  const { say } = useSetting().phrases;
  if (sketch.length === 0) return null;
  return (
    <Disclosure title={say('sketch.of', { name })}>
      <dl class="wm-stack">
        {sketch.map(({ part, text }) => (
          <div key={part}>
            <dt class="wm-soft">{say(`sketch.${part}`)}</dt>
            <dd class="wm-said" dir="auto">
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
