// What an experiment costs in Chromium: label probabilities of many prompts, and the best of 16 samples.
// Our engine with many questions open at once, our engine with one after the other, and wllama 2.3.1 with one after
// the other and what two prompts have in common kept. Same file, same tokens, two threads, by turns; wall clock.
// Called by `cargo xtask bench experiment`; EXEMPLAR_ROUNDS and EXEMPLAR_ONLY as in engine.mjs.
import * as engines from './engines.mjs';

const ROUNDS = Number(process.env.EXEMPLAR_ROUNDS ?? 3);
const only = process.env.EXEMPLAR_ONLY;
const N_THREADS = 2;
const N_ORDERS = 24, N_EXAMPLES = 8, N_INPUTS = 20, N_OPEN = 64;
// Tokens of an instruction, an example and an input: short sentences, as in reviews.
const N_INSTRUCTION = 16, N_EXAMPLE = 20, N_INPUT = 17;
const N_SAMPLES = 16, N_TOKENS = 64, N_PROMPT = 64;
// One after the other takes minutes, so only these orders of the 24 are run that way, and the time is scaled.
const ORDERS_ALONE = 6, ORDERS_WLLAMA = 3;

let state = 7;
const below = (n) => { state = (state * 1103515245 + 12345) % 2147483648; return (state >> 8) % n; };
const ids = (n) => Array.from({ length: n }, () => 300 + below(40000));
const shuffled = (items) => { const all = [...items]; for (let i = all.length - 1; i > 0; i--) { const j = below(i + 1); [all[i], all[j]] = [all[j], all[i]]; } return all; };
const instruction = ids(N_INSTRUCTION), inputs = Array.from({ length: N_INPUTS }, () => ids(N_INPUT));
const examples = Array.from({ length: N_EXAMPLES }, () => ids(N_EXAMPLE));
// Order by order, which is the best there is for an engine that keeps only the prompt before.
const prompts = Array.from({ length: N_ORDERS }, () => shuffled(examples)).flatMap((order) => inputs.map((input) => [...instruction, ...order.flat(), ...input]));

const labelSets = [
  { name: '4 labels of 1 token', labels: ['a', 'b', 'c', 'd'] },
  { name: '3 labels of 2 or 3 tokens', labels: ['happy', 'angry', 'fine'] },
];

/** Seconds and scores of the first `n` prompts, with `nOpen` questions open. */
const ourScores = (page, n, labels, nOpen) => page.evaluate(async ({ prompts, labels, nOpen }) => {
  const scores = [];
  let next = 0;
  const start = performance.now();
  await Promise.all(Array.from({ length: nOpen }, async () => {
    while (next < prompts.length) { const at = next++; scores[at] = await window.engine.score(prompts[at], labels); }
  }));
  return { seconds: (performance.now() - start) / 1000, scores };
}, { prompts: prompts.slice(0, n), labels, nOpen });

/** As ourScores. All scores of a row come from wllama's worker as they are; its own getLogits makes an object of each besides. */
const theirScores = (page, n, labels) => page.evaluate(async ({ prompts, labels }) => {
  const it = window.wllama;
  const tokens = [];
  for (const label of labels) tokens.push(await it.tokenize(label, false));
  const row = async () => { const said = await it.proxy.wllamaAction('get_logits', { _name: 'glog_req', top_k: -1 }); return (id) => Math.log(said.probs[said.tokens.indexOf(id)]); };
  let cached = [];
  await it.kvClear();
  const start = performance.now();
  const scores = [];
  for (const prompt of prompts) {
    let same = 0;
    while (same < cached.length && same < prompt.length - 1 && cached[same] === prompt[same]) same++;
    if (same < cached.length) await it.kvRemove(same, -1);
    // Its own count is wrong after kvRemove with -1.
    it.nCachedTokens = same;
    await it.decode(prompt.slice(same), {});
    const first = await row();
    const all = [];
    for (const label of tokens) {
      const found = [first(label[0])];
      for (let i = 0; i + 1 < label.length; i++) {
        await it.decode([label[i]], {});
        found.push((await row())(label[i + 1]));
      }
      if (label.length > 1) { await it.kvRemove(prompt.length, -1); it.nCachedTokens = prompt.length; }
      all.push(found);
    }
    scores.push(all);
    cached = prompt;
  }
  return { seconds: (performance.now() - start) / 1000, scores };
}, { prompts: prompts.slice(0, n), labels });

const ourSamples = (page, prompt, isOne) => page.evaluate(async ({ prompt, isOne, N_SAMPLES, N_TOKENS }) => {
  const start = performance.now();
  const options = { temperature: 0.8, topK: 40, seed: 5 };
  let n = 0;
  const answers = [];
  if (isOne) {
    const said = await window.engine.generate(prompt, N_TOKENS, { ...options, nSamples: N_SAMPLES });
    for (let it = 0; it < N_SAMPLES; it++) answers.push(said.ids.filter((_, at) => said.samples[at] === it));
    n = said.ids.length;
  } else {
    for (let it = 0; it < N_SAMPLES; it++) { const said = await window.engine.generate(prompt, N_TOKENS, { ...options, seed: 5 + it }); n += said.ids.length; answers.push(said.ids); }
  }
  return { seconds: (performance.now() - start) / 1000, n, answers };
}, { prompt, isOne, N_SAMPLES, N_TOKENS });

