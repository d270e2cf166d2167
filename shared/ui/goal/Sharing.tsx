import { useSignal } from '@preact/signals';
import type { ContextId, RecordId } from '../../model/ids.ts';
import { classScope, personScope, type Scope, teachersScope } from '../../model/scope.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Outcome } from '../../store/client.ts';
import type { CircleCard, SharingCard } from '../../store/owned-views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { externalLink } from '../base/icons.ts';
import { Problem } from '../base/Problem.tsx';
import { useSetting } from '../setting.tsx';
import { SeenBy } from './SeenBy.tsx';

export type SharingChange = { audience?: Scope[] | null; forClass?: ContextId | null };
type SharingProps = {
  /** The record; a new one has nothing to show yet. */
  id: RecordId;
  /** Null while nothing is written yet. */
  sharing: SharingCard | null;
  /** Whom its owner can show it to, course by course. */
  circles: readonly CircleCard[];
  save: (change: SharingChange) => Promise<Outcome>;
};

/**
 * Who may see what is one's own: nobody, teachers of a course, one of them, a class. Unsharing is done at once, and can be
 * undone. In a frame on somebody else's page it can be made private here, but is shared only in a page of its own
 * (clickjacking); so there is no undo there either.
 */
export function Sharing({ id, sharing, circles, save }: SharingProps) {
  const { phrases, framed, onShare, toasts } = useSetting();
  const { say } = phrases;
  const code = useSignal<ErrorCode | null>(null);
  const audience: readonly Scope[] = sharing?.audience ?? [];
  const forClass = sharing?.forClass?.context ?? null;
  const isPrivate = sharing?.audience?.length === 0 && forClass === null;

  const write = async (change: SharingChange): Promise<boolean> => {
    const outcome = await save(change);
    code.value = outcome.ok ? null : outcome.code;
    return outcome.ok;
  };
  const narrow = async (change: SharingChange): Promise<void> => {
    const before = { audience: [...audience], forClass };
    if (!(await write(change)) || framed || (audience.length === 0 && forClass === null)) return;
    toasts.show(say('share.narrowed'), { undo: () => void write(before) });
  };
  const toggle = (scope: Scope): void => {
    const rest = audience.filter((one) => one !== scope);
    const isAsked = forClass !== null && scope === teachersScope(forClass);
    if (rest.length < audience.length)
      void narrow({ audience: rest, ...(isAsked ? { forClass: null } : {}) });
    else void write({ audience: [...audience, scope] });
  };
  /** Who is asked to let it go to a class has to see it. */
  const mean = (context: ContextId): void => {
    const asked = new Set([...audience, teachersScope(context)]);
    if (forClass === context) void narrow({ forClass: null });
    else void write({ forClass: context, audience: [...asked] });
  };
  const choice = (key: string, name: string, pressed: boolean, onPress: () => void) => (
    <Button key={key} aria-pressed={pressed} onClick={onPress}>
      {name}
    </Button>
  );

  return (
    <fieldset class="wm-stack">
      <legend class="wm-legend">{say('share.who')}</legend>
      <div class="wm-row">
        {choice(
          'me',
          say('share.me'),
          isPrivate,
          () => void narrow({ audience: [], forClass: null }),
        )}
        {!framed && circles.map((circle) => choicesOf(circle))}
        {framed && onShare && (
          <Button icon={externalLink} disabled={sharing === null} onClick={() => onShare(id)}>
            {say('share.open')}
          </Button>
        )}
      </div>
      {!framed && byName()}
      {framed && onShare && <p class="wm-soft">{say('share.elsewhere')}</p>}
      <Problem code={code.value} />
      <SeenBy sharing={sharing} />
    </fieldset>
  );

  function choicesOf({ context, title, role, toClass }: CircleCard) {
    const [teachers, all] = [teachersScope(context), classScope(context)];
    const values = { course: title };
    const ofTeachers = say(role === 'teacher' ? 'share.colleagues' : 'share.teachers', values);
    return (
      <>
        {choice(teachers, ofTeachers, audience.includes(teachers), () => toggle(teachers))}
        {(toClass === 'at_once' || audience.includes(all)) &&
          choice(all, say('share.class', values), audience.includes(all), () => toggle(all))}
        {toClass === 'by_release' &&
          choice(`for ${all}`, say('share.for_class', values), forClass === context, () =>
            mean(context),
          )}
      </>
    );
  }

  function byName() {
    const named = new Map(
      circles.flatMap(({ teachers }) => teachers.map((one) => [one.id, one.name] as const)),
    );
    if (named.size === 0) return null;
    const chosen = [...named.keys()].some((person) => audience.includes(personScope(person)));
    return (
      <Disclosure title={say('share.by_name')} open={chosen}>
        <div class="wm-row">
          {[...named].map(([person, name]) => {
            const scope = personScope(person);
            return choice(scope, say('share.person', { name }), audience.includes(scope), () =>
              toggle(scope),
            );
          })}
        </div>
      </Disclosure>
    );
  }
}
