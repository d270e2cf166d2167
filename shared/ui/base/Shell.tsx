import type { ComponentChildren } from 'preact';
import { SyncLine } from './SyncLine.tsx';
import { Toasts } from './Toasts.tsx';

/** The frame of every screen: who or what it is about, the screen, and where the words stand. */
export function Shell({
  title,
  subtitle,
  end,
  children,
  bottom = <SyncLine />,
  wide = false,
}: {
  title: string;
  subtitle?: ComponentChildren;
  /** Buttons of the host, at the end of the head: side panel, close. */
  end?: ComponentChildren;
  children: ComponentChildren;
  bottom?: ComponentChildren;
  wide?: boolean;
}) {
  return (
    <div class={wide ? 'wm-shell wm-shell-wide' : 'wm-shell'}>
      <header class="wm-head">
        <Mark />
        <div>
          <h1 dir="auto">{title}</h1>
          {subtitle && <p>{subtitle}</p>}
        </div>
        {end && <div class="wm-row wm-push">{end}</div>}
      </header>
      <main class="wm-main">{children}</main>
      <Toasts />
      <footer class="wm-bottom">{bottom}</footer>
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
