import { resolve } from 'node:path';
import { type RequestHandler, Router, static as serveFiles } from 'express';
import { PATHS } from '../../shared/protocol/http.ts';
import { contentPolicy } from '../lti/html.ts';
import { sendAppPage } from '../lti/launch-page.ts';
import type { Sentences } from '../lti/sentences.ts';
import { workerFor } from './shell.ts';

/** Of the built pages, the one that is kept. */
const PAGE = 'phone';

const icon = (file: string, size: number, purpose: 'any' | 'maskable') => ({
  src: `${PATHS.home}icon/${file}`,
  ...{ sizes: `${size}x${size}`, type: 'image/png', purpose },
});

/** What a browser needs to put it among a phone's apps; nothing of a person. */
const MANIFEST = {
  id: PATHS.home,
  name: 'Waymark',
  short_name: 'Waymark',
  start_url: PATHS.home,
  scope: PATHS.home,
  display: 'standalone',
  background_color: '#fbfaf7',
  theme_color: '#0d6455',
  icons: [192, 512].flatMap((size) => [
    icon(`${size}.png`, size, 'any'),
    // A phone that cuts icons to its own form takes this one.
    icon(`${size}-mask.png`, size, 'maskable'),
  ]),
};

const HEAD = [
  `<link rel="manifest" href="${PATHS.home}manifest.webmanifest">`,
  `<link rel="apple-touch-icon" href="${PATHS.home}icon/180.png">`,
  '<meta name="theme-color" content="#0d6455">',
].join('\n');

/** Top-level only, and the same for everybody: who is kept here is known to the browser alone. */
const homePage =
  (sentences: Sentences): RequestHandler =>
  (request, response) => {
    // A worker's scope ends in a slash; the fragment with the code goes along.
    if (!request.originalUrl.startsWith(PATHS.home)) return response.redirect(308, PATHS.home);
    return sendAppPage(response, sentences, {
      name: PAGE,
      lang: 'en',
      more: HEAD,
      policy: ["manifest-src 'self'", "worker-src 'self'"],
    });
  };

/** Never kept by a cache in between: whoever asks wants to know whether there is a new version. */
const workerScript: RequestHandler = (_request, response, next) => {
  const worker = workerFor(PATHS.home, PAGE);
  if (worker === null) return next();
  response.set({ 'cache-control': 'no-cache', 'content-security-policy': contentPolicy([]) });
  response.type('js').send(worker);
};

/** The home that is kept on a phone; mount it where PATHS.home says. */
export function phoneRouter(sentences: Sentences): Router {
  const router = Router();
  router.get('/', homePage(sentences));
  router.get('/worker.js', workerScript);
  router.get('/manifest.webmanifest', (_request, response) => {
    response.set('cache-control', 'no-cache').type('application/manifest+json').send(MANIFEST);
  });
  router.use(
    '/icon',
    serveFiles(resolve(import.meta.dirname, 'icon'), { index: false, maxAge: '1d' }),
  );
  return router;
}
