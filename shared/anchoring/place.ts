import { isElement } from './text-tree.ts';

const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
const ROLES = new Map([
  ['p', 'paragraph'],
  ['li', 'listitem'],
  ['td', 'cell'],
  ['th', 'columnheader'],
  ['blockquote', 'blockquote'],
  ['figure', 'figure'],
  ['section', 'region'],
  ['table', 'table'],
]);

const roleOf = (element: Element): string | undefined =>
  element.getAttribute('role') ?? ROLES.get(element.localName);

/**
 * Where in a root a node stands, in words a reader could use: the last heading before it and the roles around it
 * ("Method > table > cell"). Never a path of elements: the next rendering has another one.
 */
export function placeIn(root: Element, node: Node): string {
  const roles: string[] = [];
  let element = isElement(node) ? node : node.parentElement;
  for (; element !== null && element !== root; element = element.parentElement) {
    const role = roleOf(element);
    if (role !== undefined) roles.unshift(role);
  }
  const before = [...root.querySelectorAll(HEADING)].findLast(
    (heading) => (heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const title = before?.textContent?.trim().slice(0, 80) ?? '';
  return [title, ...roles].filter((part) => part !== '').join(' > ');
}
