// How fast a model reads (prefill) and writes (decode) in Chromium: our engine beside its peers, same file, by turns.
// Prints a table, then one line of JSON a case. Called by `cargo xtask bench decode | prefill`.
//
// With one thread the figure is tokens per CPU-second of the browser's renderer, which holds on a busy machine;
// with two it is tokens per second by the clock, which needs an idle one.
import * as engines from './engines.mjs';
import * as others from './peers.mjs';

const { models, other, cpuSeconds, median } = engines;
const what = process.env.EXEMPLAR_BENCH;
const ROUNDS = Number(process.env.EXEMPLAR_ROUNDS ?? 5);
const only = process.env.EXEMPLAR_ONLY; // a part of the names of the cases wanted
const N_PROMPT = 128, N_ANSWER = 64;

/** Our engine, timed by itself. */
async function ours(folder, model, nThreads) {
  const page = await engines.ours(folder, model.path, nThreads);
  await page.evaluate(() => {
    let state = 7;
    const ids = (n) => Array.from({ length: n }, () => { state = (state * 1103515245 + 12345) % 2147483648; return 300 + state % 40000; });
    window.prefill = async (n) => { const said = await window.engine.generate(ids(n), 1); return { tokens: n, millis: said.prefill }; };
    window.decode = async (n) => { const said = await window.engine.generate(ids(N_BEFORE), n + 1); return { tokens: said.nTokens - 1, millis: said.decode }; };
    // As many tokens as wllama's own measure has before it.
    const N_BEFORE = 2;
  });
  return page;
}

/** wllama, by its own measures: `_testBenchmark` up to version 2, timed completions after. */
async function wllama(folder, model, nThreads) {
  const page = await engines.wllama(folder, model.path, nThreads);
  await page.evaluate(() => {
    const it = window.wllama;
    const timed = async (tokens, work) => { const start = performance.now(); await work(); return { tokens, millis: performance.now() - start }; };
    if (!window.isNew) {
      window.prefill = (n) => timed(n, () => it._testBenchmark('pp', n));
      window.decode = (n) => timed(n, () => it._testBenchmark('tg', n));
      return;
    }
    let state = 7;
    const letters = (n) => Array.from({ length: n }, () => { state = (state * 1103515245 + 12345) % 2147483648; return 'abcdefghijklmnopqrstuvwxyz'[(state >> 8) % 26]; }).join(' ');
    const complete = (prompt, n) => it.createCompletion({ prompt, max_tokens: n, temperature: 0, top_k: 1, cache_prompt: false, ignore_eos: true });
    window.prefill = async (n) => { const { timings } = await complete(letters(n), 1); return { tokens: timings.prompt_n, millis: timings.prompt_ms }; };
    window.decode = async (n) => { const { timings } = await complete('a', n + 1); return { tokens: timings.predicted_n - 1, millis: timings.predicted_ms }; };
  });
  return page;
}

const peers = [
  ['wllama 2.3.1', (model, n) => wllama('@wllama/wllama', model, n)],
  ['wllama 3.8.1', (model, n) => wllama('wllama-newest', model, n)],
  // These two have one thread; candle's kernels for rows that are no multiple of 256 in these formats are plain loops.
  ['Flare 0.2.21', others.flare, 1],
  ['candle 0.11.1', others.candle, 1],
  ...(process.env.EXEMPLAR_ONNX ? [['transformers.js q8', (_, n) => others.transformers(n), 2]] : []),
  ...(process.env.EXEMPLAR_PYTHON ? [['native llama.cpp', others.native, 2]] : []),
  ...(other ? [['ours before', (model, n) => ours('/other/engine-mt', model, n)]] : []),
];
const cases = [];
for (const model of models) {
  model.url = engines.modelUrl(model.path);
  for (const nThreads of [1, 2]) {
    for (const [peerName, start, nPeerThreads = nThreads] of peers) {
      if (nPeerThreads !== nThreads) continue;
      // Its model is of this shape alone.
      if (peerName.startsWith('transformers') && !model.name.startsWith('smollm2-135m')) continue;
      const name = `${model.name} ${nThreads}t vs ${peerName}`;
      if (only && !name.includes(only)) continue;
      try {
        const pages = [await ours('/ours/engine-mt', model, nThreads), await start(model, nThreads)];
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
        await engines.closePages();
      }
    }
  }
}
await engines.close();

const round = (it) => Number(it.toFixed(2));
console.log(`${what}: ${what === 'prefill' ? `a prompt of ${N_PROMPT} tokens` : `${N_ANSWER} tokens after a short prompt`}, medians of ${ROUNDS} rounds by turns, load ${engines.load()}`);
console.table(cases.map((it) => ({ ...it, ours: round(it.ours), peer: round(it.peer), ratio: round(it.ratio) })));
for (const { case: name, ours, peer, peer_name, ratio, unit } of cases) console.log(JSON.stringify({ bench: what, case: name, ours, peer, peer_name, ratio, unit }));
if (cases.length === 0) process.exitCode = 1;
