// Runs in the browser: every engine on the same texts, by turns, medians.
import initCounter, { Bench } from './counter.js';

const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
/** Milliseconds of one call, repeated inside so that the clock's grain does not matter. */
function time(work, inner = 1) {
  const start = performance.now();
  for (let i = 0; i < inner; i++) work(i);
  return (performance.now() - start) / inner;
}
const letters = 'abcdefghijklmnopqrstuvwxyz';
const insert = (text, i) => { const at = (text.length >> 1) + (i % 500) * 7; return [at, text.slice(0, at) + letters[i % 26] + text.slice(at)]; };

async function peers(name) {
  const gpt = name === 'o200k_base' ? await import('gpt-tokenizer/encoding/o200k_base') : await import('gpt-tokenizer/encoding/cl100k_base');
  const { init, Tiktoken } = await import('tiktoken/lite/init');
  const ranks = (name === 'o200k_base' ? await import('tiktoken/encoders/o200k_base') : await import('tiktoken/encoders/cl100k_base')).default;
  const wasm = await bytes('tiktoken_bg.wasm');
  await init((imports) => WebAssembly.instantiate(wasm, imports));
  const tiktoken = new Tiktoken(ranks.bpe_ranks, ranks.special_tokens, ranks.pat_str);
  return [['gpt-tokenizer 4.0.0', (text) => gpt.countTokens(text)], ['tiktoken 1.0.22', (text) => tiktoken.encode_ordinary(text).length]];
}

window.measure = async () => {
  await initCounter();
  const prose = await (await fetch('prose.txt')).text();
  const sizes = [['10 KB', 10_240], ['100 KB', 102_400], ['1 MB', 1 << 20]];
  const cases = [];
  for (const name of ['o200k_base', 'cl100k_base']) {
    const file = await bytes(`${name}.vocab`);
    const ours = new Bench(file);
    for (const [peer_name, count] of await peers(name)) {
      for (const [size, length] of sizes) {
        const text = prose.slice(0, length);
        const rounds = length > 500_000 ? 5 : 11;
        if (ours.fresh(text) !== count(text)) throw new Error(`${name} ${size}: the counts differ`);
        const fresh = [[], []], edit = [[], []], whole = [[], []];
        for (let round = 0; round < rounds; round++) {
          fresh[0].push(time(() => ours.fresh(text)));
          fresh[1].push(time(() => count(text)));
        }
        for (let round = 0; round < rounds; round++) {
          ours.fresh(text);
          edit[0].push(time((i) => ours.edit(insert(text, i)[0], letters[i % 26]), 200));
          const edited = Array.from({ length: 4 }, (_, i) => insert(text, round * 4 + i)[1]);
          ours.set_text(text);
          whole[0].push(time((i) => ours.set_text(edited[i]), 4));
          const theirs = time((i) => count(edited[i]), 4);
          edit[1].push(theirs);
          whole[1].push(theirs);
        }
        const add = (what, [a, b]) => cases.push({ name: `${name} ${size} ${what} vs ${peer_name}`, ours: median(a), peer: median(b), peer_name, unit: 'ms' });
        add('one-character edit', edit);
        add('one-character edit, whole text passed', whole);
        add('whole count', fresh);
      }
      const run = 'a'.repeat(20_000), mixed = Array.from({ length: 20_000 }, (_, i) => letters[(i * 7919 + (i >> 3)) % 26]).join('');
      for (const [what, text] of [['20,000 × a', run], ['20,000 letters', mixed]]) {
        const a = [], b = [];
        // Another letter in front each time: a text that was just counted is in a peer's cache.
        for (let round = 0; round < 3; round++) {
          const fresh = letters[(cases.length + round) % 26] + text;
          a.push(time(() => ours.fresh(fresh)));
          b.push(time(() => count(fresh)));
        }
        cases.push({ name: `${name} ${what} without a space vs ${peer_name}`, ours: median(a), peer: median(b), peer_name, unit: 'ms' });
      }
    }
    ours.free();
  }
  return cases;
};
