// What a keystroke costs in tokens counted: our counter beside gpt-tokenizer and tiktoken, in one page of one browser.
// Prints a table, then one line of JSON a case. Called by `cargo xtask bench tokens`.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const built = path.join(here, 'built');
fs.mkdirSync(built, { recursive: true });

const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
run('cargo', ['build', '--release', '--quiet', '--target', 'wasm32-unknown-unknown'], path.join(here, 'counter'));
run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--out-dir', built, path.join(here, 'counter/target/wasm32-unknown-unknown/release/counter.wasm')], here);
await esbuild.build({ entryPoints: [path.join(here, 'tokens_page.mjs')], bundle: true, format: 'esm', outfile: path.join(built, 'page.js'), logLevel: 'error', external: ['./counter.js'] });
fs.copyFileSync(path.join(here, 'node_modules/tiktoken/lite/tiktoken_bg.wasm'), path.join(built, 'tiktoken_bg.wasm'));
for (const name of ['o200k_base', 'cl100k_base']) fs.copyFileSync(path.join(root, `.exemplar/assets/vocab/${name}.vocab`), path.join(built, `${name}.vocab`));
fs.writeFileSync(path.join(built, 'index.html'), '<!doctype html><meta charset=utf-8><title>tokens</title><script type=module src=page.js></script>');
fs.writeFileSync(path.join(built, 'prose.txt'), prose());

const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.txt': 'text/plain' };
const server = http.createServer((request, response) => {
  const name = path.basename(new URL(request.url, 'http://x').pathname) || 'index.html';
  const file = path.join(built, name);
  if (!fs.existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': types[path.extname(name)] ?? 'application/octet-stream' });
  response.end(fs.readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(String(error)));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction('window.measure', null, { timeout: 60_000 });
const cases = await page.evaluate('measure()');
await browser.close();
server.close();

console.table(cases.map(({ name, ours, peer, peer_name, unit }) => ({ case: name, ours, peer, 'peer / ours': +(peer / ours).toFixed(1), peer_name, unit })));
for (const { name, ours, peer, peer_name, unit } of cases) console.log(JSON.stringify({ bench: 'tokens', case: name, ours, peer, peer_name, ratio: peer / ours, unit }));

/** A megabyte of English: a public-domain book where the compiler's sources carry one, else words drawn by a fixed rule. */
function prose() {
  const book = '/usr/src/rustc-1.96.0/src/tools/rustc-perf/collector/compile-benchmarks/regex/regex-capi/examples/sherlock.txt';
  let text = fs.existsSync(book) ? fs.readFileSync(book, 'utf8').slice(2000) : '';
  const words = fs.readFileSync(path.join(root, 'README.md'), 'utf8').match(/[A-Za-z']+[.,]?/g);
  for (let state = 1; text.length < 1 << 20;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    text += words[state % words.length] + (state % 13 ? ' ' : '.\n\n');
  }
  return text.replace(/[^\x00-\x7f]/g, '');
}
