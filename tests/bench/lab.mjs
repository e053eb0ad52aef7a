// What the lab costs in Chromium, on the bundled model: a grid of 60 wordings on 50 rows and the orders of four examples
// on 20 rows, pressed in the page as a person presses them; beside them the same grid asked of the bare engine, and of
// wllama 2.3.1 one call after the other. Then 100,000 results, scrolled.
// Called by `cargo xtask bench lab`; EXEMPLAR_ROUNDS as in engine.mjs.
import { chromium } from 'playwright-core';
import * as engines from './engines.mjs';

const ROUNDS = Number(process.env.EXEMPLAR_ROUNDS ?? 3);
const URL_ = process.env.EXEMPLAR_URL;
const N_THREADS = 2, N_OPEN = 64, MAX_TOKENS = 32;
// wllama takes minutes for all of it: this share of the calls is run and the time scaled.
const PART = 10;
const N_ROWS = 50, N_VERSIONS = 50, N_MANY = 2000;

const KINDS = ['Delivery', 'Billing', 'Bug'];
const NOUNS = { Delivery: ['parcel', 'package', 'order'], Billing: ['charge', 'invoice', 'fee'], Bug: ['app', 'screen', 'button'] };
const row = (i) => { const kind = KINDS[i % 3]; return [`There is something with the ${NOUNS[kind][(i / 3 | 0) % 3]} number ${i}.`, kind]; };
const table = (n) => `Message\tKind\n${Array.from({ length: n }, (_, i) => row(i).join('\t')).join('\n')}\n`;

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** A fresh visit, at a question, with so many rows. */
async function ask(question, n) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(URL_);
  await page.getByRole('textbox', { name: 'Instruction', exact: true }).waitFor();
  await page.getByRole('navigation', { name: 'Places' }).getByText('Measure').first().click();
  await button(page, new RegExp(`^${question}`)).click();
  await page.getByRole('textbox', { name: 'Rows to test on' }).focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, table(n));
  await page.getByText(/ rows, [\d,]+ with a right answer/).waitFor();
  return page;
}

/** Seconds from Start to the sentence. */
async function start(page) {
  await page.getByText(/^At most [1-9][\d,]* calls/).waitFor();
  const n_calls = Number((await page.getByText(/^At most [1-9][\d,]* calls/).textContent()).match(/([\d,]+)/)[1].replaceAll(',', ''));
  const begun = performance.now();
  await button(page, 'Start').click();
  await page.getByRole('heading', { name: 'What came out' }).waitFor({ timeout: 600_000 });
  return { seconds: (performance.now() - begun) / 1000, n_calls };
}

async function grid(model) {
  const page = await ask('Does the wording matter', N_ROWS);
  await button(page, "The paper's 60").click();
  await page.getByRole('switch', { name: /^Keep a third/ }).click();
  await page.getByRole('radio', { name: model }).check();
  const took = await start(page);
  await page.context().close();
  return took;
}

const OPENERS = ['', 'You are as smart as ChatGPT.', 'You are highly intelligent.', 'You are an expert mathematician.', 'You are a professor of mathematics.'];
const TASKS = ['', 'Solve the following math problem.', 'Answer the following math question.'];
const CLOSERS = ['', 'This will be fun!', 'Take a deep breath and think carefully.', 'I really need your help!'];
const SHOTS = [['My package never arrived.', 'Delivery'], ['I was charged twice this month.', 'Billing'], ['The app closes when I tap Save.', 'Bug'], ['Where is my parcel?', 'Delivery']];
const shots = SHOTS.map(([message, kind]) => `Message: ${message}\nKind: ${kind}\n\n`).join('');
const prompts = OPENERS.flatMap((opener) => TASKS.flatMap((task) => CLOSERS.map((closer) => [opener, task, closer].filter(Boolean).join(' '))))
  .flatMap((system) => Array.from({ length: N_ROWS }, (_, i) => `${system && `${system}\n\n`}${shots}Message: ${row(i)[0]}\nKind:`));

/** The grid's calls asked of the worker directly, as many open at once as the lab has. */
const bare = (page) => page.evaluate(async ({ prompts, nOpen, n }) => {
  let next = 0;
  const begun = performance.now();
  await Promise.all(Array.from({ length: nOpen }, async () => {
    while (next < prompts.length) await window.engine.complete(prompts[next++], n, ['\n', '\nMessage:']);
  }));
  return (performance.now() - begun) / 1000;
}, { prompts, nOpen: N_OPEN, n: MAX_TOKENS });

