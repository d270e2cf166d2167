import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import { chevronRight } from './icons.ts';

export function Disclosure({
  title,
  open = false,
  children,
}: {
  title: string;
  open?: boolean;
  children: ComponentChildren;
}) {
  return (
    <details class="wm-disclosure" open={open}>
      <summary>
        <Icon node={chevronRight} turns />
        {title}
      </summary>
      <div class="wm-disclosure-body wm-stack">{children}</div>
    </details>
  );
}
