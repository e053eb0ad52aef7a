// Keeps the files of exactly one release on this device, so that the page opens without a network; sw.js asks here first.
// The build writes the list before it: self.RELEASE = { id, files: { PATH: SHA-256 in base64 } }, and joins all to sw.js.
(() => {
  const { id, files } = self.RELEASE;
  const BASE = self.registration.scope;
  const PREFIX = 'exemplar-release-';
  const NAME = PREFIX + id;
  // Stands in the cache once every file is there: before that nothing is answered from it.
  const WHOLE = `${BASE}exemplar-whole`;
  // Large, and one browser needs one of them: kept when it is first fetched.
  const WHEN_USED = /^(engine(-relaxed|-mt)?|card)\//;

  let isWhole = null;
  let filling = null;

  /** The kept answer; nothing where the network is to be asked. */
  self.kept = async (request) => {
    const path = pathOf(request);
    if (path === null) return undefined;
    try {
      isWhole ??= caches.open(NAME).then(async (cache) => !!(await cache.match(WHOLE)));
      if (!(await isWhole)) return undefined;
    } catch {
      // No storage: the network alone.
      return undefined;
    }
    const cache = await caches.open(NAME);
    let found = await cache.match(BASE + path);
    if (!found) {
      found = await fetched(path);
      // Another day, if there is no room.
      await cache.put(BASE + path, found.clone()).catch(() => {});
    }
    return part(found, request.headers.get('range'));
  };

  function pathOf({ method, mode, url }) {
    const address = url.split(/[?#]/)[0];
    if (method !== 'GET' || !address.startsWith(BASE)) return null;
    const path = decodeURIComponent(address.slice(BASE.length)) || 'index.html';
    // Only the page itself is ever gone to.
    return Object.hasOwn(files, path) && (mode !== 'navigate' || path === 'index.html') ? path : null;
  }

  /** From the host, and exactly what belongs to this release: never a file of another one. */
  async function fetched(path) {
    // Some hosts send a person from `index.html` to the folder.
    const answer = await fetch(BASE + (path === 'index.html' ? '' : path), { cache: 'no-cache' });
    const bytes = answer.ok ? await answer.arrayBuffer() : new ArrayBuffer(0);
    if ((await digest(bytes)) !== files[path]) throw new Error(`${path} is not the one of this release`);
    return toKeep(bytes, answer);
  }

  /** With the headers of isolation: beside an answer that is given as it lies there, and beside no other, a browser
   *  keeps what it compiled of a program. */
  function toKeep(bytes, { headers: those }) {
    const headers = new Headers(those);
    for (const name of ['Content-Encoding', 'Content-Length', 'Transfer-Encoding']) headers.delete(name);
    for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
    return new Response(bytes, { headers });
  }

  async function digest(bytes) {
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return btoa(String.fromCharCode(...sum));
  }

  /** A kept file answers a question for its end as a host would. */
  async function part(found, range) {
    const [, from] = /^bytes=(\d+)-$/.exec(range ?? '') ?? [];
    if (!from) return found;
    const bytes = await found.arrayBuffer();
    const headers = new Headers(found.headers);
    headers.set('Content-Range', `bytes ${from}-${bytes.byteLength - 1}/${bytes.byteLength}`);
    if (Number(from) < bytes.byteLength) return new Response(bytes.slice(Number(from)), { status: 206, headers });
    headers.set('Content-Range', `bytes */${bytes.byteLength}`);
    return new Response(null, { status: 416, headers });
  }

  /** Brings the files whose names `isWanted`, from an earlier release where they are the same. */
  async function fill(isWanted) {
    const cache = await caches.open(NAME);
    const others = await earlier();
    for (const path of Object.keys(files)) {
      if (!isWanted(path) || (await cache.match(BASE + path))) continue;
      await cache.put(BASE + path, (await same(path, others)) ?? (await fetched(path)));
    }
    if (!(await cache.match(WHOLE))) await cache.put(WHOLE, new Response());
    isWhole = Promise.resolve(true);
  }

  async function earlier() {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
    return Promise.all(names.map((name) => caches.open(name)));
  }

  async function same(path, others) {
    for (const cache of others) {
      const found = await cache.match(BASE + path);
      const bytes = await found?.arrayBuffer();
      if (bytes && (await digest(bytes)) === files[path]) return toKeep(bytes, found);
    }
    return undefined;
  }

  const isNoRoom = ({ name }) => name === 'QuotaExceededError';

  // A release that replaces a whole one is whole before it does; else the page could be left without its files.
  self.addEventListener('install', (event) => event.waitUntil(replacing()));
  async function replacing() {
    const whole = [];
    try {
      for (const cache of await earlier()) if (await cache.match(WHOLE)) whole.push(cache);
    } catch {
      return;
    }
    if (whole.length === 0) return;
    const used = new Set();
    for (const cache of whole) for (const { url } of await cache.keys()) used.add(url.slice(BASE.length).split('/')[0]);
    try {
      await fill((path) => !WHEN_USED.test(path) || used.has(path.split('/')[0]));
    } catch (error) {
      await caches.delete(NAME);
      // Without room for two, the new one takes the place first and is filled then.
      if (!isNoRoom(error)) throw error;
    }
  }

  self.addEventListener('activate', (event) => event.waitUntil(alone()));
  async function alone() {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== NAME);
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  self.addEventListener('message', (event) => {
    const [port] = event.ports;
    const { keep } = event.data ?? {};
    if (keep) event.waitUntil(keeping(keep).then((said) => port?.postMessage(said)));
    if (event.data === 'renew') event.waitUntil(renew().then((said) => port?.postMessage(said)));
  });

  /** Keeps this release for a page of it, which began with `start` and asks an engine with these files. */
  async function keeping({ start, engine }) {
    if (!Object.hasOwn(files, start)) return 'other';
    filling ??= fill((path) => !WHEN_USED.test(path) || path.startsWith(`${engine}/`)).catch(async (error) => {
      filling = null;
      if (isNoRoom(error)) await letGo().catch(() => {});
      return isNoRoom(error) ? 'full' : 'failed';
    });
    return (await filling) ?? 'kept';
  }

  /** A part of a release helps nobody; what is whole stays, though no more fits beside it. */
  async function letGo() {
    if (await (await caches.open(NAME)).match(WHOLE)) return;
    isWhole = null;
    await caches.delete(NAME);
  }

  /** Takes the place of the release before, unless a page of that one is open beside the one that asks. */
  async function renew() {
    const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const others = tabs.filter(({ url }) => url.startsWith(BASE)).length - 1;
    if (others <= 0) await self.skipWaiting();
    return Math.max(others, 0);
  }
})();
