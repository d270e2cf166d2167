import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { readAnnotations } from '../../annotation/read.ts';
import { newId } from '../../model/ids.ts';
import { createClass } from '../../store/double/class.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { Export } from './Export.tsx';
import { Preview } from './Preview.tsx';

const about = (learner: string | null) => ({
  type: 'Annotation',
  ...{ id: `urn:uuid:${newId()}`, bodyValue: 'You counted.' },
  ...(learner === null ? {} : { 'waymark:learner': `urn:uuid:${learner}` }),
});

/** A teacher who has chosen a file. */
async function looking(rowsOf: (here: ReturnType<typeof createClass>) => object[]) {
  const here = createClass();
  const desk = here.teacherDevice();
  await desk.sync();
  const { client, commands } = recording(desk.client);
  const onDone = vi.fn();
  const answer = readAnnotations(JSON.parse(JSON.stringify(rowsOf(here))));
  const on = await stage(
    client,
    () => <Preview name="notes.jsonld" answer={answer} context={here.context} onDone={onDone} />,
    { now: here.now },
  );
  const made = async () => (await desk.view({ kind: 'import', context: here.context })).there;
  return { ...here, on, made, commands, onDone };
}

describe('a look at a file before it is brought in', () => {
  it('says what would be made, and makes it with one act', async () => {
    const { on, made, commands, onDone } = await looking(({ ana, ben }) => [
      about(ana),
      about(ben),
    ]);
    await on.shows('2 new drafts');
    expect(commands).toEqual([]);
    await on.press('Make 2 drafts');
    await soon(() => expect(onDone).toHaveBeenCalledOnce());
    expect(await made()).toHaveLength(2);
    expect(commands.map((command) => command.do)).toEqual(['feedback.import']);
  });

  it('waits for the teacher to say whose work it is', async () => {
    const { on, made, ana, onDone } = await looking(() => [about(null)]);
    expect((await on.button('Make 1 draft')).disabled).toBe(true);
    const field = await on.field('1 comment names no learner');
    await act(() => {
      field.value = ana;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await on.press('Make 1 draft');
    await soon(() => expect(onDone).toHaveBeenCalledOnce());
    expect((await made()).map(({ learner }) => learner)).toEqual([ana]);
  });

  it('stops at somebody the class list does not know, until the teacher leaves them out', async () => {
    const { on, made, ana, onDone } = await looking((here) => [about(here.ana), about(newId())]);
    await on.shows('Entry 2: the class list does not know this learner.');
    expect((await on.button('Make 1 draft')).disabled).toBe(true);
    await act(() => on.root.querySelector<HTMLInputElement>('input[type=checkbox]')?.click());
    await on.press('Make 1 draft');
    await soon(() => expect(onDone).toHaveBeenCalledOnce());
    expect((await made()).map(({ learner }) => learner)).toEqual([ana]);
  });

  it('of one that cannot be read offers nothing but the reasons', async () => {
    const { on } = await looking(({ ana }) => [about(ana), { type: 'Note' }]);
    await on.shows('Nothing was imported');
    await on.shows('Entry 2: it is no annotation.');
    expect([...on.root.querySelectorAll('button')].map((one) => one.textContent)).toEqual([
      'Close',
    ]);
  });
});

describe('taking along', () => {
  it('says so where there is nothing yet, and where the school was not reached', async () => {
    const here = createClass();
    const desk = here.teacherDevice();
    await desk.sync();
    const on = await stage(desk.client, () => <Export context={here.context} />, { now: here.now });
    await on.press('Export feedback (W3C Web Annotation)');
    await on.shows('There is no released feedback yet');
    desk.weather.push = 'down';
    desk.weather.pull = 'down';
    await desk.client.run({ do: 'sync.now' });
    await desk.engine.settled();
    await on.press('Export feedback (W3C Web Annotation)');
    await on.shows('The school could not be reached');
  });
});
