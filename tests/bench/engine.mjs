// How fast a model reads (prefill) and writes (decode) in Chromium: our engine beside wllama, same file, by turns.
// Prints a table, then one line of JSON a case. Called by `cargo xtask bench decode | prefill`.
//
// With one thread the figure is tokens per CPU-second of the browser's renderer, which holds on a busy machine;
// with two it is tokens per second by the clock, which needs an idle one.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
const what = process.env.EXEMPLAR_BENCH;
const models = JSON.parse(process.env.EXEMPLAR_MODELS);
const engines = process.env.EXEMPLAR_ENGINES;
const other = process.env.EXEMPLAR_OTHER; // another build of ours, to stand beside this one
const ROUNDS = Number(process.env.EXEMPLAR_ROUNDS ?? 5);
const only = process.env.EXEMPLAR_ONLY; // a part of the names of the cases wanted
const N_PROMPT = 128, N_ANSWER = 64;

const folders = { '/ours/': engines, '/other/': other, '/modules/': path.join(here, 'node_modules') };
const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const server = http.createServer((request, response) => {
  const url = decodeURIComponent(new URL(request.url, 'http://x').pathname);
  const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
  if (url === '/favicon.ico') return response.writeHead(204).end();
  if (url === '/') return response.writeHead(200, { 'Content-Type': 'text/html', ...isolated }).end('<!doctype html><title>bench</title>');
  const base = Object.keys(folders).find((it) => url.startsWith(it));
  const model = models.find((it) => url === `/models/${path.basename(it.path)}`);
  const file = model?.path ?? (base && folders[base] && path.join(folders[base], path.normalize(url.slice(base.length))));
  if (!file || !fs.existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream', 'Content-Length': fs.statSync(file).size, ...isolated });
  if (request.method === 'HEAD') return response.end();
  fs.createReadStream(file).pipe(response);
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;
const context = await chromium.launchPersistentContext('', { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--disable-background-timer-throttling', '--disable-renderer-backgrounding'] });

/** CPU seconds of all renderers below this process. */
function cpuSeconds() {
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

const open = async () => {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') console.error(message.text()); });
  await page.goto(origin);
  return page;
};

/** Our engine: the built worker, spoken to in its own frames. */
async function ours(folder, model, nThreads) {
  const page = await open();
  await page.evaluate(async ({ script, model, nThreads }) => {
    const varint = (n) => { const out = []; for (n = BigInt(n); n > 127n; n >>= 7n) out.push(Number(n & 127n) | 128); out.push(Number(n)); return out; };
    const text = (it) => { const bytes = new TextEncoder().encode(it); return [...varint(bytes.length), ...bytes]; };
    const float = (it) => [...new Uint8Array(new Float32Array([it]).buffer)];
    const starter = `Object.defineProperty(navigator, 'hardwareConcurrency', { value: ${nThreads} }); import(${JSON.stringify(script)}).then((it) => it.default()).catch((it) => postMessage(String(it)));`;
    const worker = new Worker(URL.createObjectURL(new Blob([starter], { type: 'text/javascript' })), { type: 'module' });
    let id = 0, hear = null, greet;
    const greeted = new Promise((resolve) => { greet = resolve; });
    worker.onmessage = ({ data }) => {
      if (typeof data === 'string') return hear?.reject(new Error(data));
      let at = 0;
      const number = () => { let n = 0, scale = 1; for (;;) { const byte = data[at++]; n += (byte & 127) * scale; if (byte < 128) return n; scale *= 128; } };
      const string = () => { const n = number(); at += n; return new TextDecoder().decode(data.slice(at - n, at)); };
      const double = () => { const view = new DataView(data.buffer, data.byteOffset + at, 8); at += 8; return view.getFloat64(0, true); };
      switch (number()) {
        case 0: return greet();
        case 1: {
          number();
          const kind = number();
          if (kind === 0) { string(); hear.replies.threads = number(); }
          if (kind === 5) hear.replies.imported = string();
          if (kind === 7) { number(); number(); hear.replies.prefill = double(); }
          if (kind === 8) { number(); (hear.replies.ids ??= []).push(number()); }
          if (kind === 9) { number(); if (number() === 1) string(); string(); hear.replies.nTokens = number(); double(); hear.replies.decode = double(); }
          return;
        }
        case 3: return hear.resolve(hear.replies);
        default: return hear.reject(new Error('the engine failed: ' + new TextDecoder().decode(data)));
      }
    };
    worker.onerror = (event) => hear?.reject(new Error(event.message));
    const ask = (question) => new Promise((resolve, reject) => {
      hear = { resolve, reject, replies: {} };
      worker.postMessage(Uint8Array.from([1, ...varint(id++), ...question]));
    });
    // What is sent before the worker has spoken, nobody hears.
    await greeted;
    worker.postMessage(Uint8Array.from([0, ...text(location.origin + new URL(script).pathname.replace(/engine(-mt)?\/worker\.js$/, ''))]));
    const { threads } = await ask([0]);
    if (threads !== nThreads) throw new Error(`${threads} threads came instead of ${nThreads}`);
    const { imported } = await ask([3, ...text('bench'), 1, 0, ...text(model), ...text('bench.gguf')]);
    const begun = performance.now();
    await ask([2, ...text(imported)]);
    window.loadMillis = performance.now() - begun;
    let state = 7;
    const ids = (n) => Array.from({ length: n }, () => { state = (state * 1103515245 + 12345) % 2147483648; return 300 + state % 40000; });
    const generate = (prompt, n) => ask([5, ...text(imported), 1, ...varint(prompt.length), ...prompt.flatMap(varint), ...float(0), 0, ...float(1), ...float(0), ...float(1), 1, ...varint(n), 0, 1]);
    window.prefill = async (n) => { const said = await generate(ids(n), 1); return { tokens: n, millis: said.prefill }; };
    window.decode = async (n) => { const said = await generate(ids(N_BEFORE), n + 1); return { tokens: said.nTokens - 1, millis: said.decode, ids: said.ids }; };
    // As many tokens as wllama's own measure has before it.
    const N_BEFORE = 2;
  }, { script: `${origin}${folder}/worker.js`, model: `${origin}/models/${path.basename(model)}`, nThreads });
  return page;
}

/** wllama, by its own measures: `_testBenchmark` up to version 2, timed completions after. */
async function wllama(folder, model, nThreads) {
  const page = await open();
  await page.evaluate(async ({ base, model, nThreads }) => {
    const { Wllama } = await import(`${base}esm/index.js`);
    const isNew = !(await fetch(`${base}esm/single-thread/wllama.wasm`, { method: 'HEAD' })).ok;
    const paths = isNew ? { default: `${base}esm/wasm/wllama.wasm` } : { 'single-thread/wllama.wasm': `${base}esm/single-thread/wllama.wasm`, 'multi-thread/wllama.wasm': `${base}esm/multi-thread/wllama.wasm` };
    const silent = { debug() {}, log() {}, warn() {}, error: console.error };
    const it = new Wllama(paths, { logger: silent, suppressNativeLog: true });
    const blob = await (await fetch(model)).blob();
    const begun = performance.now();
    await it.loadModel([blob], { n_ctx: 1024, n_batch: 512, n_threads: nThreads, n_gpu_layers: 0, ...(isNew ? { n_parallel: 1, warmup: false } : {}) });
    window.loadMillis = performance.now() - begun;
    const timed = async (tokens, work) => { const start = performance.now(); await work(); return { tokens, millis: performance.now() - start }; };
    if (!isNew) {
      window.prefill = (n) => timed(n, () => it._testBenchmark('pp', n));
      window.decode = (n) => timed(n, () => it._testBenchmark('tg', n));
      return;
    }
    let state = 7;
    const letters = (n) => Array.from({ length: n }, () => { state = (state * 1103515245 + 12345) % 2147483648; return 'abcdefghijklmnopqrstuvwxyz'[(state >> 8) % 26]; }).join(' ');
    const complete = (prompt, n) => it.createCompletion({ prompt, max_tokens: n, temperature: 0, top_k: 1, cache_prompt: false, ignore_eos: true });
    window.prefill = async (n) => { const { timings } = await complete(letters(n), 1); return { tokens: timings.prompt_n, millis: timings.prompt_ms }; };
    window.decode = async (n) => { const { timings } = await complete('a', n + 1); return { tokens: timings.predicted_n - 1, millis: timings.predicted_ms }; };
  }, { base: `${origin}/modules/${folder}/`, model: `${origin}/models/${path.basename(model)}`, nThreads });
  return page;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const peers = [
  ['wllama 2.3.1', (model, n) => wllama('@wllama/wllama', model, n)],
  ['wllama 3.8.1', (model, n) => wllama('wllama-newest', model, n)],
  ...(other ? [['ours before', (model, n) => ours('/other/engine-mt', model, n)]] : []),
];
const cases = [];
for (const model of models) {
  for (const nThreads of [1, 2]) {
    for (const [peerName, start] of peers) {
      const name = `${model.name} ${nThreads}t vs ${peerName}`;
      if (only && !name.includes(only)) continue;
      try {
        const pages = [await ours('/ours/engine-mt', model.path, nThreads), await start(model.path, nThreads)];
        const rates = [[], []], loads = await Promise.all(pages.map((it) => it.evaluate('loadMillis')));
        const measure = (page, n) => page.evaluate(`${what}(${n})`);
        // Once for the compiler, which makes the code fast only while it runs.
        for (const page of pages) for (let i = 0; i < 2; i++) await measure(page, 32);
        for (let round = 0; round < ROUNDS; round++) {
          for (const [i, page] of pages.entries()) {
            const before = cpuSeconds();
            // What runs short is run more often, because the system counts hundredths of a second.
            let tokens = 0, millis = 0;
            do {
              const said = await measure(page, what === 'prefill' ? N_PROMPT : N_ANSWER);
              tokens += said.tokens;
              millis += said.millis;
            } while (millis < 1000);
            rates[i].push(nThreads === 1 ? tokens / (cpuSeconds() - before) : tokens / millis * 1000);
          }
        }
        for (const page of pages) await page.close();
        const [a, b] = rates.map(median);
        cases.push({ case: name, ours: a, peer: b, peer_name: peerName, ratio: a / b, unit: nThreads === 1 ? 'tokens/CPU-s' : 'tokens/s', spread: rates.map((it) => `${Math.min(...it).toFixed(1)}-${Math.max(...it).toFixed(1)}`).join(' | '), 'load ms': loads.map(Math.round).join(' | ') });
      } catch (error) {
        console.error(`${name}: ${String(error).slice(0, 300)}`);
        for (const page of context.pages().slice(1)) await page.close();
      }
    }
  }
}
await context.close();
server.close();

const round = (it) => Number(it.toFixed(2));
console.log(`${what}: ${what === 'prefill' ? `a prompt of ${N_PROMPT} tokens` : `${N_ANSWER} tokens after a short prompt`}, medians of ${ROUNDS} rounds by turns, load ${fs.readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}`);
console.table(cases.map((it) => ({ ...it, ours: round(it.ours), peer: round(it.peer), ratio: round(it.ratio) })));
for (const { case: name, ours, peer, peer_name, ratio, unit } of cases) console.log(JSON.stringify({ bench: what, case: name, ours, peer, peer_name, ratio, unit }));
if (cases.length === 0) process.exitCode = 1;
