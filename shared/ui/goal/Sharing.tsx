import type { ContextId, RecordId } from '../../model/ids.ts';
import { audienceOf } from '../../model/kinds/audience.ts';
import { type Scope, teachersScope } from '../../model/scope.ts';
import type { Outcome } from '../../store/client.ts';
import type { SharingCard } from '../../store/owned-views.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Icon } from '../base/Icon.tsx';
import { externalLink, eye, lock } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';
import type { GoalChange } from './useGoal.ts';

export type ShareCourse = { context: ContextId; title: string };

/** Who sees it now, in a plain sentence. */
export function SeenBy({ sharing }: { sharing: SharingCard | null }) {
  const { say, list } = useSetting().phrases;
  const teachers =
    sharing?.seenInCourses.map((course) => say('goal.seen.teachers', { course })) ?? [];
  const names = [...(sharing?.seenBy ?? []), ...teachers];
  return (
    <p class="wm-soft wm-seen">
      <Icon node={names.length === 0 ? lock : eye} />
      <span>
        {names.length === 0
          ? say('goal.seen.nobody')
          : say('goal.seen.names', { names: list(names) })}
      </span>
    </p>
  );
}

/**
 * Who may see it: nobody, or the teachers of a course. In a frame on somebody else's page it can be made private here,
 * but is shared only in a page of its own (clickjacking).
 */
export function Sharing({
  id,
  goal,
  courses,
  write,
}: {
  id: RecordId;
  goal: GoalCard | null;
  courses: readonly ShareCourse[];
  write: (change: GoalChange) => Promise<Outcome>;
}) {
  const { phrases, framed, onShare } = useSetting();
  const { say } = phrases;
  const fields = goal?.fields;
  const audience: readonly Scope[] = fields?.audience
    ? audienceOf({ audience: fields.audience })
    : [];
  const decided = Array.isArray(fields?.audience);
  const toggle = (scope: Scope): void => {
    const rest = audience.filter((one) => one !== scope);
    void write({ audience: rest.length === audience.length ? [...audience, scope] : rest });
  };
  return (
    <fieldset class="wm-stack">
      <legend class="wm-legend">{say('goal.share')}</legend>
      <div class="wm-row">
        <Button
          aria-pressed={decided && audience.length === 0}
          onClick={() => void write({ audience: [] })}
        >
          {say('goal.share.me')}
        </Button>
        {!framed &&
          courses.map((course) => (
            <Button
              key={course.context}
              aria-pressed={audience.includes(teachersScope(course.context))}
              onClick={() => toggle(teachersScope(course.context))}
            >
              {say('goal.share.teachers', { course: course.title })}
            </Button>
          ))}
        {framed && onShare && (
          <Button icon={externalLink} disabled={goal === null} onClick={() => onShare(id)}>
            {say('goal.share.open')}
          </Button>
        )}
      </div>
      {framed && onShare && <p class="wm-soft">{say('goal.share.elsewhere')}</p>}
      <SeenBy sharing={goal?.sharing ?? null} />
    </fieldset>
  );
}
