// What the lab costs in Chromium, on the bundled model: a grid of 60 wordings on 50 rows and the orders of four examples
// on 20 rows, pressed in the page as a person presses them; beside them the very same calls asked of the bare engine on
// the same kind of wire, and of wllama one after the other. Then 100,000 results, scrolled.
// Called by `cargo xtask bench lab`; EXEMPLAR_ROUNDS as in engine.mjs, EXEMPLAR_ONLY=grid, orders or scroll.
import { chromium } from 'playwright-core';
import * as calls from './calls.mjs';
import * as engines from './engines.mjs';

const ROUNDS = Number(process.env.EXEMPLAR_ROUNDS ?? 3);
const only = process.env.EXEMPLAR_ONLY;
const URL_ = process.env.EXEMPLAR_URL;
const N_THREADS = 2, N_OPEN = 64, MAX_TOKENS = 32;
// wllama takes minutes for all of it: every tenth group of calls with one beginning is run, and the time scaled.
const PART = 10;
const N_ROWS = 50, N_ORDER_ROWS = 20, N_VERSIONS = 50, N_MANY = 2000;

const SHORT = { Delivery: 'letter', Billing: 'money', Bug: 'model' };
const KINDS = Object.values(SHORT);
const NOUNS = { letter: ['parcel', 'package', 'order'], money: ['charge', 'invoice', 'fee'], model: ['app', 'screen', 'button'] };
const row = (i) => { const kind = KINDS[i % 3]; return [`There is something with the ${NOUNS[kind][(i / 3 | 0) % 3]} number ${i}.`, kind]; };
const table = (n) => `Message\tKind\n${Array.from({ length: n }, (_, i) => row(i).join('\t')).join('\n')}\n`;

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** A fresh visit, at a question, with so many rows. */
async function ask(question, n, isRecorded = false, prepare = () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(calls.watch);
  if (isRecorded) await page.addInitScript(calls.record, calls.record.asked);
  await page.goto(URL_);
  await page.getByRole('textbox', { name: 'Instruction', exact: true }).waitFor();
  await prepare(page);
  await page.getByRole('navigation', { name: 'Places' }).getByText('Measure').first().click();
  await button(page, new RegExp(`^${question}`)).click();
  await page.getByRole('textbox', { name: 'Rows to test on' }).focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, table(n));
  await page.getByText(/ rows, [\d,]+ with a right answer/).waitFor();
  // A first visit brings the release's files once and keeps them: that is no part of an experiment.
  await page.waitForFunction(() => document.documentElement.dataset.kept);
  return page;
}

/** Seconds from Start to the sentence, by the page's clock. */
async function start(page, isKept = false) {
  await page.getByText(/^At most [1-9][\d,]* calls/).waitFor();
  const n_calls = Number((await page.getByText(/^At most [1-9][\d,]* calls/).textContent()).match(/([\d,]+)/)[1].replaceAll(',', ''));
  await button(page, 'Start').click();
  const seconds = await page.evaluate(() => window.seen.done);
  const frames = await page.evaluate(() => window.seen.frames);
  if (!isKept) await page.context().close();
  return { seconds, n_calls, frames };
}

async function grid(model, isRecorded) {
  const page = await ask('Does the wording matter', N_ROWS, isRecorded);
  await button(page, "The paper's 60").click();
  await page.getByRole('switch', { name: /^Keep a third/ }).click();
  await page.getByRole('radio', { name: model }).check();
  return start(page);
}

/** A label must be one token to be scored, and in the vocabulary of the bundled model few words are. */
async function useShortLabels(page) {
  for (const shown of await page.getByRole('switch', { name: /^Show example/ }).all()) await shown.check();
  for (const field of await page.getByRole('textbox', { name: /^Example \d+, / }).all()) {
    const short = SHORT[await field.inputValue()];
    if (short) await field.fill(short);
  }
}

async function orders(model, isRecorded) {
  const page = await ask('In which order', N_ORDER_ROWS, isRecorded, useShortLabels);
  await page.getByRole('radio', { name: model }).check();
  return start(page);
}

const [model] = engines.models;
const SPROUT = /^Sprout/, INSTANT = { grid: /^Practice model: a coin/, orders: /^Practice model: something planted/ };
const m = engines.median;
const round2 = (it) => typeof it === 'number' ? Math.round(it * 100) / 100 : it;
const rounded = (it) => Object.fromEntries(Object.entries(it).map(([key, value]) => [key, round2(value)]));
const results = [], cases = [];
const report = (name, ours, peer, peer_name, ratio, unit) => results.push({ bench: 'lab', case: name, ours, peer, peer_name, ratio, unit });

/** CPU seconds that others took meanwhile, each second. */
async function timed(work) {
  const [begun, before] = [performance.now(), engines.othersSeconds()];
  const seconds = await work();
  return { seconds, others: (engines.othersSeconds() - before) / (performance.now() - begun) * 1000 };
}

