import type { Picture } from './take.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const slug = (text: string): string => text.toLowerCase().replace(/\W+/g, '-');
const by = <T>(all: readonly T[], key: (one: T) => string): [string, T[]][] => [
  ...Map.groupBy(all, key),
];

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 16px 24px 64px; background: light-dark(#e9e6df, #0e1114); }
nav { position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 8px 24px;
  margin-inline: -24px; background: light-dark(#fff, #1b2026); border-block-end: 1px solid #8886; }
h2 { margin-block: 32px 0; scroll-margin-block-start: 100px; } h3 { margin-block: 24px 8px; scroll-margin-block-start: 100px; }
.row { display: flex; gap: 16px; align-items: flex-start; overflow-x: auto; padding-block-end: 12px; }
figure { flex: none; margin: 0; } figcaption { color: light-dark(#555, #aaa); font-size: 13px; }
img { display: block; max-inline-size: 460px; max-block-size: 640px; object-fit: cover; object-position: top; border: 1px solid #8888; }
.missing { inline-size: 300px; padding: 16px; border: 2px solid #c00; white-space: pre-wrap; font-size: 12px; }
`;

const figure = ({ state, look, file, why }: Picture): string => `
<figure data-look="${slug(look)}">${
  why === undefined
    ? `<a href="${encodeURI(file)}"><img src="${encodeURI(file)}" alt="${escaped(`${state}, ${look}`)}" loading="lazy"></a>`
    : `<div class="missing">Could not be taken: ${escaped(why)}</div>`
}<figcaption>${escaped(look)}</figcaption></figure>`;

/** One page to look at them all, or at one look of them all. */
export function sheetOf(pictures: readonly Picture[]): string {
  const looks = by(pictures, ({ look }) => look).map(([look]) => look);
  const groups = by(pictures, ({ group }) => group);
  const missing = pictures.filter(({ why }) => why !== undefined);
  const only = looks
    .map((look) => `body:has(#l-${slug(look)}:checked) figure:not([data-look="${slug(look)}"])`)
    .join(', ');
  const choose = ['all', ...looks].map(
    (look) =>
      `<label><input type="radio" name="look" id="l-${slug(look)}"${look === 'all' ? ' checked' : ''}> ${escaped(look)}</label>`,
  );
  const rows = groups.map(
    ([group, inGroup]) =>
      `<h2 id="${slug(group)}">${escaped(group)}</h2>` +
      by(inGroup, ({ state }) => state)
        .map(([state, shots]) => {
          const name = escaped(state);
          return `<h3 id="s-${name}"><a href="#s-${name}">${name}</a></h3><div class="row">${shots.map(figure).join('')}</div>`;
        })
        .join('\n'),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Waymark, screen by screen</title><style>${STYLE}${only} { display: none; }</style></head>
<body><h1>Waymark, screen by screen</h1>
<p>${pictures.length - missing.length} pictures. ${
    missing.length === 0
      ? ''
      : `<strong>${missing.length} could not be taken: ${missing.map(({ state, look }) => escaped(`${state} (${look})`)).join(', ')}.</strong>`
  }</p>
<nav>${groups.map(([group]) => `<a href="#${slug(group)}">${escaped(group)}</a>`).join(' ')}<span>${choose.join(' ')}</span></nav>
${rows.join('\n')}
</body></html>
`;
}
