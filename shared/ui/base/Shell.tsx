import type { ComponentChildren } from 'preact';
import { RefusedList } from './RefusedList.tsx';
import { SyncLine } from './SyncLine.tsx';
import { Toasts } from './Toasts.tsx';

/** The frame of every screen: who or what it is about, the screen, and where the words stand. */
export function Shell({
  title,
  subtitle,
  end,
  nav,
  children,
  bottom = <SyncLine />,
  wide = false,
  narrow = false,
}: {
  title: string;
  subtitle?: ComponentChildren;
  /** Buttons of the host, at the end of the head: side panel, close. */
  end?: ComponentChildren;
  /** Ways to the other pages. */
  nav?: ComponentChildren;
  children: ComponentChildren;
  bottom?: ComponentChildren;
  /** A page of its own, not a panel: at most 60 rem, or 34 where there is one thing to read. */
  wide?: boolean;
  narrow?: boolean;
}) {
  return (
    <div class={`wm-shell ${wide ? 'wm-shell-wide' : ''} ${narrow ? 'wm-shell-narrow' : ''}`}>
      <header class="wm-head">
        <Mark />
        <div>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          {subtitle && <p>{subtitle}</p>}
        </div>
        {end && <div class="wm-row wm-push">{end}</div>}
      </header>
      {nav}
      <main class="wm-main">
        <RefusedList />
        {children}
      </main>
      <Toasts />
      {bottom && <footer class="wm-bottom">{bottom}</footer>}
    </div>
  );
}

export function Mark() {
  return (
    <svg class="wm-mark" viewBox="0 0 28 28" aria-hidden="true">
      <path
        d="M6 23h16M9 23l2-5h6l2 5M11 18l1.5-4h3l1.5 4"
        fill="none"
        stroke="var(--accent)"
        stroke-width="2"
        stroke-linejoin="round"
      />
      <circle cx="14" cy="8" r="3.2" fill="var(--step-mark)" />
    </svg>
  );
}