/** The lab, the bare engine, and the lab with a model that answers at once, by turns; every one in a fresh page. */
async function beside(name, experiment, instant) {
  // Once with what is asked written down, and for the browser's cache of compiled code.
  const { frames, n_calls } = await experiment(SPROUT, true);
  const [lab, engine, pretend] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const pair = [
      async () => lab.push(await timed(async () => (await experiment(SPROUT)).seconds)),
      async () => engine.push(await timed(() => calls.bare(model, frames, N_THREADS, N_OPEN))),
    ];
    // Such machines become faster and slower over minutes: neither side always goes first.
    for (const turn of round % 2 ? pair.reverse() : pair) await turn();
    pretend.push((await experiment(instant)).seconds);
  }
  const of = (rows) => m(rows.map((it) => it.seconds));
  const others = m([...lab, ...engine].map((it) => it.others));
  cases.push({ case: name, 'at most': n_calls, asked: frames.length, 'lab s': of(lab), 'bare engine s': of(engine), 'instant model s': m(pretend), 'others’ cores': others });
  const ratios = lab.map((it, i) => it.seconds / engine[i].seconds);
  console.log(`${name}: lab ${lab.map((it) => it.seconds.toFixed(2)).join(' ')} s, bare engine ${engine.map((it) => it.seconds.toFixed(2)).join(' ')} s; pair by pair ${ratios.map((it) => it.toFixed(3)).join(' ')} (median ${m(ratios).toFixed(3)}); others took ${[...lab, ...engine].map((it) => it.others.toFixed(2)).join(' ')} of 2 cores`);
  report(name, of(lab), of(engine), 'bare engine', of(lab) / of(engine), 's');
  report(`${name}, overhead on an instant model`, m(pretend), of(lab), 'the same on Sprout', m(pretend) / of(lab), 's');
  return { frames, seconds: of(lab) };
}

/** wllama with a part of the calls; the time is scaled to all of them. */
async function peer(name, seconds, some, share, folder, peerName, run) {
  try {
    const page = await engines.wllama(folder, model.path, N_THREADS);
    await run(page, some.slice(0, 10), MAX_TOKENS);
    const took = [];
    for (let round = 0; round < Math.min(ROUNDS, 3); round++) took.push((await run(page, some, MAX_TOKENS)).seconds / share);
    await page.close();
    console.log(`${name}: ${peerName} ${took.map((it) => it.toFixed(1)).join(' ')} s (${some.length} calls, scaled)`);
    report(name, seconds, m(took), `${peerName}, one by one`, m(took) / seconds, 's');
  } catch (error) {
    console.log(`${peerName}: ${String(error).split('\n')[0]}`);
    await engines.closePages();
  }
}

/** 100,000 results, scrolled from top to bottom for three seconds. */
async function scroll() {
  const page = await ask('Which version', N_MANY);
  for (let i = 2; i < N_VERSIONS; i++) await button(page, 'Add a version').click();
  await page.getByRole('checkbox', { name: /^Sprout/ }).uncheck();
  await page.getByRole('checkbox', { name: /^Practice model: a coin/ }).check();
  const many = await start(page, true);
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
  report('100,000 results scrolled, 95th frame', at(0.95), 1000 / 60, '60 frames a second', 1000 / 60 / at(0.95), 'ms');
  await page.context().close();
}

if (!only || only === 'grid') {
  const name = `grid 60 x ${N_ROWS}`;
  const { frames, seconds } = await beside(name, grid, INSTANT.grid);
  // All rows of every tenth wording: what they have in common is computed once there, too.
  const some = calls.computing(frames).filter((_, at) => Math.floor(at / N_ROWS) % PART === 0);
  const share = some.length / frames.length;
  await peer(name, seconds, some, share, '@wllama/wllama', 'wllama 2.3.1', calls.bySteps);
  await peer(name, seconds, some, share, 'wllama-newest', 'wllama 3.8.1', calls.byCompletions);
}
if (!only || only === 'orders') {
  const name = `orders 24 x ${N_ORDER_ROWS}`;
  const { frames, seconds } = await beside(name, orders, INSTANT.orders);
  // Those with a common beginning one after the other, which is the best for an engine that keeps only the prompt before.
  const key = (it) => it.text ?? it.ids.map((id) => String(id).padStart(6, '0')).join(' ');
  const all = calls.computing(frames).map((it) => [key(it), it]).sort((a, b) => a[0] < b[0] ? -1 : 1).map((it) => it[1]);
  const piece = Math.ceil(all.length / 48);
  const some = all.filter((_, at) => Math.floor(at / piece) % PART === 0);
  await peer(name, seconds, some, some.length / all.length, '@wllama/wllama', 'wllama 2.3.1', calls.bySteps);
}
if (!only || only === 'scroll') await scroll();
if (cases.length > 0) console.table(cases.map(rounded));
for (const it of results) console.log(JSON.stringify(rounded(it)));
await browser.close();
await engines.close();
