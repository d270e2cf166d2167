import { isBlank } from '../../model/limits.ts';
import { useSetting } from '../setting.tsx';
import { boxesOf, type Look, moreBoxesOf, wordsIn } from './boxes.ts';

/** The boxes of a look back that hold words. */
export function LookWords({ look }: { look: Look }) {
  const { say } = useSetting().phrases;
  return (
    <dl class="wm-stack">
      {[...boxesOf(look.kind), ...moreBoxesOf(look.kind)]
        .filter((box) => !isBlank(wordsIn(look, box)))
        .map((box) => (
          <div key={box}>
            <dt class="wm-soft">{say(`reflect.box.${box}`)}</dt>
            <dd class="wm-said" dir="auto">
              {wordsIn(look, box)}
            </dd>
          </div>
        ))}
    </dl>
  );
}
