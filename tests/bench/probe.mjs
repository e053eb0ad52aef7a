// What the lab costs in Chromium, on the bundled model: a grid of 60 wordings on 50 rows and the orders of four examples
// on 20 rows, pressed in the page as a person presses them; beside them the same grid asked of the bare engine, and of
// wllama 2.3.1 one call after the other. Then 100,000 results, scrolled.
// Called by `cargo xtask bench lab`; EXEMPLAR_ROUNDS as in engine.mjs.
import fs from 'node:fs';
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

/** Profiles of the page's workers: call the result to write them. */
async function workers(page, file) {
  const session = await page.context().newCDPSession(page);
  const waiting = new Map(); let n = 0; const ids = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => ids.push([sessionId, targetInfo]));
  session.on('Target.receivedMessageFromTarget', ({ message }) => { const m = JSON.parse(message); waiting.get(m.id)?.(m.result); });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await new Promise((r) => setTimeout(r, 300));
  const send = (sessionId, method, params = {}) => new Promise((resolve) => { const id = ++n; waiting.set(id, resolve); session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }); });
  for (const [id] of ids) { await send(id, 'Profiler.enable'); await send(id, 'Profiler.setSamplingInterval', { interval: 500 }); await send(id, 'Profiler.start'); }
  return async () => { let i = 0; for (const [id, info] of ids) { const { profile } = await send(id, 'Profiler.stop'); fs.writeFileSync(`${file}.${i++}.json`, JSON.stringify(profile)); console.log(file, i, info.type, info.url); } };
}
/** CPU seconds by thread of all processes below this one. */
function threads() {
  const parents = new Map(), all = new Map();
  for (const pid of fs.readdirSync('/proc').filter((it) => /^\d+$/.test(it))) {
    try { const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8'); parents.set(pid, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]); } catch {}
  }
  const isOurs = (pid) => { for (let it = pid; it; it = parents.get(it)) if (it === String(process.pid)) return true; return false; };
  for (const pid of parents.keys()) {
    if (!isOurs(pid)) continue;
    try {
      const cmd = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const kind = cmd.match(/--type=([a-z-]+)/)?.[1] ?? (cmd.includes('chromium') ? 'browser' : 'node');
      const sub = cmd.match(/--utility-sub-type=([a-z.A-Z]+)/)?.[1] ?? '';
      for (const tid of fs.readdirSync(`/proc/${pid}/task`)) {
        const stat = fs.readFileSync(`/proc/${pid}/task/${tid}/stat`, 'utf8');
        const f = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const name = kind + sub + ' ' + (stat.includes('DedicatedWorker') ? tid + ' ' : '') + stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')).replace(/\d+$/, '') + ' ' + pid;
        all.set(name, (all.get(name) ?? 0) + (Number(f[11]) + Number(f[12])) / 100);
      }
    } catch {}
  }
  return all;
}
const spent = (before) => { const rows = [...threads()].map(([k, v]) => [k, Math.round((v - (before.get(k) ?? 0)) * 100) / 100]).filter((it) => it[1] >= 0.05).sort((a, b) => b[1] - a[1]); return rows.reduce((a, b) => a + b[1], 0).toFixed(2) + ': ' + rows.map((it) => it.join(' ')).join(', '); };
const hook = () => {
  const t = window.marks = { asks: [], firsts: [], done: [], n: {}, frames: [], other: [], handler: 0, raf: 0};
  const plain = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (data, ...more) {
    if (data instanceof Uint8Array && data[0] === 1) {
      { let at = 1; while (data[at++] > 127); if (data[at] !== 5) t.other.push(['ask', data[at], performance.now()]); }
      let at = 1; while (data[at++] > 127);
      if (data[at] === 5 || data[at] === 7 || data[at] === 8) { t.asks.push(performance.timeOrigin+performance.now()); t.frames.push(Array.from(data.slice(at))); }
    }
    return plain.call(this, data, ...more);
  };
  document.addEventListener('click', () => { t.other.push(['click', 0, performance.now()]); }, true);
  const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (...a) { t.puts = (t.puts ?? 0) + 1; return put.apply(this, a); };
  const get = IDBObjectStore.prototype.get; IDBObjectStore.prototype.get = function (...a) { t.gets = (t.gets ?? 0) + 1; return get.apply(this, a); };
  new MutationObserver(() => { if (!t.heading && [...document.querySelectorAll('h2,h3')].some((it) => it.textContent === 'What came out')) t.heading = performance.now(); }).observe(document, { subtree: true, childList: true });
  const d = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', { get: d.get, set(f) { d.set.call(this, (e) => {
    const data = e.data;
    if (data instanceof Uint8Array) { const k = data[0]; t.n[k] = (t.n[k] ?? 0) + 1; if (k === 3) t.done.push(performance.timeOrigin+performance.now()); }
    if (data instanceof Uint8Array && data[0] === 1) { let at = 1; while (data[at++] > 127); if (![7, 8, 9, 1].includes(data[at])) t.other.push(['reply', data[at], performance.now()]); }
    const b = performance.now(); f.call(this, e); t.handler += performance.now() - b;
  }); } });
};
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** A fresh visit, at a question, with so many rows. */
async function ask(question, n) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(hook);
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
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const metric = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map((it) => [it.name, it.value]));
  const b = await metric();
  if (process.env.PROFILE) { await session.send('Profiler.enable'); await session.send('Profiler.setSamplingInterval', { interval: 500 }); await session.send('Profiler.start'); }
  const begun = performance.timeOrigin + performance.now();
  const stop = process.env.WPROFILE && await workers(page, process.env.WPROFILE + '-lab');
  const cpu = threads();
  const took = await start(page);
  console.log('CPU lab', spent(cpu));
  if (stop) await stop();
  const ended = performance.timeOrigin + performance.now();
  if (process.env.PROFILE) { const { profile } = await session.send('Profiler.stop'); (await import('node:fs')).writeFileSync(process.env.PROFILE, JSON.stringify(profile)); }
  const a = await metric();
  const marks = await page.evaluate(() => window.marks);
  const done = marks.done, asks = marks.asks;
  const o = await page.evaluate(() => performance.timeOrigin);
  const click = marks.other.filter((it) => it[0] === 'click').at(-1)[2];
  const rel = (it) => Math.round(it - click);
  console.log('marks', marks.other.filter((it) => it[2] >= click).slice(0, 12).map((it) => it[0] + it[1] + '@' + rel(it[2])).join(' '), 'first', 0, 'last done', 0, 'heading', rel(marks.heading), 'began', rel(begun - o), 'ended', rel(ended - o), 'puts', marks.puts, 'gets', marks.gets);
  console.log({ seconds: took.seconds, n_calls: took.n_calls, asks: asks.length,  n: marks.n, handler: marks.handler, script: a.ScriptDuration - b.ScriptDuration, task: a.TaskDuration - b.TaskDuration, layout: a.LayoutDuration - b.LayoutDuration, style: a.RecalcStyleDuration - b.RecalcStyleDuration });
  await page.context().close();
  return { ...took, marks, run: 0 };
}


for (let i = 0; i < ROUNDS; i++) await grid(/^Sprout/);
await browser.close();
await engines.close();
