// Gives what the page's script and its wasm call each other by short names: node shorten.mjs SITE. The long ones hold
// hashes, which pack badly and stand in both files.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IMPORTS = 2;
const EXPORTS = 7;
const [site] = process.argv.slice(2);

for (const name of readdirSync(site).filter((it) => it.endsWith('_bg.wasm'))) {
  const files = { wasm: join(site, name), script: join(site, name.replace('_bg.wasm', '.js')) };
  const script = readFileSync(files.script, 'utf8');
  // Only what is named in the script as one whole word; what is not stays.
  const uses = new Map();
  for (const [word] of script.matchAll(/[\w$]+/g)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const short = new Map();
  const shorten = (long) => {
    if (!/^__w(bg|bindgen|asm_bindgen)_\w*\d/.test(long) || !uses.has(long)) return long;
    if (!short.has(long)) short.set(long, `$${short.size.toString(36)}`);
    return short.get(long);
  };
  const wasm = renamed(readFileSync(files.wasm), shorten);
  for (const it of short.values()) if (uses.has(it)) throw new Error(`${files.script} has a name ${it} of its own`);
  writeFileSync(files.wasm, wasm);
  writeFileSync(files.script, script.replaceAll(/[\w$]+/g, (word) => short.get(word) ?? word));
}

/** The module with other names in what it imports and exports: sections of an id, a length and entries. */
function renamed(wasm, rename) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at];
    const [length, begin] = number(wasm, at + 1);
    const end = begin + length;
    let section = wasm.subarray(begin, end);
    if (id === IMPORTS || id === EXPORTS) section = entries(section, id, rename);
    parts.push(Buffer.from([id]), leb(section.length), section);
    at = end;
  }
  return Buffer.concat(parts);
}

/** An import has the name of its module, its own and a type; an export its name, a kind and an index. */
function entries(section, id, rename) {
  const [count, first] = number(section, 0);
  const parts = [leb(count)];
  let at = first;
  const text = () => {
    const [length, begin] = number(section, at);
    at = begin + length;
    return section.toString('utf8', begin, at);
  };
  const skip = () => ([, at] = number(section, at));
  const add = (text) => {
    const bytes = Buffer.from(text);
    parts.push(leb(bytes.length), bytes);
  };
  for (let i = 0; i < count; i += 1) {
    if (id === IMPORTS) add(text());
    add(rename(text()));
    const begin = at;
    const kind = section[at];
    at += 1;
    if (id === EXPORTS || kind === 0) skip();
    else if (kind === 3) at += 2;
    else {
      // A table has a type of its references, then both have limits.
      if (kind === 1) at += 1;
      const hasMost = section[at] & 1;
      at += 1;
      skip();
      if (hasMost) skip();
    }
    parts.push(section.subarray(begin, at));
  }
  return Buffer.concat(parts);
}

function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) + (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}
