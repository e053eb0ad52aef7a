// The guard at the door: gives this site's own answers the headers of isolation, and lets a request out
// only to a host that the person has allowed. In airplane mode nothing leaves. It keeps its rules; the files of the
// release are kept by kept.js, which a release has before it.
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

// A release waits until the one before is closed, or a person says so.
self.addEventListener('install', () => self.RELEASE || self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if (event.data === 'claim') return event.waitUntil(self.clients.claim());
  const [port] = event.ports;
  if (event.data?.rules && port) {
    // One change after another: each sees what the last one left. One that fails is answered, and hinders no other.
    turn = turn
      .then(() => changed(event.data.rules, event.source?.id))
      .then((rules) => port.postMessage(rules))
      .catch(() => port.postMessage(null));
    event.waitUntil(turn);
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) {
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    // Where it may pass, the browser sends it itself: only so can it ask about the local network.
    if (isWeb && !(known && allows(known, url.origin))) event.respondWith(outward(request, url.origin));
    return;
  }
  if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return;
  const guarded = /\/guarded\/(courier|engine)\/([^/]+)\.js$/.exec(url.pathname);
  event.respondWith(guarded ? worker(guarded[1], decodeURIComponent(guarded[2])) : isolated(request));
});

// ---- What is let through.

const RULES = new URL('guard-rules', self.registration.scope).href;
// Hosts of the person's services, and hosts lent to a tab for a download: [tab, host].
const NOTHING = { airplane: false, hosts: [], lent: [] };
let known = null;
let turn = rules().catch(() => NOTHING);

async function rules() {
  if (known) return known;
  const kept = await (await caches.open('exemplar-guard')).match(RULES);
  known = { ...NOTHING, ...(kept ? await kept.json() : {}) };
  return known;
}

// `hosts` replaces those of the services; `lend` and `unlend` are for the tab that asks.
async function changed({ airplane, hosts, lend, unlend }, tab) {
  const before = await rules();
  const living = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const lent = before.lent.filter(([of, host]) => living.has(of) && !(of === tab && host === unlend));
  if (lend && tab) lent.push([tab, lend]);
  const after = { airplane: airplane ?? before.airplane, hosts: hosts ? [...hosts].sort() : before.hosts, lent };
  if (JSON.stringify(after) === JSON.stringify(before)) return before;
  known = after;
  await (await caches.open('exemplar-guard')).put(RULES, new Response(JSON.stringify(known)));
  // Every tab of this site hears of it.
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) {
    client.postMessage({ guard: known });
  }
  return known;
}

// Where a host sends its files from, besides itself.
const ALSO = { 'https://huggingface.co': ['https://*.huggingface.co', 'https://*.hf.co'] };

function allows({ airplane, hosts, lent }, origin) {
  const all = [...hosts, ...lent.map(([, host]) => host)];
  return !airplane && all.some((host) => [host, ...(ALSO[host] ?? [])].some((it) => isOf(origin, it)));
}

function isOf(origin, host) {
  const [before, after] = host.split('*');
  return after === undefined ? origin === host : origin.startsWith(before) && origin.endsWith(after);
}

async function outward(request, origin) {
  return allows(await rules(), origin) ? fetch(request) : Response.error();
}

// ---- Workers that may reach one host.

const WORKERS = {
  // Without credentials an answer that cannot be read still tells that somebody answers.
  courier: { script: "import '../../courier.js';", own: '', embedder: 'credentialless' },
  engine: {
    embedder: 'require-corp',
    script:
      "import('../../engine/worker.js').then((it) => it.default()).catch((it) => postMessage(String(it)));",
    own: "'self' blob:",
  },
};

async function worker(kind, origin) {
  const { script, own, embedder } = WORKERS[kind];
  if (!allows(await rules(), origin)) {
    return new Response('Not allowed.', { status: 403, headers: { 'Content-Type': 'text/plain', ...ISOLATION } });
  }
  const reach = [own, origin, ...(ALSO[origin] ?? [])].join(' ');
  const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; connect-src ${reach}`;
  const headers = {
    ...ISOLATION,
    'Content-Type': 'text/javascript',
    'Content-Security-Policy': policy,
    'Cross-Origin-Embedder-Policy': embedder,
  };
  return new Response(script, { headers });
}

// ---- Isolation.

async function isolated(request) {
  const answer = (await self.kept?.(request)) ?? (await fetch(request));
  const isThere = ([name, value]) => answer.headers.get(name) === value;
  if (answer.status === 0 || Object.entries(ISOLATION).every(isThere)) return answer;
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
  const { status, statusText } = answer;
  return new Response(answer.body, { status, statusText, headers });
}
