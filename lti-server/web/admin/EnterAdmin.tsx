import { ADMIN } from '../../../shared/protocol/admin.ts';
import { usePhrases } from '../../../shared/ui/setting.tsx';

/** From the page of a launch: a form, for its ticket belongs in no address. */
export function EnterAdmin({ ticket, locale }: { ticket: string; locale: string }) {
  const { say } = usePhrases();
  return (
    <form class="wm-card" method="post" action={ADMIN.page}>
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="locale" value={locale} />
      <p class="wm-soft">{say('admin.open.body')}</p>
      <div class="wm-row">
        <button type="submit" class="wm-button">
          {say('admin.open')}
        </button>
      </div>
    </form>
  );
}
