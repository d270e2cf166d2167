import { expect, it } from 'vitest';
import type { Client } from '../../store/client.ts';
import type { Command } from '../../store/command.ts';
import type { PointerView } from '../../store/views.ts';
import { stage } from '../double/stage.tsx';
import { TellLms } from './TellLms.tsx';

async function lineOf(pointer: PointerView | null) {
  const commands: Command[] = [];
  const client: Client = {
    watch: () => undefined,
    run: async (command) => {
      commands.push(command);
      return { ok: true };
    },
  };
  const learner = { id: 'a', name: 'Ana' };
  const on = await stage(client, () => <TellLms pointer={pointer} learner={learner} />);
  return { on, commands };
}

it('is switched off by the person it tells for', async () => {
  const { commands } = await lineOf({ on: true, failed: null });
  const box = document.querySelector<HTMLInputElement>('input[type="checkbox"]');
  expect(box?.checked).toBe(true);
  box?.click();
  expect(commands).toEqual([{ do: 'pointer.turn', on: false }]);
});

it('says that the LMS was not told, and tries again when it is asked to', async () => {
  const { on, commands } = await lineOf({ on: true, failed: 'refused' });
  await on.shows('Canvas did not take the comment. Ana has your feedback all the same.');
  await on.press('Try again now');
  expect(commands).toEqual([{ do: 'pointer.again' }]);
});

it('is not there where no LMS is told', async () => {
  await lineOf(null);
  expect(document.querySelector('input[type="checkbox"]')).toBeNull();
});
