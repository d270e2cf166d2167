/** Text that is markup already. Everything else put into `html` is escaped. */
export type Markup = { readonly markup: string };
type Piece = Markup | string | number | false | undefined | readonly Piece[];

export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  let markup = strings[0] ?? '';
  pieces.forEach((piece, index) => {
    markup += render(piece) + (strings[index + 1] ?? '');
  });
  return { markup };
}

/** Markup that a person of the school wrote, or that is made elsewhere, put in as it is. */
export function raw(markup: string): Markup {
  return { markup };
}

/** JSON for inside a script element: no `<` survives, so nothing in it can close the script. */
export function scriptJson(value: unknown): Markup {
  return { markup: JSON.stringify(value).replaceAll('<', '\\u003c') };
}

function render(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escapeText(String(piece));
  if ('markup' in piece) return piece.markup;
  return piece.map(render).join('');
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
