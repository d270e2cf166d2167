import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes, Ref } from 'preact';
import { Icon } from './Icon.tsx';

export type ButtonProps = Omit<ButtonHTMLAttributes, 'class' | 'icon' | 'type'> & {
  /** Sends the form it stands in. */
  type?: 'button' | 'submit';
  look?: 'plain' | 'main' | 'quiet';
  icon?: IconNode;
  /** The icon points the other way in right-to-left text. */
  turns?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
};

export function Button({
  look = 'plain',
  icon,
  turns = false,
  buttonRef,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      class={look === 'plain' ? 'wm-button' : `wm-button wm-button-${look}`}
      {...rest}
      {...(buttonRef ? { ref: buttonRef } : {})}
    >
      {icon && <Icon node={icon} turns={turns} />}
      {children}
    </button>
  );
}

/** A button that shows only an icon; `name` is what it is called. */
export function IconButton({
  name,
  icon,
  turns = false,
  ...rest
}: Omit<ButtonProps, 'look' | 'children'> & { name: string; icon: IconNode }) {
  return (
    <button type="button" class="wm-button wm-button-icon" aria-label={name} title={name} {...rest}>
      <Icon node={icon} turns={turns} />
    </button>
  );
}
