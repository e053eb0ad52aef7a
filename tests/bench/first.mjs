// How long a person waits for a first token when the model is kept on the device: a new page each time, its worker, the
// engine's program, the model from the private file system, a prompt of 32 tokens, one token. Ours beside wllama 2.3.1
// and 3.8.1 from their caches, same file, by turns; wall clock, which needs an idle machine. Once with programs that have to
// be fetched and compiled, and once with programs that the browser may keep, compiled, where it thinks that worth it.
// Called by `cargo xtask bench first`; EXEMPLAR_ROUNDS as in engine.mjs.
import * as engines from './engines.mjs';

const { models, median } = engines;
const ROUNDS = Number(process.env.EXEMPLAR_ROUNDS ?? 7);
const N_PROMPT = 32, N_THREADS = 2;

const firstOfOurs = (page) => page.evaluate(async (n) => {
  const ids = Array.from({ length: n }, (_, i) => 300 + 97 * i);
  await window.engine.generate(ids, 1);
  return performance.now() - window.openedMillis;
}, N_PROMPT);
const firstOfWllama = (page) => page.evaluate(async (n) => {
  const it = window.wllama;
  if (window.isNew) {
    // It takes texts alone; letters apart are about a token each.
    const prompt = Array.from({ length: n }, (_, i) => 'abcdefghijklmnopqrstuvwxyz'[(7 * i) % 26]).join(' ');
    await it.createCompletion({ prompt, max_tokens: 1, temperature: 0, top_k: 1, cache_prompt: false });
  } else {
    await it.samplingInit({ temp: 0, top_k: 1 });
    await it.decode(Array.from({ length: n }, (_, i) => 300 + 97 * i), {});
    await it.samplingSample();
  }
  return performance.now() - window.openedMillis;
}, N_PROMPT);

/** Until the private file system has held still for a second: what is kept besides is written then. */
const settled = (page) => page.evaluate(async () => {
  const usage = async () => (await navigator.storage.estimate()).usage;
  for (let before = -1, now = await usage(); before !== now; ) {
    await new Promise((done) => setTimeout(done, 1000));
    [before, now] = [now, await usage()];
  }
});

const cases = [];
for (const model of models) {
  let kept = '';
  const sides = [
    ['ours', () => engines.ours('/ours/engine-mt', model.path, N_THREADS, false, kept), firstOfOurs],
    ['wllama 2.3.1', () => engines.wllama('@wllama/wllama', model.path, N_THREADS, true), firstOfWllama],
    ['wllama 3.8.1', () => engines.wllama('wllama-newest', model.path, N_THREADS, true), firstOfWllama],
  ];
  const times = new Map(), loads = new Map();
  const first = async ([name, start, ask], isFirst) => {
    try {
      const page = await start();
      const millis = await ask(page);
      if (isFirst) {
        kept ||= await page.evaluate(() => window.kept ?? '');
        await settled(page);
      } else {
        times.set(name, [...(times.get(name) ?? []), millis]);
        loads.set(name, [...(loads.get(name) ?? []), await page.evaluate('loadMillis')]);
      }
      await page.close();
    } catch (error) {
      console.error(`${model.name}, ${name}: ${String(error).slice(0, 300)}`);
      await engines.closePages();
    }
  };
  for (const isKept of [false, true]) {
    engines.keepPrograms(isKept);
    times.clear();
    loads.clear();
    // Once to bring the model in, or the program; what came then is not counted.
    for (const side of sides) await first(side, true);
    for (let round = 0; round < ROUNDS; round++) for (const side of round % 2 ? [...sides].reverse() : sides) await first(side, false);
    const ours = median(times.get('ours'));
    const name = `${model.name} ${N_THREADS}t, program ${isKept ? 'may be kept' : 'fetched and compiled'}`;
    for (const [peer_name, all] of times) {
      cases.push({ case: name, peer_name, ours, peer: median(all), ratio: median(all) / ours, unit: 'ms', spread: `${Math.round(Math.min(...all))}-${Math.round(Math.max(...all))}`, 'load ms': Math.round(median(loads.get(peer_name))) });
    }
  }
}
await engines.close();

const round = (it) => Number(it.toFixed(2));
console.log(`first: a token after ${N_PROMPT}, from a new page, medians of ${ROUNDS} rounds by turns, load ${engines.load()}`);
console.table(cases.map((it) => ({ ...it, ours: round(it.ours), peer: round(it.peer), ratio: round(it.ratio) })));
for (const { case: name, ours, peer, peer_name, ratio, unit } of cases) if (peer_name !== 'ours') console.log(JSON.stringify({ bench: 'first', case: name, ours, peer, peer_name, ratio, unit }));
if (cases.length < 2) process.exitCode = 1;
