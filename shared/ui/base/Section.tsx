import type { ComponentChildren } from 'preact';
import { useId } from '../useId.ts';

/** A named part of a screen. `end` stands opposite its heading. */
export function Section({
  title,
  end,
  children,
}: {
  title: string;
  end?: ComponentChildren;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class="wm-section" aria-labelledby={id}>
      <div class="wm-section-head">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {end}
      </div>
      {children}
    </section>
  );
}
