import { connectByClick, personOf, signIn } from '../stack/desk.ts';
import { expect, FLAVOURS } from './fixtures.ts';
import { panelOf } from './panel.ts';
import { test } from './visitors.ts';

test.use({ school: 'shared-computer' });

const HERS = 'Say what the pump did, not what I hoped.';
const THEIRS = 'Draw the creek before I describe it.';

for (const flavour of FLAVOURS) {
  test(`${flavour}: at a shared computer each person sees their own words alone`, async ({
    stack,
    seat,
  }) => {
    const lms = stack.sandbox[flavour];
    const [, course] = lms.courses;
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
    const address = lms.url.assignment(course, assignment);
    const first = await seat(lms, 'fatima');
    await connectByClick(first);
    await first.page.goto(address);
    const hers = await panelOf(first);
    await hers.getByRole('button', { name: 'Set a goal' }).click();
    await hers.getByRole('button', { name: 'Next question' }).click();
    await hers.getByLabel('What am I working to do next?').fill(HERS);
    await hers.getByRole('button', { name: 'Done' }).click();
    await expect(hers.getByRole('heading', { name: HERS })).toBeVisible();
    await expect(hers.getByText('Saved at school')).toBeVisible();

    // Every word any frame of the page shows from here on.
    const shown: string[] = [];
    await first.page.exposeFunction('wordsShown', (words: string) => shown.push(words));
    await first.page.addInitScript(() => {
      const tell = Reflect.get(globalThis, 'wordsShown') as (words: string) => void;
      new MutationObserver(() => tell(document.body?.innerText ?? '')).observe(document, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await signIn(first.page, lms, personOf(lms, 'soren'));
    await first.page.goto(address);
    const theirs = await panelOf(first);
    // Nobody pressed anything: the LMS said who this is.
    await expect(theirs.getByText('What do you want to get better at?')).toBeVisible();
    await theirs.getByRole('button', { name: 'Set a goal' }).click();
    await theirs.getByRole('button', { name: 'Next question' }).click();
    await theirs.getByLabel('What am I working to do next?').fill(THEIRS);
    await theirs.getByRole('button', { name: 'Done' }).click();
    await expect(theirs.getByRole('heading', { name: THEIRS })).toBeVisible();
    expect(shown.join('\n')).toContain(THEIRS);
    expect(shown.join('\n')).not.toContain(HERS);

    await signIn(first.page, lms, first.person);
    await first.page.goto(address);
    const back = await panelOf(first);
    await expect(back.getByRole('heading', { name: HERS })).toBeVisible();
    await expect(back.getByText(THEIRS)).toHaveCount(0);
  });
}
