import * as CANVAS from './facts.ts';
import { sameId } from './user-id.ts';

export type Owner = { assignment: string; user: string };

/** Is this address, on the page's own origin, one of the owner's work? */
export function namesWorkOf(source: string, page: URL, { assignment, user }: Owner): boolean {
  if (!URL.canParse(source, page.href)) return false;
  const address = new URL(source, page.href);
  const [, , shown, learner] = CANVAS.paths.submission.exec(address.pathname) ?? [];
  if (address.origin !== page.origin || shown === undefined || learner === undefined) return false;
  return sameId(shown, assignment) && sameId(learner, user);
}

/** The files of the submission on the screen, by id; null where one is not the owner's. */
function filesOf(document: Document, page: URL, owner: Owner): string[] | null {
  const links = [...document.querySelectorAll(CANVAS.fileLinks)];
  const addresses = links.map((each) => each.getAttribute('href') ?? '');
  if (!addresses.every((each) => namesWorkOf(each, page, owner))) return null;
  return addresses.map((each) => new URL(each, page.href).searchParams.get('download') ?? '');
}

/**
 * What speaks for the owner: the work itself, nothing against them (a viewer or a tool that says nobody's name), or
 * null, something against them.
 */
export function evidenceFor(
  document: Document,
  source: string,
  page: URL,
  owner: Owner,
): 'work' | 'nothing' | null {
  if (!URL.canParse(source, page.href)) return null;
  const address = new URL(source, page.href);
  const isOurs = address.origin === page.origin;
  if (isOurs && CANVAS.paths.submission.test(address.pathname))
    return namesWorkOf(source, page, owner) ? 'work' : null;
  const files = filesOf(document, page, owner);
  if (files === null) return null;
  if (!isOurs || !CANVAS.fileViewer.test(address.pathname)) return 'nothing';
  const [, viewed] = CANVAS.viewedFile.exec(address.searchParams.get('blob') ?? '') ?? [];
  if (viewed === undefined || files.length === 0) return 'nothing';
  return files.some((each) => sameId(each, viewed)) ? 'work' : null;
}
