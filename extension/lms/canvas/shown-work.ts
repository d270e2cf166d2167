import * as CANVAS from './facts.ts';
import { sameId } from './user-id.ts';

export type Owner = { assignment: string; user: string };

/** An address on the page's own origin, or null. */
export function ownAddress(source: string | null | undefined, page: URL): URL | null {
  if (!source || !URL.canParse(source, page.href)) return null;
  const address = new URL(source, page.href);
  return address.origin === page.origin ? address : null;
}

/** Is this the address of the owner's work? */
export function isWorkOf(address: URL | null, { assignment, user }: Owner): boolean {
  const [, , shown, learner] = CANVAS.paths.submission.exec(address?.pathname ?? '') ?? [];
  if (shown === undefined || learner === undefined) return false;
  return sameId(shown, assignment) && sameId(learner, user);
}

/**
 * What speaks for the owner. preview: the frame's own address. file: a list of the owner's files, one of which is
 * shown. nothing: a viewer or a tool that says nobody's name. Null: something speaks against them.
 */
export function evidenceFor(
  document: Document,
  source: string,
  page: URL,
  owner: Owner,
): 'preview' | 'file' | 'nothing' | null {
  const address = ownAddress(source, page);
  if (address !== null && CANVAS.paths.submission.test(address.pathname)) {
    const kind = address.searchParams.has(CANVAS.preview) ? 'preview' : 'file';
    return isWorkOf(address, owner) ? kind : null;
  }
  const files = [...document.querySelectorAll(CANVAS.fileLinks)].map((each) =>
    ownAddress(each.getAttribute('href'), page),
  );
  if (!files.every((each) => isWorkOf(each, owner))) return null;
  if (address === null || !CANVAS.fileViewer.test(address.pathname) || files.length === 0)
    return 'nothing';
  const [, viewed] = CANVAS.viewedFile.exec(address.searchParams.get('blob') ?? '') ?? [];
  if (viewed === undefined) return 'nothing';
  const isListed = files.some((each) => sameId(each?.searchParams.get('download') ?? '', viewed));
  return isListed ? 'file' : null;
}
