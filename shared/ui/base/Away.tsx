import type { ComponentChildren } from 'preact';

/**
 * Leads to an address somebody gave, in a tab of its own. Only the web is led to: whatever else an address asks of a browser
 * (`javascript:`, `data:`), it stays words. Schemas refuse such a one too; what a screen is given may have come another way.
 */
export function Away({ to, children, ...looks }: AwayProps) {
  if (!/^https?:\/\//i.test(to)) return <span {...looks}>{children}</span>;
  return (
    <a href={to} target="_blank" rel="noopener noreferrer" {...looks}>
      {children}
    </a>
  );
}
type AwayProps = { to: string; class?: string; dir?: 'ltr' | 'auto'; children: ComponentChildren };
