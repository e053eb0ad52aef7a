// How much a browser fetches before the editor is usable: JS, wasm and CSS of the page, brotli 11; and the size of each engine.
// It fails where a limit is passed by more than a kilobyte, so that the ordinary test run holds the site to them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import zlib from 'node:zlib';

const LIMIT_KB = 400;
const ENGINE_LIMIT_KB = 3000;
const ENGINES = ['engine', 'engine-relaxed', 'engine-mt'];
// In another folder the linker lays functions in another order: what is packed then differs a little. Only more than that fails.
const SLACK_KB = 1;
// Fetched after the page is usable, without blocking it.
const LATER = ['annex', 'measure', 'outside', 'archive', 'desk', 'sheet', ...ENGINES, 'card', 'holder', 'lexicon', 'vocab', 'models', 'fonts'];

// The guard and the couriers, which come after the page, each in a thread of its own; and what has the release kept.
// A style for a printer alone is fetched beside the page and holds nothing up.
const AFTER = ['sw.js', 'kept.js', 'courier.js', 'release.js', 'print.css'];

const dist = process.env.EXEMPLAR_DIST ?? new URL('../../dist', import.meta.url).pathname;
const kb = (bytes) => bytes / 1000;
const brotli = (bytes) =>
  zlib.brotliCompressSync(bytes, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (folder !== dist || !LATER.includes(entry.name)) yield* files(path);
    } else if (/\.(m?js|wasm|css)$/.test(entry.name) && !AFTER.includes(entry.name)) {
      yield path;
    }
  }
}

const parts = [...files(dist)]
  .map((path) => {
    const bytes = readFileSync(path);
    return { part: relative(dist, path), raw_kb: kb(bytes.length), brotli_kb: kb(brotli(bytes)), bytes };
  })
  .sort((a, b) => b.brotli_kb - a.brotli_kb);
if (parts.length === 0) throw new Error(`no page in ${dist}: run \`cargo xtask dist\` first`);

const rows = parts.map(({ part, raw_kb, brotli_kb }) => ({
  part,
  'raw KB': +raw_kb.toFixed(1),
  'brotli KB': +brotli_kb.toFixed(1),
}));
const total = parts.reduce((sum, { brotli_kb }) => sum + brotli_kb, 0);
rows.push({
  part: 'together',
  'raw KB': +parts.reduce((sum, { raw_kb }) => sum + raw_kb, 0).toFixed(1),
  'brotli KB': +total.toFixed(1),
});
console.table(rows);

const wasm = parts.find(({ part }) => part.endsWith('.wasm'));
if (wasm) {
  console.log(`sections of ${wasm.part}`);
  console.table(
    sections(wasm.bytes)
      .sort((a, b) => b.bytes.length - a.bytes.length)
      .slice(0, 6)
      .map(({ name, bytes }) => ({
        section: name,
        'raw KB': +kb(bytes.length).toFixed(1),
        'brotli KB': +kb(brotli(bytes)).toFixed(1),
      })),
  );
}

within('page js+wasm+css, brotli 11', total, LIMIT_KB);
for (const engine of ENGINES) {
  within(`${engine}, raw wasm`, kb(statSync(join(dist, engine, 'worker_bg.wasm')).size), ENGINE_LIMIT_KB);
}

function within(what, ours, limit) {
  const row = { bench: 'weight', case: what, ours: +ours.toFixed(1), peer: limit, peer_name: 'limit', ratio: +(limit / ours).toFixed(2), unit: 'KB' };
  console.log(JSON.stringify(row));
  if (ours <= limit + SLACK_KB) return;
  console.error(`${what}: ${ours.toFixed(1)} KB, and the limit is ${limit} KB`);
  process.exitCode = 1;
}

// The sections of a wasm module: an id byte, a LEB128 length, the bytes.
function sections(bytes) {
  const NAMES = ['custom', 'types', 'imports', 'functions', 'table', 'memory', 'globals', 'exports', 'start', 'elements', 'code', 'data', 'data count', 'tags'];
  const found = [];
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at++];
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      length |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    found.push({ name: NAMES[id] ?? `section ${id}`, bytes: bytes.subarray(at, at + length) });
    at += length;
  }
  return found;
}