const theirSamples = (page, prompt, nSamples) => page.evaluate(async ({ prompt, nSamples, N_TOKENS }) => {
  const it = window.wllama;
  await it.kvClear();
  const start = performance.now();
  await it.decode(prompt.slice(0, -1), {});
  let n = 0;
  for (let sample = 0; sample < nSamples; sample++) {
    if (sample > 0) { await it.kvRemove(prompt.length - 1, -1); it.nCachedTokens = prompt.length - 1; }
    await it.samplingInit({ temp: 0.8, top_k: 40, top_p: 1, min_p: 0, seed: 5 + sample });
    await it.decode(prompt.slice(-1), {});
    for (let i = 0; i < N_TOKENS; i++) {
      const { token } = await it.samplingSample();
      n++;
      if (i + 1 < N_TOKENS) { await it.samplingAccept([token]); await it.decode([token], {}); }
    }
  }
  return { seconds: (performance.now() - start) / 1000, n };
}, { prompt, nSamples, N_TOKENS });

const [model] = engines.models;
const cases = [];
const sides = [await engines.ours('/ours/engine-mt', model.path, N_THREADS), await engines.wllama('@wllama/wllama', model.path, N_THREADS)];
const [ours, theirs] = sides;
const wanted = (name) => !only || name.includes(only);
const note = (name, together, alone, peer, more) => {
  const [a, b, c] = [together, alone, peer].map(engines.median);
  const spread = (it) => `${Math.min(...it).toFixed(1)}-${Math.max(...it).toFixed(1)}`;
  cases.push({ case: name, 'ours s': a, 'one by one s': b, 'wllama s': c, 'vs one by one': b / a, 'vs wllama': c / a, spread: [together, alone, peer].map(spread).join(' | '), ...more });
};

for (const { name, labels } of labelSets) {
  if (!wanted(name)) continue;
  // Once for the compiler, which makes the code fast only while it runs.
  await ourScores(ours, N_INPUTS, labels, N_OPEN);
  await theirScores(theirs, 5, labels);
  const [together, alone, peer] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    // Another instruction each round, or the engine would have kept what it computed in the one before.
    for (const prompt of prompts) prompt.splice(0, N_INSTRUCTION, ...instruction.map((id) => id + round + 1));
    const all = await ourScores(ours, prompts.length, labels, N_OPEN);
    together.push(all.seconds);
    const theirPart = await theirScores(theirs, ORDERS_WLLAMA * N_INPUTS, labels);
    peer.push(theirPart.seconds * N_ORDERS / ORDERS_WLLAMA);
    const shapes = [all, theirPart].map((it) => JSON.stringify(it.scores[0].map((label) => label.length)));
    if (shapes[0] !== shapes[1]) throw new Error(`labels of ${shapes[0]} tokens here and ${shapes[1]} there`);
    const errors = theirPart.scores.flatMap((it, at) => it.flatMap((label, l) => label.map((score, i) => Math.abs(score - all.scores[at][l][i]))));
    console.log(`${name}: tokens of the labels ${shapes[0]}; log-probabilities differ from wllama's by ${engines.median(errors).toFixed(3)} in the middle, ${Math.max(...errors).toFixed(3)} at most`);
    for (const prompt of prompts) prompt.splice(0, N_INSTRUCTION, ...instruction.map((id) => id + 100 + round));
    const part = await ourScores(ours, ORDERS_ALONE * N_INPUTS, labels, 1);
    alone.push(part.seconds * N_ORDERS / ORDERS_ALONE);
    const again = await ourScores(ours, ORDERS_ALONE * N_INPUTS, labels, N_OPEN);
    if (JSON.stringify(part.scores) !== JSON.stringify(again.scores)) throw new Error('together and one by one differ');
  }
  note(name, together, alone, peer);
}

const sampling = `best of ${N_SAMPLES} samples of ${N_TOKENS} tokens`;
if (wanted(sampling)) {
  const [together, alone, peer] = [[], [], []];
  await ourSamples(ours, ids(N_PROMPT), true);
  await theirSamples(theirs, ids(N_PROMPT), 1);
  for (let round = 0; round < ROUNDS; round++) {
    const prompt = ids(N_PROMPT);
    // An answer may end early; seconds for as many tokens as asked for.
    const scaled = ({ seconds, n }) => seconds * N_SAMPLES * N_TOKENS / n;
    const said = await ourSamples(ours, prompt, true);
    together.push(scaled(said));
    peer.push(scaled(await theirSamples(theirs, prompt, N_SAMPLES)));
    const single = await ourSamples(ours, prompt, false);
    alone.push(scaled(single));
    if (JSON.stringify(said.answers) !== JSON.stringify(single.answers)) throw new Error('samples together and one by one differ');
  }
  note(sampling, together, alone, peer);
}
await engines.close();

console.log(`experiment: ${model.name}, ${N_THREADS} threads, wall clock, medians of ${ROUNDS} rounds by turns, load ${engines.load()}. ${N_ORDERS} orders of ${N_EXAMPLES} examples x ${N_INPUTS} inputs; of the orders wllama runs ${ORDERS_WLLAMA} and ours one by one ${ORDERS_ALONE}, scaled to all.`);
const round = (it) => typeof it === 'number' ? Number(it.toFixed(2)) : it;
console.table(cases.map((it) => Object.fromEntries(Object.entries(it).map(([key, value]) => [key, round(value)]))));
for (const it of cases) console.log(JSON.stringify({ bench: 'experiment', ...it }));
if (cases.length === 0) process.exitCode = 1;
