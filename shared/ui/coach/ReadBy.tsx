import { READING_GRADES, type ReadingGrade } from '../../model/coach.ts';
import type { ContextId } from '../../model/ids.ts';
import { usePhrases } from '../setting.tsx';
import { useId } from '../useId.ts';
import { useAct } from './useAct.ts';

/** What the class reads: said once, and read by beside every comment of all its teachers. */
export function ReadBy({ grade, context }: { grade: ReadingGrade | null; context: ContextId }) {
  const { say } = usePhrases();
  const act = useAct();
  const id = useId();
  return (
    <div class="wm-read-by">
      <label class="wm-soft" for={id}>
        {say('lights.reads')}
      </label>
      <select
        id={id}
        class="wm-input"
        value={String(grade ?? '')}
        onChange={({ currentTarget }) => {
          const chosen = READING_GRADES.find((one) => String(one) === currentTarget.value);
          act({ do: 'class.reads', context, grade: chosen ?? null });
        }}
      >
        <option value="">{say('lights.reads.unset')}</option>
        {READING_GRADES.map((one) => (
          <option key={one} value={one}>
            {say(`lights.reads.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
