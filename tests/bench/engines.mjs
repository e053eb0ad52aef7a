// What the benches of engines share: a server of files, a browser, our engine spoken to in its own frames, and wllama.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
const engines = process.env.EXEMPLAR_ENGINES;
export const other = process.env.EXEMPLAR_OTHER; // another build of ours, to stand beside this one
export const models = JSON.parse(process.env.EXEMPLAR_MODELS);

const folders = { '/ours/': engines, '/other/': other, '/bench/': here, '/modules/': path.join(here, 'node_modules') };
/** The address of a model's file. */
export const modelUrl = (file) => `${origin}/models/${path.basename(file)}`;
/** The address at which a folder is served from now on. */
export const serveFolder = (base, folder) => { folders[base] = folder; return origin + base; };
const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
/** Whether the browser may keep programs: then it also keeps what it compiled of them, where it thinks that worth it. */
let keepsPrograms = false;
export const keepPrograms = (is) => { keepsPrograms = is; };
const server = http.createServer((request, response) => {
  const url = decodeURIComponent(new URL(request.url, 'http://x').pathname);
  const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
  if (url === '/favicon.ico') return response.writeHead(204).end();
  if (url === '/') return response.writeHead(200, { 'Content-Type': 'text/html', ...isolated }).end('<!doctype html><title>bench</title>');
  const base = Object.keys(folders).find((it) => url.startsWith(it));
  const model = models.find((it) => url === `/models/${path.basename(it.path)}`);
  const file = model?.path ?? (base && folders[base] && path.join(folders[base], path.normalize(url.slice(base.length))));
  if (!file || !fs.existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream', 'Content-Length': fs.statSync(file).size, 'Cache-Control': keepsPrograms && !model ? 'max-age=3600' : 'no-store', ...isolated });
  if (request.method === 'HEAD') return response.end();
  fs.createReadStream(file).pipe(response);
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;
const context = await chromium.launchPersistentContext('', { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--disable-background-timer-throttling', '--disable-renderer-backgrounding'] });

/** CPU seconds of all renderers below this process. */
export function cpuSeconds() {
  const parents = new Map(), ticks = new Map();
  for (const pid of fs.readdirSync('/proc').filter((it) => /^\d+$/.test(it))) {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parents.set(pid, fields[1]);
      if (fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) ticks.set(pid, Number(fields[11]) + Number(fields[12]));
    } catch { /* it ended meanwhile */ }
  }
  const isOurs = (pid) => { for (let it = pid; it; it = parents.get(it)) if (it === String(process.pid)) return true; return false; };
  return [...ticks].filter(([pid]) => isOurs(pid)).reduce((sum, [, it]) => sum + it, 0) / 100;
}

/** CPU seconds of all that is no process below this one. */
export function othersSeconds() {
  const parents = new Map(), ticks = new Map();
  for (const pid of fs.readdirSync('/proc').filter((it) => /^\d+$/.test(it))) {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parents.set(pid, fields[1]);
      ticks.set(pid, fields.slice(11, 15).reduce((sum, it) => sum + Number(it), 0));
    } catch { /* it ended meanwhile */ }
  }
  const isOurs = (pid) => { for (let it = pid; it; it = parents.get(it)) if (it === String(process.pid)) return true; return false; };
  const ours = [...ticks].filter(([pid]) => isOurs(pid)).reduce((sum, [, it]) => sum + it, 0);
  const [user, nice, system] = fs.readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/ +/).slice(1).map(Number);
  return (user + nice + system - ours) / 100;
}

export const newPage = async () => {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') console.error(message.text()); });
  await page.goto(origin);
  return page;
};

/** Pages that a failure left behind. */
export const closePages = async () => { for (const page of context.pages().slice(1)) await page.close(); };

export const close = async () => { await context.close(); server.close(); };

/**
 * Our engine: the built worker, spoken to in its own frames; `window.engine.ask` gives the replies of a question.
 * `packs`: what is sent in one turn goes as one message, both ways, as Measure's wire does (`bridge::web::join_many`).
 * `kept`: the id that an earlier page of this run gave the model (`window.kept`); it is not brought in again then.
 */
export async function ours(folder, model, nThreads, packs = false, kept = '') {
  const page = await newPage();
  await page.evaluate(async ({ script, model, nThreads, packs, kept }) => {
    window.openedMillis = performance.now();
    const frames = await import('/bench/frames.mjs');
    const starter = `Object.defineProperty(navigator, 'hardwareConcurrency', { value: ${nThreads} }); import(${JSON.stringify(script)}).then((it) => it.default()).catch((it) => postMessage(String(it)));`;
    const worker = new Worker(URL.createObjectURL(new Blob([starter], { type: 'text/javascript' })), { type: 'module' });
    const open = new Map();
    let nextId = 0, greet;
    const greeted = new Promise((resolve) => { greet = resolve; });
    const fail = (what) => { for (const { reject } of open.values()) reject(new Error(what)); };
    const read = (data) => {
      let at = 0;
      const number = () => { let n = 0, scale = 1; for (;;) { const byte = data[at++]; n += (byte & 127) * scale; if (byte < 128) return n; scale *= 128; } };
      const string = () => { const n = number(); at += n; return new TextDecoder().decode(data.slice(at - n, at)); };
      const view = (n) => { at += n; return new DataView(data.buffer, data.byteOffset + at - n, n); };
      const double = () => view(8).getFloat64(0, true), single = () => view(4).getFloat32(0, true);
      const list = (item) => Array.from({ length: number() }, item);
      switch (number()) {
        case 0: return greet();
        case 1: {
          const { replies } = open.get(number()) ?? { replies: {} };
          const kind = number();
          if (kind === 0) { string(); replies.threads = number(); }
          if (kind === 5) replies.imported = string();
          if (kind === 8) { number(); replies.nReused = number(); replies.prefill = double(); }
          if (kind === 9) { const sample = number(); (replies.ids ??= []).push(number()); (replies.samples ??= []).push(sample); }
          if (kind === 10) { number(); if (number() === 1) string(); string(); replies.nTokens = number(); replies.first = double(); replies.decode = double(); }
          if (kind === 13) replies.scores = list(() => list(single));
          return;
        }
        case 2: { const id = number(); open.get(id)?.reject(new Error('a question failed: ' + new TextDecoder().decode(data.slice(at)))); open.delete(id); return; }
        case 3: { const id = number(); open.get(id)?.resolve(open.get(id).replies); open.delete(id); return; }
        default: return fail('the engine failed: ' + new TextDecoder().decode(data));
      }
    };
    const unpack = (parcel) => {
      const lengths = new DataView(parcel);
      for (let at = 0, n; at < parcel.byteLength; at += 4 + n) { n = lengths.getUint32(at, true); read(new Uint8Array(parcel, at + 4, n)); }
    };
    const hear = ({ data }) => {
      // Replies are known by their numbers: one that is read wrong must not go on as a figure.
      try { return typeof data === 'string' ? fail(data) : data instanceof ArrayBuffer ? unpack(data) : read(data); } catch (error) { fail(`a reply that this client cannot read: ${error}`); }
    };
    // What is sent before the worker has spoken, nobody hears.
    worker.onmessage = hear;
    worker.onerror = (event) => fail(event.message);
    await greeted;
    // A wire beside the studio's, as the places have that ask many questions at once.
    const { port1: wire, port2: far } = new MessageChannel();
    worker.onmessage = ({ data }) => fail(String(data));
    wire.onmessage = hear;
    worker.postMessage(null, [far]);
    const outgoing = [];
    const send = () => {
      const waiting = outgoing.splice(0), parcel = new Uint8Array(waiting.reduce((sum, it) => sum + 4 + it.length, 0));
      let at = 0;
      for (const it of waiting) { new DataView(parcel.buffer).setUint32(at, it.length, true); parcel.set(it, at + 4); at += 4 + it.length; }
      wire.postMessage(parcel.buffer, [parcel.buffer]);
    };
    const post = (bytes) => {
      if (!packs) return wire.postMessage(Uint8Array.from(bytes));
      if (outgoing.push(bytes) === 1) queueMicrotask(send);
    };
    const ask = (question) => new Promise((resolve, reject) => {
      const id = nextId++;
      open.set(id, { resolve, reject, replies: {} });
      post(frames.asking(id, question));
    });
    post(frames.hello(location.origin + new URL(script).pathname.replace(/engine[^/]*\/worker\.js$/, '')));
    const imported = kept || (await ask(frames.importing('bench', model, 'bench.gguf'))).imported;
    const begun = performance.now();
    await ask(frames.load(imported));
    window.kept = imported;
    window.loadMillis = performance.now() - begun;
    const { threads } = await ask(frames.ABILITIES);
    if (threads !== nThreads) throw new Error(`${threads} threads came instead of ${nThreads}`);
    window.engine = {
      ask,
      name: frames.text(imported),
      generate: (prompt, n, options) => ask(frames.generate(imported, prompt, n, options)),
      score: async (prompt, labels) => (await ask(frames.score(imported, prompt, labels))).scores,
    };
  }, { script: `${origin}${folder}/worker.js`, model: modelUrl(model), nThreads, packs, kept });
  return page;
}

/**
 * wllama: `window.wllama` is the loaded one, `window.isNew` says whether it is of version 3.
 * `isKept`: from its own cache in the private file system, where an earlier page of this run has left it or this one does.
 */
export async function wllama(folder, model, nThreads, isKept = false) {
  const page = await newPage();
  await page.evaluate(async ({ base, model, nThreads, isKept }) => {
    window.openedMillis = performance.now();
    const { Wllama } = await import(`${base}esm/index.js`);
    window.isNew = !(await fetch(`${base}esm/single-thread/wllama.wasm`, { method: 'HEAD' })).ok;
    const paths = window.isNew ? { default: `${base}esm/wasm/wllama.wasm` } : { 'single-thread/wllama.wasm': `${base}esm/single-thread/wllama.wasm`, 'multi-thread/wllama.wasm': `${base}esm/multi-thread/wllama.wasm` };
    const silent = { debug() {}, log() {}, warn() {}, error: console.error };
    const it = new Wllama(paths, { logger: silent, suppressNativeLog: true });
    const options = { n_ctx: 1024, n_batch: 512, n_threads: nThreads, n_gpu_layers: 0, ...(window.isNew ? { n_parallel: 1, warmup: false } : {}) };
    const blob = isKept ? null : await (await fetch(model)).blob();
    const begun = performance.now();
    await (isKept ? it.loadModelFromUrl(model, { ...options, useCache: true }) : it.loadModel([blob], options));
    window.loadMillis = performance.now() - begun;
    window.wllama = it;
  }, { base: `${origin}/modules/${folder}/`, model: modelUrl(model), nThreads, isKept });
  return page;
}

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
export const load = () => fs.readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
