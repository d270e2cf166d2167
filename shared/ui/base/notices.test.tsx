import { describe, expect, it } from 'vitest';
import type { SyncView } from '../../store/views.ts';
import { recording, stage } from '../double/stage.tsx';
import { stillClient } from '../gallery/stillClient.ts';
import * as syncs from '../gallery/syncs.ts';
import { Shell } from './Shell.tsx';

async function standing(sync: SyncView) {
  const { client, commands } = recording(stillClient({ sync }));
  const on = await stage(client, () => <Shell title="Essay">{null}</Shell>);
  return { on, commands };
}

describe('where words stand', () => {
  it('says who must update, and that words stay here until then', async () => {
    const here = await standing(syncs.oldClientSync);
    await here.on.shows('Only on this computer for now: this Waymark is too old for your school.');
    const there = await standing(syncs.oldServerSync);
    await there.on.shows('Only on this computer for now: your school’s Waymark is too old');
  });

  it('offers words that gave way, to put back or to let go', async () => {
    const { on, commands } = await standing(syncs.keptSync);
    const [kept] = syncs.keptSync.kept;
    await on.shows('1 earlier version of your words');
    await on.shows(kept?.words[0] ?? '-');
    await on.shows(kept?.now[0] ?? '-');
    expect(on.root.querySelector('details')?.open).toBe(false);
    await on.press('Put them back');
    await on.press('Let them go');
    expect(commands).toEqual([
      { do: 'kept.put_back', kept: kept?.id },
      { do: 'kept.drop', kept: kept?.id },
    ]);
  });

  it('says what was rebuilt until that was read, and what to do where there is no room', async () => {
    const { on, commands } = await standing(syncs.rebuiltSync);
    await on.shows('Your words came again from school');
    await on.press('Close');
    expect(commands).toEqual([{ do: 'storage.noted' }]);
    const full = await standing(syncs.fullSync);
    await full.on.shows('Make some room, or copy what you have just written');
  });
});
