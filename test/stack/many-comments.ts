import type { Span } from '../../shared/anchoring/anchor.ts';
import { describeText } from '../../shared/anchoring/describe-text.ts';
import { assignmentId, newId } from '../../shared/model/ids.ts';
import type { Fields } from '../../shared/model/record.ts';
import { formatStamp } from '../../shared/model/stamp.ts';
import { PATHS } from '../../shared/protocol/http.ts';
import { type Mutation, PROTOCOL, PUSH_LIMIT } from '../../shared/protocol/sync.ts';
import type { LongWork } from './long-work.ts';

/** Where comments are written: `access` is a teacher's, `learner` whose work it is; `lmsAssignment` as the LMS numbers it. */
export type Desk = {
  server: string;
  access: string;
  context: string;
  learner: string;
  lmsAssignment: string;
};

/** A comment with a next step on each of these passages, released; pushed as a teacher's own browser pushes them. */
export async function commentOn(
  { server, access, context, learner, lmsAssignment }: Desk,
  work: LongWork,
  passages: readonly Span[],
): Promise<void> {
  const now = Date.now();
  const assignment = assignmentId(context, lmsAssignment);
  const put = (
    envelope: Pick<Mutation, 'record' | 'kind' | 'parent'> & { learner?: null },
    fields: Fields,
  ): Mutation => ({
    id: newId(),
    op: 'put',
    context,
    learner,
    ...envelope,
    fields,
    stamp: formatStamp(now, 0, 'seed'),
  });
  const met = { record: assignment, kind: 'assignment', parent: null, learner: null };
  const mutations = [put(met, { lmsId: lmsAssignment })];
  for (const [n, passage] of passages.entries()) {
    const feedback = newId();
    const anchor = describeText(work, passage);
    const said = {
      observation: `I read this sentence twice, and the second time I believed you (${n + 1}).`,
      question: 'What would somebody say who disagrees?',
      ...{ assignment, anchor, state: 'released', releasedAt: now + n, madeAt: now + n },
    };
    const step = { text: `Name your source for number ${n + 1}.`, assignment, madeAt: now + n };
    mutations.push(
      put({ record: feedback, kind: 'feedback', parent: null }, said),
      put({ record: newId(), kind: 'next_step', parent: feedback }, step),
    );
  }
  for (let from = 0; from < mutations.length; from += PUSH_LIMIT) {
    const answer = await fetch(`${server}${PATHS.push}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${access}` },
      body: JSON.stringify({
        protocol: PROTOCOL.max,
        mutations: mutations.slice(from, from + PUSH_LIMIT),
      }),
    });
    const text = await answer.text();
    if (!answer.ok || text.includes('"refused"')) throw new Error(`Not taken: ${text}`);
  }
}
