import { type Place, part } from '../browser/driver.ts';
import { connect } from '../stack/connect.ts';
import { personOf } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { openWaymark } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { placeIn, test } from './seats.ts';

const OWN = '{name}, say where the number is from.';
const BROUGHT = 'Which of these would you cut; and why?';
const FIELD = 'Next step';

/** Typed at the end of what stands in a field, letter by letter as the page hears it. */
const type = (panel: Place, words: string) =>
  panel.run((words) => {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('No field has the focus.');
    for (const letter of words) {
      field.setRangeText(letter, field.selectionStart, field.selectionEnd, 'end');
      field.dispatchEvent(
        new InputEvent('input', { bubbles: true, data: letter, inputType: 'insertText' }),
      );
    }
  }, words);
const press = (panel: Place, key: string) =>
  panel.run(
    (key) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      ),
    key,
  );
/** The words of the option that Enter would take. */
const active = (panel: Place) =>
  panel.run(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent ?? '';
  }, null);
const selected = (panel: Place) =>
  panel.run(() => {
    const field = document.activeElement;
    return field instanceof HTMLTextAreaElement
      ? field.value.slice(field.selectionStart, field.selectionEnd)
      : null;
  }, null);

/** Gives the page's field for files a file. */
const bring = (page: Place, name: string, text: string) =>
  page.run(
    ({ name, text }) => {
      const input = document.querySelector<HTMLInputElement>('input[type="file"]');
      const bag = new DataTransfer();
      bag.items.add(new File([text], name));
      if (input === null) throw new Error('No field for a file.');
      input.files = bag.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { name, text },
  );

// Files go out and come in another way in Firefox.
for (const { browser, flavour, name } of placeIn('firefox')) {
  test(`${name}: a teacher’s prompts come by a stroke, are saved from a comment, and go out and in as files`, async ({
    stack,
    sit,
  }) => {
    const lms = stack.lms(flavour);
    lms.reset();
    const { course, assignment } = firstAssignment(lms);
    const teacher = await sit(browser, lms, 'okafor');
    const learner = personOf(lms, 'amara');
    await connect(teacher);
    const { tab } = teacher;
    await tab.goto(lms.url.grader(course, assignment, learner));
    const panel = await tab.panel();
    const first = learner.name.split(' ')[0] ?? '';

    // A starter, found by its words, with the learner's name in it.
    const field = panel.role('textbox', FIELD);
    await field.press();
    await type(panel, 'Good. /');
    await panel.css('[role="option"]').see();
    await type(panel, 'lean in');
    await expect.poll(() => active(panel)).toContain('where a reader would lean in');
    await press(panel, 'Enter');
    await panel.css('[role="option"]').seeNot();
    await field.holds(
      `Good. Read your first paragraph aloud, ${first}, and mark the sentence where a reader would lean in. Move that sentence to the top.`,
    );

    // Escape leaves what was typed, in a panel that stays open.
    await field.fill('');
    await field.press();
    await type(panel, 'Now /');
    await panel.css('[role="option"]').see();
    await press(panel, 'Escape');
    await panel.css('[role="option"]').seeNot();
    await field.holds('Now /');

    // Words of one's own, saved for all learners.
    await field.fill(`${first}, say where the number is from.`);
    await field.press();
    await panel.button('Prompts').press();
    await panel.text('Save these words as a prompt').press();
    await panel.text('Saved to your prompts').see();
    await panel.text('Saved at school').see();

    // The same person's prompts, in a page of their own beside the work.
    await field.press();
    await panel.button('Prompts').press();
    const own = await teacher.driver.opened(() => panel.text('Manage prompts').press());
    await own.article(OWN).see();
    await own.close();
    await tab.toFront();

    // In the course, without the extension.
    const page = await openWaymark(teacher);
    await page.link('Prompts').press();
    await page.article(OWN).see();
    await page.text('Bring or take prompts as a file').press();

    await bring(page, 'bad.csv', `text;part\n"${BROUGHT}";\nx;essay\n`);
    await page.text('Nothing was imported. Mend the file and choose it again.').see();
    await page.text(part('Row 3:')).see();
    await bring(page, 'good.csv', `text;tags\n"${BROUGHT}";art | adults\n${OWN.toUpperCase()};\n`);
    await page.text('1 new and 1 you have already').see();
    await page.button('Add 1 prompt').press();
    await page.article(BROUGHT).see();
    await page.text('Saved at school').see();

    const csv = await teacher.driver.saved(() => page.button('CSV file').press());
    expect(csv.name).toBe('waymark-prompts.csv');
    expect(csv.text).toContain(`\r\n${BROUGHT},question,,art | adults\r\n"${OWN}",nextStep,,\r\n`);
    const json = await teacher.driver.saved(() => page.button('JSON file').press());
    expect(JSON.parse(json.text).prompts).toHaveLength(2);
    await bring(page, json.name, json.text);
    await page.text('2 you have already').see();

    // And they stand in the comment again, where the number is a hole nothing fills.
    await tab.goto(lms.url.grader(course, assignment, learner));
    const again = await tab.panel();
    await again.role('textbox', 'Question').press();
    await type(again, '/cut');
    await expect.poll(() => active(again)).toContain(BROUGHT);
    await press(again, 'Enter');
    await again.role('textbox', 'Question').holds(BROUGHT);
    await again.role('textbox', FIELD).fill('');
    await again.role('textbox', FIELD).press();
    await type(again, '/criterion asks');
    await expect.poll(() => active(again)).toContain('Read what … asks for');
    await press(again, 'Enter');
    expect(await selected(again)).toBe('{criterion}');
  });
}
