// What 10,000 runs cost the page: two versions of a prompt on 250 rows, 20 times each, asked of a server on this machine
// through the queue. Two figures: how long the page was away (the longest time between two turns of a timer of 1 ms, at
// the press of Start, while it runs, and while the report is read), and what memory it held, every 1,000 runs, after a
// full collection of garbage. Called by `cargo xtask bench runs`.
//
// What is kept lies in the store. A run's own place in the plan is taken at the press of Start; while it runs, what
// grows is where each answer lies: 20 to 45 bytes a run. EXEMPLAR_ROWS=500 makes it 20,000 runs.
// EXEMPLAR_PROFILE=FILE also writes a processor profile of the second after Start, for Chromium's own viewer.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROWS = Number(process.env.EXEMPLAR_ROWS ?? 250), TIMES = 20, VERSIONS = 2;
const RUNS = ROWS * TIMES * VERSIONS;
const EVERY = RUNS / 10;
const LIMIT_MILLIS = 50;

const hostile = spawn(process.execPath, [fileURLToPath(new URL('../servers/hostile.mjs', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
const server = await new Promise((done) => hostile.stdout.on('data', (text) => done(String(text).match(/serving at (\S+)/)[1])));

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
page.setDefaultTimeout(30_000);
page.on('pageerror', (error) => console.error(String(error)));
// Every wasm module of the page's thread gives away its memory's size.
await page.addInitScript(() => {
  const memories = (window.wasmMemories = []);
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const plain = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await plain.apply(WebAssembly, given);
      const memory = (made.instance ?? made).exports.memory;
      if (memory) memories.push(memory);
      return made;
    };
  }
});
const button = (name) => page.getByRole('button', { name, exact: typeof name === 'string' }).first();
const place = (name) => page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click();

await page.goto(process.env.EXEMPLAR_URL);
await page.getByRole('textbox', { name: 'Instruction', exact: true }).waitFor();
await place('Services');
const add = page.getByRole('form', { name: 'Add a service' });
const preset = add.getByLabel('Service').locator('option').filter({ hasText: 'Another server of OpenAI' }).first();
await add.getByLabel('Service').selectOption(await preset.getAttribute('value'));
await add.getByLabel('Address').fill(`${server}/fast/v1`);
await button('Add service').click();
await page.getByLabel('Model’s name').fill('tiny');
await button('Add model').click();
await button('Use in this project').click();
await page.getByText(/Run sends /).waitFor();

await place('Measure');
await button(/Which version is better/).click();
await page.getByRole('textbox', { name: 'Rows to test on', exact: true }).focus();
await page.evaluate((text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, Array.from({ length: ROWS }, (_, i) => `this is run-${i}\tyes`).join('\n'));
await page.getByText(`${ROWS} rows`).waitFor();
await page.getByRole('checkbox', { name: /^tiny/ }).check();
await page.getByRole('checkbox', { name: /^Sprout/ }).uncheck();
await page.getByText('More settings', { exact: true }).click();
for (const [name, value] of [[/^Times each row is asked/, String(TIMES)], [/^Temperature/, '0.8']]) {
  await page.getByRole('spinbutton', { name }).fill(value);
  await page.getByRole('spinbutton', { name }).press('Enter');
}
await page.getByText(`At most ${RUNS.toLocaleString('en')} calls`).waitFor();

const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');
const metric = async (name) => (await session.send('Performance.getMetrics')).metrics.find((it) => it.name === name).value;
const MB = 1 << 20;
const samples = [];
async function sample(runs) {
  await session.send('HeapProfiler.collectGarbage');
  const js = await metric('JSHeapUsedSize');
  const nodes = await metric('Nodes');
  const wasm = await page.evaluate(() => window.wasmMemories.map((it) => it.buffer.byteLength));
  samples.push({ runs, 'JS heap MB': js / MB, 'wasm MB': wasm.reduce((a, b) => a + b, 0) / MB, 'each module MB': wasm.map((it) => (it / MB).toFixed(1)).join(' '), 'DOM nodes': nodes });
}

await sample(0);
if (process.env.EXEMPLAR_PROFILE) {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
}
// The gaps, and what the page shows at each; the pauses of this script's own questions are left out.
await page.evaluate(() => {
  const gaps = (window.gaps = []);
  window.paused = false;
  window.phase = 'at Start';
  let last = performance.now(), skip = true;
  const turn = () => {
    const now = performance.now();
    if (!skip && !window.paused && now - last > 4) gaps.push([now - last, window.phase, now - window.pressed]);
    // Only the longest are kept, or this list would be what grows.
    if (gaps.length > 300) gaps.splice(0, gaps.length, ...gaps.sort((a, b) => b[0] - a[0]).slice(0, 200));
    skip = window.paused;
    last = now;
    setTimeout(turn, 1);
  };
  document.addEventListener('click', () => { window.pressed ??= performance.now(); }, { capture: true });
  turn();
});
const begun = Date.now();
await button('Start').click();
await page.waitForTimeout(1000);
if (process.env.EXEMPLAR_PROFILE) {
  const { profile } = await session.send('Profiler.stop');
  writeFileSync(process.env.EXEMPLAR_PROFILE, JSON.stringify(profile));
}
await page.evaluate(() => { window.phase = 'while it runs'; });
const asked = async () => (await (await fetch(`${server}/seen`)).json()).n_answered;
let seen = 0;
for (let next = EVERY; next <= RUNS - EVERY; next += EVERY) {
  while ((seen = await asked()) < next) await page.waitForTimeout(50);
  await page.evaluate(() => { window.paused = true; });
  await sample(seen);
  await page.evaluate(() => { window.paused = false; });
}
while ((await asked()) < RUNS - 100) await page.waitForTimeout(20);
await page.evaluate(() => { window.phase = 'last runs and report'; });
await page.getByRole('region', { name: 'Every result' }).waitFor({ timeout: 120_000 });
const seconds = (Date.now() - begun) / 1000;
const gaps = await page.evaluate(() => window.gaps);
await sample(RUNS);
await browser.close();
hostile.kill();

const phases = ['at Start', 'while it runs', 'last runs and report'];
const away = phases.map((phase) => {
  const mine = gaps.filter((it) => it[1] === phase).sort((a, b) => b[0] - a[0]);
  return { phase, 'longest ms': mine[0]?.[0] ?? 0, 'over 50 ms': mine.filter((it) => it[0] > LIMIT_MILLIS).length, 'the five longest, ms (s after Start)': mine.slice(0, 5).map(([gap, , at]) => `${gap.toFixed(0)} (${(at / 1000).toFixed(1)})`).join(', ') };
});
const round = (it) => typeof it === 'number' ? Number(it.toFixed(1)) : it;
const rounded = (all) => all.map((it) => Object.fromEntries(Object.entries(it).map(([key, value]) => [key, round(value)])));
console.log(`runs: ${RUNS} of them in ${seconds.toFixed(1)} s, ${loadavg().map((it) => it.toFixed(2)).join(' ')} load`);
console.table(rounded(away));
console.table(rounded(samples));
const at = (runs) => samples.find((it) => it.runs >= runs);
const growth = (what, from, to) => (at(to)[what] - at(from)[what]) / ((to - from) / 1000);
for (const what of ['JS heap MB', 'wasm MB']) {
  const [first, second] = [growth(what, EVERY, RUNS / 2), growth(what, RUNS / 2, RUNS - EVERY)];
  console.log(`${what}: ${first.toFixed(2)} more each 1,000 runs in the first half, ${second.toFixed(2)} in the second`);
}
for (const it of [...rounded(away), ...rounded(samples)]) console.log(JSON.stringify({ bench: 'runs', ...it }));
