// The service worker of the built page. `build/offline.ts` puts VERSION and FILES in front of it. It keeps the files of one
// version together: a page that was loaded from them gets all else from them too, whatever the server has by now.

const PREFIX = `dead-relu-lab ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(dropOldFiles()));

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});

/** All files or none: where one does not arrive, the version before stays. */
async function keepFiles() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    FILES.map(async (file) => {
      const isNamedByContent = file.startsWith('assets/');
      const known = isNamedByContent ? await keptIn(await ownCaches(), file) : undefined;
      const response = known ?? (await fetch(file, { cache: isNamedByContent ? 'default' : 'no-cache' }));
      const isPage = /html/.test(response.headers.get('content-type') ?? '');
      if (!response.ok || response.redirected || isPage !== (file === './')) throw new Error(`The server has no ${file}.`);
      await cache.put(file, response);
    }),
  );
}

/** The version before is kept: another tab may still be of it. */
async function dropOldFiles() {
  const others = (await ownCaches()).filter((name) => name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** A file from the first of these caches that has it. */
async function keptIn(names, file) {
  for (const name of names) {
    const found = await (await caches.open(name)).match(file, { ignoreVary: true });
    if (found !== undefined) return found;
  }
  return undefined;
}

async function answer(request) {
  const { href, origin, pathname } = new URL(request.url);
  const page = new URL(self.registration.scope).pathname;
  const isPage = request.mode === 'navigate' && (pathname === page || pathname === `${page}index.html`);
  const file = isPage ? './' : origin + pathname;
  // What was asked for past every cache did not arrive before.
  if (request.cache === 'reload' && !isPage) return fetch(request).catch(async () => (await kept(file)) ?? Response.error());
  return (await kept(file)) ?? fetch(isPage ? href : request);
}

async function kept(file) {
  return keptIn([CACHE, ...(await ownCaches())], file);
}
