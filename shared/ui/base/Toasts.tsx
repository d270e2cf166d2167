import { useSetting } from '../setting.tsx';
import { Button, IconButton } from './Button.tsx';
import { close } from './icons.ts';

/** The newest news, in the place of the line where words stand: there it covers nothing one may want to press. */
export function Toasts() {
  const { toasts, phrases } = useSetting();
  const toast = toasts.shown.value.at(-1);
  return (
    <div class="wm-toasts" role="status" aria-live="polite">
      {toast && (
        <fieldset
          key={toast.id}
          class="wm-toast"
          aria-label={toast.text}
          onMouseEnter={toast.hold}
          onMouseLeave={toast.resume}
          onFocusIn={toast.hold}
          onFocusOut={toast.resume}
        >
          <span>{toast.text}</span>
          {toast.undo && <Button onClick={toast.undo}>{phrases.say('app.undo')}</Button>}
          <IconButton name={phrases.say('app.close')} icon={close} onClick={toast.dismiss} />
        </fieldset>
      )}
    </div>
  );
}