/** A share of the calls, one after the other, with what two prompts have in common kept. */
const theirs = (page, some) => page.evaluate(async ({ prompts, n }) => {
  const it = window.wllama;
  const decoder = new TextDecoder();
  let cached = [];
  await it.kvClear();
  const begun = performance.now();
  for (const prompt of prompts) {
    const ids = await it.tokenize(prompt, false);
    let same = 0;
    while (same < cached.length && same < ids.length - 1 && cached[same] === ids[same]) same++;
    if (same < cached.length) await it.kvRemove(same, -1);
    it.nCachedTokens = same;
    await it.samplingInit({ temp: 0 });
    await it.decode(ids.slice(same), {});
    cached = [...ids];
    for (let i = 0; i < n; i++) {
      const { token, piece } = await it.samplingSample();
      if (decoder.decode(piece).includes('\n') || token === it.getEOS()) break;
      await it.samplingAccept([token]);
      await it.decode([token], {});
      cached.push(token);
    }
  }
  return (performance.now() - begun) / 1000;
}, { prompts: some, n: MAX_TOKENS });

const [model] = engines.models;
/** A fresh worker, as every visit of the lab has: the model brought into memory, then the calls. */
async function fresh() {
  const page = await engines.ours('/ours/engine-mt', model.path, N_THREADS);
  const seconds = (await page.evaluate(() => window.loadMillis)) / 1000 + (await bare(page));
  await page.close();
  return seconds;
}
let peer = null;
try {
  peer = await engines.wllama('@wllama/wllama', model.path, N_THREADS);
} catch (error) {
  console.log(`wllama does not load the bundled model: ${String(error).split('\n')[0]}`);
}
const lab = [], engine = [], pretend = [], other = [];
let n_calls = 0;
for (let round = 0; round < ROUNDS; round++) {
  const measured = await grid(/^Sprout/);
  lab.push(measured.seconds);
  n_calls = measured.n_calls;
  engine.push(await fresh());
  pretend.push((await grid(/^Practice model: a coin/)).seconds);
  if (peer) other.push((await theirs(peer, prompts.filter((_, i) => i % PART === 0))) * PART);
}
const m = engines.median;
const round2 = (it) => Math.round(it * 100) / 100;
const cases = [{ case: `grid 60 x ${N_ROWS}`, calls: n_calls, 'lab s': m(lab), 'bare engine s': m(engine), 'instant model s': m(pretend), 'wllama one by one s': other.length ? m(other) : NaN }];

const orders = [];
for (let round = 0; round < ROUNDS; round++) {
  const page = await ask('In which order', 20);
  await page.getByRole('radio', { name: /^Practice model: something planted/ }).check();
  orders.push(await start(page));
  await page.context().close();
}
cases.push({ case: 'orders 24 x 20, instant model', calls: orders[0].n_calls, 'lab s': m(orders.map((it) => it.seconds)) });
console.table(cases.map((it) => Object.fromEntries(Object.entries(it).map(([key, value]) => [key, typeof value === 'number' ? round2(value) : value]))));

// 100,000 results, scrolled from top to bottom for three seconds.
const page = await ask('Which version', N_MANY);
for (let i = 2; i < N_VERSIONS; i++) await button(page, 'Add a version').click();
await page.getByRole('checkbox', { name: /^Sprout/ }).uncheck();
await page.getByRole('checkbox', { name: /^Practice model: a coin/ }).check();
const many = await start(page);
await page.getByText('100,000 lines').waitFor();
const frames = await page.evaluate(async () => {
  const window_ = document.querySelector('.results__window');
  window_.scrollIntoView();
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  const gaps = [];
  const begun = performance.now();
  let before = begun;
  while (performance.now() - begun < 3000) {
    window_.scrollTop = (performance.now() - begun) / 3000 * (window_.scrollHeight - window_.clientHeight);
    const now = await frame();
    gaps.push(now - before);
    before = now;
  }
  return gaps.slice(2).sort((a, b) => a - b);
});
const at = (share) => frames[Math.floor(share * (frames.length - 1))];
console.table([{ case: '100,000 results', 'run s': round2(many.seconds), frames: frames.length, 'median ms': round2(at(0.5)), '95th ms': round2(at(0.95)), 'worst ms': round2(at(1)) }]);

const report = (name, ours_, theirs_, peer_name, ratio, unit) => console.log(JSON.stringify({ bench: 'lab', case: name, ours: round2(ours_), peer: round2(theirs_), peer_name, ratio: round2(ratio), unit }));
report('grid 60 x 50', m(lab), m(engine), 'bare engine', m(lab) / m(engine), 's');
if (other.length) report('grid 60 x 50', m(lab), m(other), `wllama one by one, a ${PART}th scaled`, m(other) / m(lab), 's');
report('overhead of the lab on an instant model', m(pretend), m(lab), 'the same grid on Sprout', m(pretend) / m(lab), 's');
report('100,000 results scrolled, 95th frame', at(0.95), 1000 / 60, '60 frames a second', 1000 / 60 / at(0.95), 'ms');
await browser.close();
await engines.close();
