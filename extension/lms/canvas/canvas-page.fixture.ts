export const ROOT = 'https://canvas.school.example';

type Options = { env?: Record<string, unknown>; body?: string; bare?: boolean; after?: string };

/**
 * A page in our own words with what Canvas puts on every page. A document without a window: its frames do not load.
 * `bare`: the new SpeedGrader's layout. `after`: behind the page's own elements.
 */
export function canvasPage(content: string, { env, body = '', bare, after = '' }: Options = {}) {
  const all = { current_user_id: '7', context_asset_string: 'course_101', notices: [], ...env };
  const json = JSON.stringify(all).replaceAll('<', '\\u003c');
  const inside = bare ? content : `<div id="application"><div id="content">${content}</div></div>`;
  return new DOMParser().parseFromString(
    `<html lang="en" dir="ltr"><head><script>
  INST = {"environment":"production"};
  ENV = ${json};
  REMOTES = {};</script></head>
  <body class="context-course_101 ${body}">${inside}<div id="react-router-portals"></div>${after}</body></html>`,
    'text/html',
  );
}

export const at = (path: string): URL => new URL(path, ROOT);
export const lateEnv = (env: Record<string, unknown>): string =>
  `<script>Object.assign(ENV, ${JSON.stringify(env)});</script>`;
