import { describe, expect, it } from 'vitest';
import type { RecordId } from '../model/ids.ts';
import { createClass } from '../store/double/class.ts';
import { Disclosure } from './base/Disclosure.tsx';
import { workDouble } from './double/marking.ts';
import { soon, stage } from './double/stage.tsx';
import { usePressed } from './usePressed.ts';

const ID: RecordId = '01990000-0000-7000-8000-000000000001';

function Card() {
  const card = usePressed<HTMLElement>([ID]);
  return <article ref={card}>Name your source.</article>;
}

describe('a card whose words are pressed in the work', () => {
  it('comes out of whatever it is folded away in, and has the focus', async () => {
    const marking = workDouble();
    const on = await stage(
      createClass().teacherDevice().client,
      () => (
        <Disclosure title="Earlier">
          <Disclosure title="On another draft">
            <Card />
          </Disclosure>
        </Disclosure>
      ),
      { marking },
    );
    const folds = [...on.root.querySelectorAll('details')];
    expect(folds.map(({ open }) => open)).toEqual([false, false]);
    marking.pressed.value = ID;
    await soon(() => expect(document.activeElement?.textContent).toBe('Name your source.'));
    expect(folds.map(({ open }) => open)).toEqual([true, true]);
    expect(marking.pressed.value).toBeNull();
  });
});
