/** Elements that begin and end a block; `br` stands for a space as well. */
const BLOCKS = new Set(
  'address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const SKIPPED = 'script,style,noscript,template,head,svg title,[hidden]';

/** A piece of a root's text: a text node, or a field with its value; `edge` where a block begins before it. */
export type Piece = {
  readonly node: Text | HTMLTextAreaElement;
  readonly raw: string;
  readonly edge: boolean;
};

/** By their types, not by instanceof: nodes of a frame are of another realm. */
export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isField = (node: Node): node is HTMLTextAreaElement =>
  isElement(node) && node.localName === 'textarea';

const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true });

/** What is drawn in an element: of a host its open shadow tree, of a slot what is assigned to it. */
function childrenOf(element: Element): Iterable<Node> {
  if (element.shadowRoot !== null) return element.shadowRoot.childNodes;
  if (element.localName === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes({ flatten: true });
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}

/**
 * The pieces of text below a root in the order in which they are read, without what is hidden and what `skip` (a selector)
 * names. A root that is not shown itself is taken as if it were.
 */
export function* piecesOf(root: Element, skip: string): Generator<Piece, void> {
  const skipped = skip === '' ? SKIPPED : `${SKIPPED},${skip}`;
  const judges = root.isConnected && isShown(root);
  let edge = true;
  function* walk(node: Node): Generator<Piece, void> {
    if (node.nodeType === 3) {
      const raw = node.nodeValue ?? '';
      if (raw === '') return;
      yield { node: node as Text, raw, edge };
      edge = false;
      return;
    }
    if (!isElement(node)) return;
    if (
      node !== root &&
      (node.matches(skipped) ||
        (judges && node.localName !== 'br' && node.localName !== 'slot' && !isShown(node)))
    )
      return;
    if (isField(node)) {
      yield { node, raw: node.value, edge: true };
      edge = true;
      return;
    }
    const isBlock = BLOCKS.has(node.localName);
    if (isBlock) edge = true;
    for (const child of childrenOf(node)) yield* walk(child);
    if (isBlock) edge = true;
  }
  yield* walk(root);
}
