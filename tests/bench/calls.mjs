// The calls of an experiment, as the lab sent them to the worker: asked of the bare engine again, as many open at once,
// and of wllama, one after the other. Part of `cargo xtask bench lab`.
import * as engines from './engines.mjs';

/** Questions of the engine by their place in its list; what of them computes. */
const GENERATE = 5, TOKENIZE = 6, LOGITS = 7, SCORE = 8, DETOKENIZE = 10;
const ASKED = [GENERATE, TOKENIZE, LOGITS, SCORE, DETOKENIZE];

/**
 * Runs in a page before anything else: when Start was pressed, and when the report stood there. A test that waits for the
 * report itself would look at the page with every frame, which costs what is being measured.
 */
export function watch() {
  const seen = (window.seen = { frames: [] });
  let pressed = 0;
  document.addEventListener('click', () => { pressed = performance.now(); }, true);
  const isDone = () => [...document.querySelectorAll('h2, h3')].some((it) => it.textContent === 'What came out');
  const stopped = () => [...document.querySelectorAll('button')].some((it) => it.textContent.trim() === 'Go on') && document.querySelector('main').innerText;
  seen.done = new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => {
      if (isDone()) { observer.disconnect(); resolve((performance.now() - pressed) / 1000); }
      else if (stopped()) { observer.disconnect(); reject(new Error(`the experiment stopped: ${stopped()}`)); }
    });
    observer.observe(document, { subtree: true, childList: true });
  });
}

/** As `watch`, of the frames that go to the worker. Not where time is taken. */
export function record(asked) {
  const note = (bytes) => {
    let at = 1;
    if (bytes[0] !== 1) return;
    while (bytes[at++] > 127);
    if (asked.includes(bytes[at])) window.seen.frames.push(Array.from(bytes.subarray(at), (it) => String.fromCharCode(it)).join(''));
  };
  const plain = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (data, ...more) {
    if (data instanceof Uint8Array) note(data);
    if (data instanceof ArrayBuffer) {
      const lengths = new DataView(data);
      for (let at = 0; at < data.byteLength; at += 4 + lengths.getUint32(at, true)) note(new Uint8Array(data, at + 4, lengths.getUint32(at, true)));
    }
    return plain.call(this, data, ...more);
  };
}
record.asked = ASKED;

/** Seconds of the same calls at the worker, on the same kind of wire: the model brought into memory, then the calls. */
export async function bare(model, frames, nThreads, nOpen, packs = true) {
  const page = await engines.ours('/ours/engine-mt', model.path, nThreads, packs);
  const seconds = await page.evaluate(async ({ frames, nOpen }) => {
    // The name of the model in a question is this worker's.
    const questions = frames.map((it) => Array.from(it, (letter) => letter.charCodeAt(0))).map((it) => [it[0], ...window.engine.name, ...it.slice(2 + it[1])]);
    let next = 0;
    const begun = performance.now();
    await Promise.all(Array.from({ length: nOpen }, async () => {
      while (next < questions.length) await window.engine.ask(questions[next++]);
    }));
    return (window.loadMillis + performance.now() - begun) / 1000;
  }, { frames, nOpen });
  await page.close();
  return seconds;
}

/** The prompt of a frame, as text or ids, and the labels whose probabilities it asks for. */
function read(frame) {
  const bytes = Uint8Array.from(frame, (letter) => letter.charCodeAt(0));
  let at = 1;
  const number = () => { let n = 0, scale = 1; for (;;) { const byte = bytes[at++]; n += (byte & 127) * scale; if (byte < 128) return n; scale *= 128; } };
  const text = () => { const n = number(); at += n; return new TextDecoder().decode(bytes.subarray(at - n, at)); };
  const list = (item) => Array.from({ length: number() }, item);
  text();
  const prompt = number() === 0 ? { text: text(), isSpecial: bytes[at++] === 1, addsBos: bytes[at++] === 1 } : { ids: list(number) };
  return { kind: frame.charCodeAt(0), ...prompt, labels: frame.charCodeAt(0) === SCORE ? list(text) : [] };
}

/** The calls that compute, as plain data. */
export const computing = (frames) => frames.filter((it) => [GENERATE, LOGITS, SCORE].includes(it.charCodeAt(0))).map(read);

/**
 * Seconds at wllama 2.3.1, by its own steps: one call after the other, what two prompts have in common at their
 * beginnings kept. Answers are greedy and end at the model's end token.
 */
export const bySteps = (page, calls, nTokens) => page.evaluate(async ({ calls, nTokens }) => {
  const it = window.wllama;
  const decoder = new TextDecoder();
  const row = async () => { const said = await it.proxy.wllamaAction('get_logits', { _name: 'glog_req', top_k: -1 }); return (id) => Math.log(said.probs[said.tokens.indexOf(id)]); };
  const known = new Map();
  let cached = [];
  await it.kvClear();
  const begun = performance.now();
  const answers = [];
  for (const call of calls) {
    const ids = call.ids ?? await it.tokenize(call.text, call.isSpecial);
    let same = 0;
    while (same < cached.length && same < ids.length - 1 && cached[same] === ids[same]) same++;
    if (same < cached.length) await it.kvRemove(same, -1);
    // Its own count is wrong after kvRemove with -1.
    it.nCachedTokens = same;
    if (call.kind === 5) await it.samplingInit({ temp: 0 });
    await it.decode(ids.slice(same), {});
    cached = [...ids];
    if (call.kind === 5) {
      let answer = '';
      for (let i = 0; i < nTokens; i++) {
        const { token, piece } = await it.samplingSample();
        if (token === it.getEOS() || token === it.getEOT()) break;
        answer += decoder.decode(piece);
        if (i + 1 === nTokens) break;
        await it.samplingAccept([token]);
        await it.decode([token], {});
        cached.push(token);
      }
      answers.push(answer);
      continue;
    }
    const first = await row();
    for (const label of call.labels) {
      if (!known.has(label)) known.set(label, await it.tokenize(label, false));
      const tokens = known.get(label);
      first(tokens[0]);
      for (let i = 0; i + 1 < tokens.length; i++) {
        await it.decode([tokens[i]], {});
        (await row())(tokens[i + 1]);
      }
      if (tokens.length > 1) { await it.kvRemove(ids.length, -1); it.nCachedTokens = ids.length; }
    }
  }
  return { seconds: (performance.now() - begun) / 1000, answers };
}, { calls, nTokens });

/** Seconds at wllama 3.8.1, which gives no steps: completions, one after the other, its cache of the prompt before on. */
export const byCompletions = (page, calls, nTokens) => page.evaluate(async ({ calls, nTokens }) => {
  const it = window.wllama;
  const begun = performance.now();
  const answers = [];
  for (const { text } of calls) {
    const said = await it.createCompletion({ prompt: text, max_tokens: nTokens, temperature: 0, top_k: 1, cache_prompt: true });
    answers.push(said.choices[0].text);
  }
  return { seconds: (performance.now() - begun) / 1000, answers };
}, { calls, nTokens });
