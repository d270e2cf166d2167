export const ROOT = 'https://moodle.school.example';

export type Options = {
  bodyId?: string;
  bodyClass?: string;
  config?: Record<string, unknown>;
  title?: string;
  /** The grader has no #page of Boost's. */
  embedded?: boolean;
};

/** A page in our own words with what Moodle 5.1 puts on every page. */
export function moodlePage(
  content = '',
  { bodyId, bodyClass, config, title, embedded }: Options = {},
) {
  const all = {
    wwwroot: ROOT,
    sesskey: 'k',
    courseId: 40,
    contextInstanceId: 101,
    language: 'en',
    userId: 1003,
    ...config,
  };
  const inside = `<header id="page-header"><h1>Essay one</h1></header>${content}`;
  return new DOMParser().parseFromString(
    `<html lang="en" dir="ltr"><head><title>${title ?? 'W8: Essay one'}</title><script>
//<![CDATA[
var M = {}; M.yui = {};
M.cfg = ${JSON.stringify(all).replaceAll('/', '\\/')};
//]]></script></head><body id="${bodyId ?? 'page-mod-assign-view'}" class="${bodyClass ?? 'path-mod-assign course-40 cmid-101'}">${
      embedded ? content : `<div id="page">${inside}</div>`
    }</body></html>`,
    'text/html',
  );
}

export const at = (path: string, root = ROOT): URL => new URL(root + path);
export const view = (search: string, root = ROOT): URL => at(`/mod/assign/view.php${search}`, root);
