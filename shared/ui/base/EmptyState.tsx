import type { ComponentChildren } from 'preact';

/** Nothing here yet: what will come, and what can be done now. */
export function EmptyState({
  title,
  body,
  level = 3,
  children,
}: {
  title: string;
  body: string;
  /** Of its heading: 2 where it stands alone on a page. */
  level?: 2 | 3;
  children?: ComponentChildren;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class="wm-empty">
      <Heading>{title}</Heading>
      <p>{body}</p>
      {children}
    </div>
  );
}
