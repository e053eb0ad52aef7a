// What the benches say to our worker, byte by byte: postcard's frames of `bridge`'s ToWorker, written by hand, so that a
// bench needs no page. `bridge` reads these in its own tests (`frame_tests.rs`), so that they stay what the worker reads.

export const varint = (n) => { const out = []; for (n = BigInt(n); n > 127n; n >>= 7n) out.push(Number(n & 127n) | 128); out.push(Number(n)); return out; };
export const text = (it) => { const bytes = new TextEncoder().encode(it); return [...varint(bytes.length), ...bytes]; };
const float = (it) => [...new Uint8Array(new Float32Array([it]).buffer)];
const list = (items, item) => [...varint(items.length), ...items.flatMap(item)];

/** A prompt of ids, or a text that begins as the model's texts do. */
const prompt = (it) => (typeof it === 'string' ? [0, ...text(it), 0, 1] : [1, ...list(it, varint)]);

// Messages.
export const hello = (base) => [0, ...text(base)];
export const asking = (id, question) => [1, ...varint(id), ...question];

// Questions.
export const ABILITIES = [0];
export const load = (model) => [2, ...text(model)];
export const importing = (name, url, file) => [3, ...text(name), 1, 0, ...text(url), ...text(file)];
export const generate = (model, of, n, { temperature = 0, topK = 0, seed = 1, nSamples = 1, stops = [] } = {}) => [
  5, ...text(model), ...prompt(of),
  // No top-p, no min-p, no penalty; no schema, and nothing begun.
  ...float(temperature), ...varint(topK), ...float(1), ...float(0), ...float(1), ...varint(seed),
  ...varint(n), ...list(stops, text), ...varint(nSamples), 0, 0,
];
export const score = (model, of, labels) => [8, ...text(model), ...prompt(of), ...list(labels, text)];
