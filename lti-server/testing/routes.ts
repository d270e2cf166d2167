import type { Express } from 'express';
import * as v from 'valibot';

/** Express 4 keeps its table of routes in `_router.stack`; a mounted router's prefix only as a regular expression. */
const LayerSchema = v.object({
  regexp: v.instance(RegExp),
  route: v.optional(v.object({ path: v.string(), methods: v.record(v.string(), v.boolean()) })),
  handle: v.unknown(),
});
const StackSchema = v.object({ stack: v.array(v.unknown()) });

export type Route = { method: string; path: string };

/** `^\/lti\/?(?=\/|$)` of '/lti'; `^\/?(?=\/|$)` of ''. */
const prefixOf = ({ source }: RegExp): string =>
  source
    .replace(/\\\/\?\(\?=\\\/\|\$\)$/, '')
    .replace(/^\^/, '')
    .replaceAll('\\/', '/');

function routesIn(router: unknown, prefix: string): Route[] {
  const parsed = v.safeParse(StackSchema, typeof router === 'function' ? { ...router } : router);
  if (!parsed.success) return [];
  return parsed.output.stack.flatMap((entry) => {
    const { regexp, route, handle } = v.parse(LayerSchema, entry);
    if (route === undefined) return routesIn(handle, prefix + prefixOf(regexp));
    return Object.keys(route.methods).map((method) => ({
      method: method.toUpperCase(),
      path: prefix + route.path,
    }));
  });
}

/** Every route an application answers, as it stands in its own tables. */
export function routesOf(app: Express): Route[] {
  const routes = routesIn(v.parse(v.object({ _router: v.unknown() }), { ...app })._router, '');
  if (routes.length === 0) throw new Error('Express keeps its routes elsewhere now.');
  return routes;
}
