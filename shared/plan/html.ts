import { type Entry, type Line, outlineOf, type Part, type PlanWords } from './outline.ts';
import type { Plan } from './plan.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Nothing is fetched from anywhere, and no script runs, whatever opens the file. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; padding: 24px; max-width: 44rem; background: #fff; color: #20262e;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.3; }
h2 { margin: 32px 0 8px; padding-block-end: 4px; border-block-end: 2px solid #0d6455; font-size: 1.25rem; }
h3 { margin: 16px 0 4px; font-size: 1.0625rem; }
h4, dt { margin: 12px 0 0; font-size: .875rem; font-weight: 600; color: #5a6470; }
p, dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { margin: 0; }
article { break-inside: avoid-page; padding-block: 4px; }
article article { margin-inline-start: 16px; }
.note { font-size: .875rem; color: #5a6470; }
@page { margin: 16mm; }
@media print { body { padding: 0; max-width: none; } h2, h3, h4, dt { break-after: avoid; } }
`;

const own = (tag: 'p' | 'h3' | 'dd', said: string): string =>
  said === '' ? '' : `<${tag} dir="auto">${escaped(said)}</${tag}>`;
const noteOf = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : `<p class="note">${escaped(notes.join(' · '))}</p>`;
const lineOf = ({ label, said }: Line): string => `<dt>${escaped(label)}</dt>${own('dd', said)}`;
const linesOf = (lines: readonly Line[]): string =>
  lines.length === 0 ? '' : `<dl>${lines.map(lineOf).join('\n')}</dl>`;

const insideOf = ({ title, entries }: Part): string =>
  `<h4>${escaped(title)}</h4>\n${entries.map((entry) => entryOf(entry, 'p')).join('\n')}`;
function entryOf({ said, notes, lines, inside }: Entry, tag: 'p' | 'h3'): string {
  const parts = [own(tag, said), noteOf(notes), linesOf(lines), ...inside.map(insideOf)];
  return `<article>${parts.filter((part) => part !== '').join('\n')}</article>`;
}
const partOf = ({ title, entries }: Part): string =>
  `<section>\n<h2>${escaped(title)}</h2>\n${entries.map((entry) => entryOf(entry, 'h3')).join('\n')}\n</section>`;

/** The plan as one file that opens anywhere and needs nothing else. Every word is text. */
export function toHtml(plan: Plan, words: PlanWords): string {
  const title = escaped(words.title(plan.name));
  return `<!doctype html>
<html lang="${escaped(words.lang)}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="note">${escaped(words.made(plan.madeAt))}</p>
</header>
<main>
${outlineOf(plan, words).map(partOf).join('\n')}
</main>
</body>
</html>
`;
}
