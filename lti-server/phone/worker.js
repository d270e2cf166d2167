/*
 * Keeps the shell of the kept home on the phone: its page, scripts, styles and sentences, as the server lists them in
 * `SHELL` above. No answer of the API passes through here, so no cache holds anybody's words.
 */
const { version, page, files } = self.SHELL;
const FAMILY = 'waymark-shell ';
const CACHE = FAMILY + version;

async function keepShell() {
  const cache = await caches.open(CACHE);
  await cache.addAll([page, ...files]);
}

/** Shells of former versions; nobody has one open any more. */
async function dropFormer() {
  const names = await caches.keys();
  const former = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(former.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function fromShell(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(dropFormer()));
// The page asks for it as it opens, before anything of the former version is in use.
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname === page ? request.mode === 'navigate' : files.includes(pathname))
    event.respondWith(fromShell(pathname, request));
});
