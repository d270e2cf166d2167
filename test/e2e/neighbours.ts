import type { FlavourName } from './fixtures.ts';

/** What an LMS lays over its page; both are said in the page's own words. */
type Neighbour = { name: string; open: string; close: string };

const press = (selector: string) => `document.querySelector('${selector}').click()`;
/** An editor as TinyMCE 7 marks it while it takes the whole window; on the pages with an editor it is a button's work. */
const EDITOR: Neighbour = {
  name: 'a full-screen editor',
  open: `document.body.append(Object.assign(document.createElement('div'), { id: 'whole', className: 'tox tox-fullscreen',
    style: 'position: fixed; inset: 0; z-index: 1050; background: white' }))`,
  close: `document.getElementById('whole').remove()`,
};
export const FULL_SCREEN: Neighbour = {
  name: 'the browser’s full screen',
  open: `document.querySelector('[role="main"]').requestFullscreen()`,
  close: 'document.exitFullscreen()',
};

export const NEIGHBOURS: Record<FlavourName, readonly Neighbour[]> = {
  moodle: [
    { name: 'a dialog', open: 'sandbox.openDialog()', close: press('[data-choice=cancel]') },
    {
      name: 'the message drawer',
      open: press('[data-action=messages]'),
      close: press('[data-action=closemessages]'),
    },
    EDITOR,
    FULL_SCREEN,
  ],
  canvas: [
    { name: 'a dialog', open: 'sandbox.openDialog()', close: press('[data-close]') },
    { name: 'a tray', open: 'sandbox.openTray()', close: press('[data-close]') },
    { name: 'an older dialog', open: 'sandbox.openOlderDialog()', close: press('[data-close]') },
    {
      name: 'the comments tray',
      open: press('[data-testid=view_feedback_button]'),
      close: press('[data-testid=tray-close-button]'),
    },
    EDITOR,
    FULL_SCREEN,
  ],
};
