import type { MatchProblem } from '../../annotation/match.ts';
import type { FileProblem } from '../../annotation/read.ts';
import { DRAFT_LIMIT } from '../../annotation/vocabulary.ts';
import { useSetting } from '../setting.tsx';

/** As many as somebody goes through one after the other. */
const SHOWN = 10;

/** What stands in the way, entry by entry. */
export function Problems({ problems }: { problems: readonly (FileProblem | MatchProblem)[] }) {
  const { say, count } = useSetting().phrases;
  const said = ({ row, code }: FileProblem | MatchProblem): string => {
    const reason = say(`files.bad.${code}`, { most: DRAFT_LIMIT });
    return row === 0 ? reason : say('files.bad.row', { row, reason });
  };
  const more = problems.length - SHOWN;
  return (
    <div class="wm-stack">
      <ul>
        {problems.slice(0, SHOWN).map((problem) => (
          <li key={problem.row}>{said(problem)}</li>
        ))}
      </ul>
      {more > 0 && <p class="wm-soft">{count('files.bad.more', more)}</p>}
    </div>
  );
}
