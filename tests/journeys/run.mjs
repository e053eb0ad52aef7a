// Runs the journeys in Chromium: every other .mjs file of this folder, each journey in a fresh context.
// Two files at a time, each in a browser of its own: a journey waits for the page more than it works.
//
// A file exports its journeys by name:
//   export default {
//     'a person sees the page': async ({ page, url }) => { await page.goto(url); … },
//   };
// A journey gets { page, context, browser, url, plainUrl, assert, axe, shot, server, problems, lasts }:
//   url       the site with isolation headers
//   plainUrl  the same site under a sub-path, on a host that sets no headers
//   axe       async (page) => violations of axe-core of impact serious or critical; { strict: true }: of any impact, with
//             all rules of WCAG 2.2 AA; { rules: [NAME…] }: of these rules alone
//   shot      async (name) => saves .exemplar/shots/NAME.png
//   server    async (name) => a real server of tests/servers/start.mjs, one for all journeys: { url, log, stop };
//             what a server has seen is judged, so whoever asks for one holds them all to its end
//   launch    async (...flags) => a page in another browser, started with these flags as well
//   lasts     (ms) => this journey may take so long, from now
//   problems  console errors and uncaught exceptions so far; a journey that ends with any fails,
//             unless it emptied the list itself (problems.length = 0)
//
// By hand: node tests/journeys/run.mjs [words of a name]; it serves `dist` itself.
// EXEMPLAR_HEADED=1 shows the browser. EXEMPLAR_FLAGS adds flags for it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { start as server, stopAll } from '../servers/start.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const npm = createRequire(join(root, 'tests/npm/package.json'));
const { chromium } = npm('playwright-core');
const axeSource = readFileSync(npm.resolve('axe-core/axe.min.js'), 'utf8');

const N_LANES = Math.min(2, availableParallelism());
const TIMEOUT_MS = 240_000;
// How long one step may take, unless it says otherwise.
const PATIENCE_MS = 30_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  ...(process.env.EXEMPLAR_FLAGS ?? '').split(' ').filter(Boolean),
];

const servers = [];
const url = process.env.EXEMPLAR_URL ?? (await serve());
const plainUrl =
  process.env.EXEMPLAR_PLAIN_URL ?? (await serve('--plain', '--base', '/some/path/'));

const wanted = process.argv.slice(2).join(' ');
const queue = [];
for (const file of readdirSync(here).sort()) {
  if (!file.endsWith('.mjs') || file === 'run.mjs' || file.startsWith('_')) continue;
  const { default: found } = await import(pathToFileURL(join(here, file)));
  const journeys = Object.entries(found ?? {})
    .map(([name, run]) => ({ name: `${file.replace(/\.mjs$/, '')}: ${name}`, run }))
    .filter(({ name }) => name.includes(wanted));
  if (journeys.length > 0) queue.push(journeys);
}

const startBrowser = (flags) =>
  chromium.launch({ executablePath: chromiumPath(), headless: !process.env.EXEMPLAR_HEADED, args: [...FLAGS, ...flags] });
let passed = 0;
let failed = 0;
let serversFree = Promise.resolve();
await Promise.all(Array.from({ length: N_LANES }, lane));
await stopAll();
servers.forEach((server) => server.kill());
console.log(`journeys: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

// Takes one file after another, until none is left.
async function lane() {
  const browser = await startBrowser([]);
  while (queue.length > 0) {
    for (const { name, run } of queue.shift()) await judge(browser, name, run);
  }
  await browser.close();
}

async function judge(browser, name, run) {
  const start = performance.now();
  const failure = await take(browser, name, run);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (failure) {
    failed += 1;
    console.log(`not ok ${name} (${seconds} s)`);
    console.log(String(failure.stack ?? failure).replace(/^/gm, '    '));
  } else {
    passed += 1;
    console.log(`ok ${name} (${seconds} s)`);
  }
}

// Waits until no other journey has the servers; gives the function that lets them go.
function holdServers() {
  const before = serversFree;
  let release;
  serversFree = new Promise((resolve) => (release = resolve));
  return before.then(() => release);
}

async function take(browser, name, run) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const problems = [];
  const listen = (page) => {
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
  };
  listen(page);
  context.on('page', listen);
  const others = [];
  const launch = async (...flags) => {
    const other = await startBrowser(flags);
    others.push(other);
    const page = await other.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(PATIENCE_MS);
    listen(page);
    return page;
  };
  let timer;
  let lasts;
  let allowed = TIMEOUT_MS;
  let hold;
  const ownServer = async (name) => {
    hold ??= holdServers();
    // The time is the journey's own again when the servers are.
    clearTimeout(timer);
    await hold;
    lasts(allowed);
    return server(name);
  };
  try {
    const late = new Promise((_, reject) => {
      lasts = (ms) => {
        allowed = ms;
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Error(`not done after ${ms} ms`)), ms);
      };
      lasts(allowed);
    });
    const world = { page, context, browser, url, plainUrl, assert, axe, shot, server: ownServer, launch, problems, lasts };
    await Promise.race([run(world), late]);
    assert.deepEqual(problems, [], 'the page reported problems');
    return null;
  } catch (error) {
    const file = name.replace(/[^a-z0-9]+/gi, '-');
    await shot(file).catch(() => {});
    if (problems.length > 0) error.stack += `\nthe page said:\n  ${problems.join('\n  ')}`;
    error.stack += `\nscreenshot: .exemplar/shots/${file}.png`;
    return error;
  } finally {
    clearTimeout(timer);
    (await hold)?.();
    await context.close();
    for (const other of others) await other.close();
  }

  async function shot(file) {
    const folder = join(root, '.exemplar/shots');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${file}.png`), timeout: 10_000 });
  }
}

// Runs axe-core in the page; passes over the page's content policy, as an extension would.
// What is fading from one colour to another would be judged in between: nothing fades meanwhile.
async function axe(page, { strict = false, rules } = {}) {
  const was = await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => {
    const passing = document.getAnimations().filter((it) => Number.isFinite(it.effect.getComputedTiming().endTime));
    return Promise.allSettled(passing.map((it) => it.finished)).then(() => {});
  });
  await page.evaluate(axeSource);
  const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const options = rules ? { runOnly: rules } : strict ? { runOnly: wcag } : {};
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  if (!was) await page.emulateMedia({ reducedMotion: null });
  return violations
    .filter(({ impact }) => strict || impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(', ')}`);
}

function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [process.env.CHROMIUM, ...paths].find((path) => path && existsSync(path));
  if (!found) throw new Error('no Chromium: install it or set CHROMIUM to its path');
  return found;
}

// Serves `dist` by the project's own server and returns the address.
function serve(...flags) {
  const args = ['run', '--quiet', '--package', 'xtask', '--', 'static', 'dist', '--port', '0'];
  const server = spawn('cargo', [...args, ...flags], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  servers.push(server);
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
      const address = said.match(/serving at (\S+)/)?.[1];
      if (address) resolve(address);
    });
    server.on('exit', () => reject(new Error('the server did not start: run `cargo xtask dist` first')));
  });
}
