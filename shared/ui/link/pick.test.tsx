import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadPhrases } from '../../locales/load.ts';
import { CHOICE, type Choosable } from '../../protocol/links.ts';
import { stillClient } from '../gallery/stillClient.ts';
import { WaymarkSetting } from '../setting.tsx';
import { PickLinks } from './PickLinks.tsx';

const choosable: Choosable = {
  request: 'sealed',
  course: 'Writing',
  several: false,
  possible: true,
  here: false,
  works: [{ id: '101', title: 'First essay' }],
  locale: 'en',
};
let place: HTMLElement;
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, place);
  place.remove();
});

/** What the form would send if it were pressed at once. */
async function sent(changed: Partial<Choosable>): Promise<string[][]> {
  const phrases = await loadPhrases('en', ['server']);
  render(
    <WaymarkSetting phrases={phrases} client={stillClient({})}>
      <PickLinks choosable={{ ...choosable, ...changed }} />
    </WaymarkSetting>,
    place,
  );
  const form = place.querySelector('form');
  if (form === null) throw new Error('No form.');
  expect([form.method, form.getAttribute('action')]).toEqual(['post', CHOICE.path]);
  return [...new FormData(form)].map(([name, value]) => [name, String(value)]);
}
const typesOf = () => [
  ...new Set([...place.querySelectorAll('label input')].map((one) => one.getAttribute('type'))),
];

it('asks for one of each where the LMS takes one link, with the likely answer given', async () => {
  expect(await sent({})).toEqual([
    ['request', 'sealed'],
    ['opens', 'goals'],
    ['work', 'id:101'],
  ]);
  expect(typesOf()).toEqual(['radio']);
});

it('lets several be chosen where the LMS takes several', async () => {
  await sent({ several: true });
  expect(typesOf()).toEqual(['checkbox']);
});

it('begins with the assignment the link is put in, where the LMS tells it', async () => {
  expect(await sent({ here: true })).toContainEqual(['work', CHOICE.here]);
});

it('says why there is nothing to choose from, and offers the whole course', async () => {
  expect(await sent({ works: [] })).toContainEqual(['work', CHOICE.course]);
  expect(place.textContent).toContain('Waymark knows no assignment of this course yet.');
});

it('offers the way back alone where nothing of ours is taken', async () => {
  expect(await sent({ possible: false })).toEqual([['request', 'sealed']]);
  const buttons = [...place.querySelectorAll('button')];
  expect(buttons.map((one) => [one.type, one.name, one.textContent])).toEqual([
    ['submit', CHOICE.cancel, 'Go back'],
  ]);
});
