import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PATHS } from '../shared/protocol/http.ts';
import { onBothDatabases } from '../test/postgres/databases.ts';
import { createServerApp } from './app.ts';
import { startWorld, type World } from './lti/testing/launching.ts';
import { WEB_FOLDER, WEB_PATH } from './lti/web-assets.ts';
import { mountsFor } from './mounts.ts';
import { routesOf } from './testing/routes.ts';

/** A script or style that stands in the page itself; data for a script of ours (JSON) is none. */
const INLINE = [
  /<script(?![^>]*\bsrc=)(?![^>]*type="application\/json")/i,
  /<style\b/i,
  /<[^>]+\sstyle=/i,
  /<[^>]+\son[a-z]+=/i,
  /javascript:/i,
];
/** What a browser would fetch by itself. */
const FETCHED =
  /<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*?\b(?:src|href|data)="([^"]*)"/gi;

const directives = (policy: string) =>
  new Map(
    policy.split(';').map((one) => {
      const [name = '', ...sources] = one.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );

onBothDatabases('every page', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  function check(where: string, response: Response, text: string): void {
    const policy = directives(response.headers.get('content-security-policy') ?? '');
    expect([where, policy.get('default-src')], where).toEqual([where, ["'none'"]]);
    for (const name of ['script-src', 'style-src', 'connect-src', 'form-action'])
      expect([where, policy.get(name)]).toEqual([where, ["'self'"]]);
    expect(policy.get('base-uri'), where).toEqual(["'none'"]);
    expect(policy.has('frame-ancestors'), where).toBe(true);
    expect(response.headers.get('x-content-type-options'), where).toBe('nosniff');
    for (const pattern of INLINE) expect(text, where).not.toMatch(pattern);
    for (const [, address = ''] of text.matchAll(FETCHED))
      expect(address, where).toMatch(/^\/(?!\/)|^\.\/|^data:/);
  }

  it('runs nothing that stands in it, and fetches nothing from anybody else', async () => {
    const { state, nonce } = await world.login();
    const token = await world.platform.sign(world.claims(nonce));
    const recall = await world.post({ id_token: token, state });
    const login = await world.login();
    const launch = await world.launch();
    const refused = await world.post({ state: 'x', id_token: 'y' });
    check('login', login.response, login.text);
    check('recall', recall.response, recall.text);
    check('launch', launch.response, launch.text);
    check('refusal', refused.response, refused.text);
    expect(recall.text).toContain('/lti/browser/launch.js');
    expect(launch.session).toBeDefined();
  });

  it('is of that kind on every route, whatever is asked of it', async () => {
    const routes = routesOf(createServerApp(world.deps, mountsFor(world.deps)));
    const files = readdirSync(WEB_FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html'))
      .map((file) => ({ method: 'GET', path: path.posix.join(WEB_PATH, file) }));
    expect(files.length).toBeGreaterThan(1);
    const odd = ['/', '/nowhere', '/lti', '/lti/nowhere', '/home/nowhere', `${WEB_PATH}/%00`];
    const all = [...routes, ...files, ...odd.map((one) => ({ method: 'GET', path: one }))];
    const pages: string[] = [];
    for (const { path: place } of all) {
      if (place === PATHS.live) continue;
      for (const method of ['GET', 'POST', 'PUT']) {
        const response = await fetch(world.here + place.replace(/:\w+/, 'x'), {
          method,
          redirect: 'manual',
        });
        const text = await response.text();
        if (!(response.headers.get('content-type') ?? '').includes('html')) continue;
        pages.push(place);
        check(`${method} ${place}`, response, text);
      }
    }
    expect(pages).toEqual(expect.arrayContaining(['/lti/login', '/lti/launch', PATHS.connect]));
  });
});
