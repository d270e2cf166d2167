import type { SharingCard } from '../../store/owned-views.ts';
import { Icon } from '../base/Icon.tsx';
import { eye, lock } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';

/** Who sees it now, in a plain sentence; and for whom it waits. */
export function SeenBy({ sharing }: { sharing: SharingCard | null }) {
  const { say, list } = useSetting().phrases;
  const { seenBy = [], seenInCourses = [], seenByClasses = [], forClass = null } = sharing ?? {};
  const names = [
    ...seenBy,
    ...seenInCourses.map((course) => say('share.seen.teachers', { course })),
    ...seenByClasses.map((course) => say('share.seen.class', { course })),
  ];
  return (
    <p class="wm-soft wm-seen">
      <Icon node={names.length === 0 ? lock : eye} />
      <span>
        {names.length === 0
          ? say('share.seen.nobody')
          : say('share.seen.names', { names: list([say('share.seen.you'), ...names]) })}
        {sharing?.ended && ` ${say('share.seen.ended')}`}
        {forClass?.released === false &&
          ` ${say(forClass.held ? 'share.seen.held' : 'share.seen.waiting', { course: forClass.title })}`}
      </span>
    </p>
  );
}
