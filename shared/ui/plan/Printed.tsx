import { type Entry, type Line, outlineOf, type Part } from '../../plan/outline.ts';
import type { Plan } from '../../plan/plan.ts';
import { useSetting } from '../setting.tsx';
import { planWords } from './planWords.ts';

/** Whole, never folded: paper has no button. */
const Own = ({ said }: { said: string }) =>
  said === '' ? null : (
    <p class="wm-said" dir="auto">
      {said}
    </p>
  );

const Lines = ({ lines }: { lines: readonly Line[] }) =>
  lines.length === 0 ? null : (
    <dl>
      {lines.map(({ label, said }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="wm-said" dir="auto">
            {said}
          </dd>
        </div>
      ))}
    </dl>
  );

const Notes = ({ notes }: { notes: readonly string[] }) =>
  notes.length === 0 ? null : <p class="wm-soft">{notes.join(' · ')}</p>;

/** Of the heading of the whole; what stands in it comes one below. */
type Level = 2 | 4;

function Inside({ part: { title, entries }, level }: { part: Part; level: Level }) {
  const Heading = level === 2 ? 'h5' : 'h6';
  return (
    <>
      <Heading class="wm-plan-inside">{title}</Heading>
      <ul class="wm-plan-list">
        {entries.map(({ id, said, notes, lines }) => (
          <li key={id}>
            <Own said={said} />
            <Notes notes={notes} />
            <Lines lines={lines} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OnPage({ entry, level }: { entry: Entry; level: Level }) {
  const { said, notes, lines, inside } = entry;
  const Heading = level === 2 ? 'h4' : 'h6';
  return (
    <div class="wm-plan-entry">
      {said !== '' && (
        <Heading class="wm-said" dir="auto">
          {said}
        </Heading>
      )}
      <Notes notes={notes} />
      <Lines lines={lines} />
      {inside.map((part) => (
        <Inside key={part.title} part={part} level={level} />
      ))}
    </div>
  );
}

/** The plan as it looks on paper. */
export function Printed({ plan, level = 2 }: { plan: Plan; level?: Level }) {
  const Heading = level === 2 ? 'h2' : 'h4';
  const Below = level === 2 ? 'h3' : 'h5';
  const words = planWords(useSetting().phrases);
  return (
    <div class="wm-plan-page">
      <Heading class="wm-plan-title">{words.title(plan.name)}</Heading>
      <p class="wm-soft">{words.made(plan.madeAt)}</p>
      {outlineOf(plan, words).map(({ title, entries }) => (
        <section key={title} aria-label={title}>
          <Below class="wm-plan-part">{title}</Below>
          {entries.map((entry) => (
            <OnPage key={entry.id} entry={entry} level={level} />
          ))}
        </section>
      ))}
    </div>
  );
}
