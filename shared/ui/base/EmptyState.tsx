import type { ComponentChildren } from 'preact';

/** Nothing here yet: what will come, and what can be done now. */
export function EmptyState({
  title,
  body,
  children,
}: {
  title: string;
  body: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="wm-empty">
      <h3>{title}</h3>
      <p>{body}</p>
      {children}
    </div>
  );
}
