import type { Course } from '../school/courses.ts';
import { html, type Markup, scriptJson } from '../web/html.ts';
import { mannersInHead } from '../web/manners-in-head.ts';
import { universalEnv } from './env.ts';
import type { Site, Visitor } from './site.ts';

/** The inline script that sets INST, ENV and the rest without `var` (page map §2.1), and what manners add. */
export function head(
  site: Site,
  visitor: Visitor | undefined,
  { title, course, env }: { title: string; course: Course | undefined; env: object },
): Markup {
  return html`<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/static/style.css"><link rel="stylesheet" href="/static/speed-grader-new.css">
<script>
  INST = ${scriptJson({ environment: 'production', allowMediaComments: false })};
  ENV = ${scriptJson({ ...universalEnv(site, visitor, course), ...env })};
  BRANDABLE_CSS_HANDLEBARS_INDEX = ${scriptJson([[], {}])};
  REMOTES = ${scriptJson({})};
</script>
${mannersInHead(site.manners.current(), '/static')}
</head>`;
}
