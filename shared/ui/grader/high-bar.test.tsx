import { expect, it } from 'vitest';
import { createClass } from '../../store/double/class.ts';
import { stage } from '../double/stage.tsx';
import { HighBar } from './HighBar.tsx';

async function offered(presenter: boolean): Promise<string[]> {
  const screen = () => <HighBar name="Lucía Fernández" onPick={() => undefined} />;
  const on = await stage(createClass().teacherDevice().client, screen, { presenter });
  return [...on.root.querySelectorAll('button')].map((one) => one.textContent ?? '');
}

it('calls a learner by their first name, and while names are masked by none', async () => {
  const open = await offered(false);
  expect(open.filter((words) => words.includes('Lucía, '))).toHaveLength(1);
  expect(open.join()).not.toContain('Fernández');
  const masked = await offered(true);
  expect(masked).toHaveLength(open.length - 1);
  expect(masked.join()).not.toContain('Lucía');
});
