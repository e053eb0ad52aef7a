// The other engines that `engine.mjs` stands beside, each as a page with `prefill(n)` and `decode(n)`, which answer
// { tokens, millis }: Flare, candle's own quantised llama as wasm, transformers.js where EXEMPLAR_ONNX names a folder of the
// same shape as it reads one; and native llama.cpp where EXEMPLAR_PYTHON names a Python with llama-cpp-python.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPage, serveFolder } from './engines.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const built = path.join(here, 'built');
/** Tokens before the first that is written. */
const N_BEFORE = 2;

/** Any ids that every vocabulary here has. */
const IDS = `(n) => Uint32Array.from({ length: n }, (_, i) => 300 + (97 * i) % 40000)`;

/** A page with `window.engine`: what `make` makes of a module of wasm-bindgen's and the bytes of the model. */
async function loaded(script, model, make) {
  const page = await newPage();
  await page.evaluate(async ({ script, model, make }) => {
    const it = await import(script);
    await it.default();
    const bytes = new Uint8Array(await (await fetch(model)).arrayBuffer());
    const begun = performance.now();
    window.engine = eval(make)(it, bytes);
    window.loadMillis = performance.now() - begun;
  }, { script, model: model.url, make });
  return page;
}

/** Flare 0.2.21, on the page's thread as its own demo has it. Its script has a comment in a comment and is mended. */
export async function flare(model) {
  const from = path.join(here, 'node_modules/@sauravpanda/flare/pkg');
  const to = path.join(built, 'flare');
  fs.mkdirSync(to, { recursive: true });
  fs.writeFileSync(path.join(to, 'flare_web.js'), fs.readFileSync(path.join(from, 'flare_web.js'), 'utf8').replace('/* done */', ''));
  fs.copyFileSync(path.join(from, 'flare_web_bg.wasm'), path.join(to, 'flare_web_bg.wasm'));
  const page = await loaded(serveFolder('/flare/', to) + 'flare_web.js', model, '(it, bytes) => it.FlareEngine.load(bytes)');
  await page.evaluate(({ ids, N_BEFORE }) => {
    ids = eval(ids);
    const { engine } = window;
    // The prompt is read when the stream begins.
    const stream = (prompt, n) => { engine.reset(); const start = performance.now(); engine.begin_stream(prompt, n); engine.next_token(); return start; };
    window.prefill = async (n) => { const start = stream(ids(n), 1); return { tokens: n, millis: performance.now() - start }; };
    window.decode = async (n) => {
      stream(ids(N_BEFORE), n + 1);
      const start = performance.now();
      let tokens = 0;
      while (tokens < n && engine.next_token() !== undefined) tokens++;
      return { tokens, millis: performance.now() - start };
    };
  }, { ids: IDS, N_BEFORE });
  return page;
}

/** candle-transformers' quantised llama, built here; one thread, as its wasm examples are. */
export async function candle(model) {
  const folder = path.join(here, 'candle'), to = path.join(built, 'candle');
  const run = (command, args) => execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  run('cargo', ['build', '--locked', '--release', '--quiet', '--target', 'wasm32-unknown-unknown', '--target-dir', path.join(folder, 'target')]);
  run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--out-dir', to, path.join(folder, 'target/wasm32-unknown-unknown/release/candle_peer.wasm')]);
  const page = await loaded(serveFolder('/candle/', to) + 'candle_peer.js', model, '(it, bytes) => new it.Llama(bytes)');
  await page.evaluate(({ ids, N_BEFORE }) => {
    ids = eval(ids);
    const llama = window.engine;
    const timed = (tokens, work) => { const start = performance.now(); work(); return { tokens, millis: performance.now() - start }; };
    window.prefill = async (n) => { llama.restart(); return timed(n, () => llama.go_on(ids(n))); };
    window.decode = async (n) => {
      llama.restart();
      let next = llama.go_on(ids(N_BEFORE));
      return timed(n, () => { for (let i = 0; i < n; i++) next = llama.go_on(Uint32Array.of(next)); });
    };
  }, { ids: IDS, N_BEFORE });
  return page;
}

/** transformers.js with 8-bit weights, its default on wasm; EXEMPLAR_ONNX is the folder of its model. */
export async function transformers(nThreads) {
  const folder = process.env.EXEMPLAR_ONNX;
  const page = await newPage();
  await page.evaluate(async ({ modules, models, name, nThreads, ids, N_BEFORE }) => {
    ids = eval(ids);
    const { env, AutoModelForCausalLM, Tensor } = await import(`${modules}@huggingface/transformers/dist/transformers.min.js`);
    Object.assign(env, { allowRemoteModels: false, allowLocalModels: true, localModelPath: models, useBrowserCache: false });
    env.backends.onnx.wasm.numThreads = nThreads;
    const ort = `${modules}onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify`;
    env.backends.onnx.wasm.wasmPaths = { mjs: `${ort}.mjs`, wasm: `${ort}.wasm` };
    const begun = performance.now();
    const model = await AutoModelForCausalLM.from_pretrained(name, { dtype: 'q8', device: 'wasm' });
    window.loadMillis = performance.now() - begun;
    const generate = (n, nNew, streamer) => {
      const dims = [1, n];
      const input_ids = new Tensor('int64', BigInt64Array.from(ids(n), BigInt), dims);
      const attention_mask = new Tensor('int64', new BigInt64Array(n).fill(1n), dims);
      return model.generate({ input_ids, attention_mask, max_new_tokens: nNew, min_new_tokens: nNew, do_sample: false, streamer });
    };
    const timed = async (n, nNew) => {
      const start = performance.now();
      const times = [];
      let isPrompt = true;
      await generate(n, nNew, { put() { if (!isPrompt) times.push(performance.now()); isPrompt = false; }, end() {} });
      return { start, times };
    };
    window.prefill = async (n) => { const { start, times } = await timed(n, 1); return { tokens: n, millis: times[0] - start }; };
    window.decode = async (n) => { const { times } = await timed(N_BEFORE, n + 1); return { tokens: times.length - 1, millis: times.at(-1) - times[0] }; };
  }, { modules: serveFolder('/modules/', path.join(here, 'node_modules')), models: serveFolder('/onnx/', path.dirname(folder)), name: path.basename(folder), nThreads, ids: IDS, N_BEFORE });
  return page;
}

/** Native llama.cpp: what `evaluate` answers is measured by a process of its own, each time anew. */
export function native(model, nThreads) {
  const script = path.join(here, 'native.py');
  const measure = (what, n) => JSON.parse(execFileSync(process.env.EXEMPLAR_PYTHON, [script, model.path, what, String(n), String(nThreads)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  return {
    evaluate: async (expression) => {
      const [, what, n] = /^(prefill|decode)\((\d+)\)$/.exec(expression) ?? [];
      return what ? measure(what, n) : 0;
    },
    close: async () => {},
  };
}
