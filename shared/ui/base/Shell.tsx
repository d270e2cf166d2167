import type { ComponentChildren } from 'preact';
import { KeptList } from './KeptList.tsx';
import { RefusedList } from './RefusedList.tsx';
import { StorageNotice } from './StorageNotice.tsx';
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
          <h1 tabIndex={-1}>
            <bdi>{title}</bdi>
          </h1>
          {subtitle && <p>{subtitle}</p>}
        </div>
        {end && <div class="wm-row wm-push">{end}</div>}
      </header>
      {nav}
      <main class="wm-main">
        <StorageNotice />
        <RefusedList />
        <KeptList />
        {children}
      </main>
      <footer class={bottom ? 'wm-bottom' : 'wm-bottom wm-bottom-bare'}>
        <Toasts />
        {bottom}
      </footer>
    </div>
  );
}

/** The cairn of the icon (icon.svg), in the colours of the page. */
export function Mark() {
  return (
    <svg class="wm-mark" viewBox="5 4 22 23" aria-hidden="true">
      <path fill="var(--accent)" d="M6 26.5h20l-3.4-6.5H9.4zM10.2 18h11.6l-2.6-5.4h-6.4z" />
      <circle cx="16" cy="7.8" r="3.6" fill="var(--step-mark)" />
    </svg>
  );
}
