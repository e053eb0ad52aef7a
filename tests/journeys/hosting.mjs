// The site on its hosts: with headers, without them, under a sub-path, and what it lets run.
import { answers, open, run } from './_studio.mjs';

const engineFiles = ['engine', 'engine-relaxed', 'engine-mt'].flatMap((it) => [`${it}/worker.js`, `${it}/worker_bg.wasm`]);
const laterFiles = ['vocab/o200k_base.vocab', 'vocab/cl100k_base.vocab', 'fonts/sans-400.woff2', 'fonts/mono-400-italic.woff2'];

const isReady = () => !document.getElementById('boot');

export default {
  'a host with headers isolates the page at once': async ({ page, url, assert }) => {
    await page.goto(url);
    await page.waitForFunction(isReady);
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    // The guard comes without a reload.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  },

  'a plain host under a sub-path is isolated after one reload': async ({ page, plainUrl, assert }) => {
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.goto(`${plainUrl}#kept`);
    await page.waitForFunction(() => crossOriginIsolated, undefined, { timeout: 30_000 });
    await page.waitForFunction(isReady);
    assert.equal(loads <= 2, true, `${loads} loads`);
    assert.match(page.url(), /#kept$/);
    await page.reload();
    await page.waitForFunction(isReady);
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    const shared = await page.evaluate(
      () => new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true }).buffer instanceof SharedArrayBuffer,
    );
    assert.equal(shared, true);
  },

  'a plain host whose workers are refused still opens, without a loop, and answers on one thread': async ({ browser, plainUrl, assert }) => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.goto(plainUrl);
    await page.waitForFunction(isReady);
    assert.equal(await page.evaluate(() => crossOriginIsolated), false);
    assert.equal(loads, 1);
    // Its engine has no shared memory, and all the arithmetic that this browser has.
    const engines = new Set();
    context.on('request', (request) => engines.add(/engine[^/]*(?=\/worker_bg)/.exec(request.url())?.[0]));
    await open(page, plainUrl);
    await run(page);
    assert.match(await answers(page).first().textContent(), /Bug/);
    assert.deepEqual([...engines].filter(Boolean), ['engine-relaxed']);
    await context.close();
  },

  'an address with a file name and a query finds its engine': async ({ page, url, plainUrl, assert }) => {
    for (const host of [url, plainUrl]) {
      await open(page, new URL('index.html?x=1', host).href);
      await run(page);
      assert.match(await answers(page).first().textContent(), /Bug/);
    }
  },

  'every later file is there, with its type': async ({ page, plainUrl, assert }) => {
    for (const file of [...engineFiles, ...laterFiles]) {
      const answer = await page.request.get(new URL(file, plainUrl).href);
      assert.equal(answer.status(), 200, file);
      const wants = { js: /javascript/, wasm: /application\/wasm/, woff2: /font\/woff2/, vocab: /octet-stream/ };
      assert.match(answer.headers()['content-type'], wants[file.split('.').pop()], file);
    }
  },

  'the page asks nobody but its own host': async ({ page, url, assert }) => {
    const asked = new Set();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await page.goto(url);
    await page.waitForFunction(isReady);
    await page.waitForLoadState('networkidle');
    const own = new URL(url).origin;
    assert.deepEqual([...asked].filter((it) => it !== own && it !== 'null'), []);
  },

  'a script that does not belong to the site is refused': async ({ page, url, assert, problems }) => {
    await page.goto(url);
    await page.waitForFunction(isReady);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.intruder = true';
      document.head.append(script);
      return globalThis.intruder === true;
    });
    assert.equal(ran, false);
    problems.length = 0;
  },
};
