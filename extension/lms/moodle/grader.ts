import type { Page } from '../adapter.ts';
import { idOf } from '../inline-json.ts';
import { onOneLine } from '../look.ts';
import { wordsIn } from '../work.ts';
import * as MOODLE from './facts.ts';

/** The name shown, and whose profile it leads to. Under blind marking it leads nowhere. */
function shownName(document: Document): { label: string; leadsTo: string | null } | null {
  const name = document.querySelector(MOODLE.shownName);
  if (name === null) return null;
  const href = name.querySelector(MOODLE.profileLink)?.getAttribute('href') ?? '';
  const id = new URLSearchParams(href.slice(href.indexOf('?'))).get('id');
  return { label: onOneLine(wordsIn(name, MOODLE.besideName)), leadsTo: idOf(id) };
}

/** Whose work is on the screen: only when the one loaded form, the user shown and the name shown agree. */
export function shownLearner(document: Document): Page['learner'] {
  const forms = document.querySelectorAll<HTMLInputElement>(MOODLE.loadedForm);
  const [form] = forms;
  const shown = document.querySelector<HTMLElement>(MOODLE.shownUser)?.dataset.userid;
  const name = shownName(document);
  if (form === undefined || forms.length !== 1 || name === null) return null;
  const id = idOf(form.name.slice(MOODLE.loadedFormName.length));
  if (id === null || id !== shown || id !== name.leadsTo) return null;
  return { id, label: name.label, shownBy: 'work' };
}

/** The addresses and ids of a blind page stay real; only its names say "Participant 11". */
export function isBlind(document: Document, url: URL, page: Page['page']): boolean {
  if (url.searchParams.has('blindid')) return true;
  if (page === 'grader') {
    const name = shownName(document);
    return name !== null && name.label !== '' && name.leadsTo === null;
  }
  const rows = [...document.querySelectorAll(MOODLE.tableRow)];
  return rows.length > 0 && rows.every((row) => row.querySelector(MOODLE.profileLink) === null);
}
