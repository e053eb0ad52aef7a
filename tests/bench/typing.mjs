// What a keystroke costs from input to paint in a project with 200 examples. Called by `cargo xtask bench typing`.
// The frame-rate limit is off, so that a figure is work and not waiting for the next tick of the screen.
import { chromium } from 'playwright-core';

const LIMIT_MILLIS = 16;
const EXAMPLES = 200;
const KEYS = 200;

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--disable-frame-rate-limit', '--disable-gpu-vsync'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.on('pageerror', (error) => console.error(String(error)));
await page.goto(process.env.EXEMPLAR_URL);
const field = (name) => page.getByRole('textbox', { name, exact: true });
await field('Instruction').waitFor();
await page.getByText('tokens', { exact: false }).first().waitFor();

// 200 rows, pasted as from a spreadsheet.
const rows = Array.from({ length: EXAMPLES }, (_, i) => `Order ${i + 1}: the ${['lamp', 'kettle', 'jacket', 'tent'][i % 4]} arrived ${['late', 'broken', 'early', 'in time'][(i >> 2) % 4]}\t${['Delivery', 'Bug', 'Praise', 'Billing'][(i >> 2) % 4]}`).join('\n');
await field('Input').focus();
await page.evaluate((text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, rows);
await page.getByRole('button', { name: `Add ${EXAMPLES} examples` }).click();
await page.getByText(/^20[0-9]\b|20[0-9] examples/).first().waitFor();

await page.evaluate(() => {
  window.costs = [];
  addEventListener('input', (event) => {
    const start = event.timeStamp;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => window.costs.push(performance.now() - start);
      after.port2.postMessage(0);
    });
  }, { capture: true });
});

const cases = [];
for (const name of ['Instruction', 'Input']) {
  await field(name).focus();
  await page.keyboard.press('End');
  await page.evaluate('window.costs.length = 0');
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.type(i % 6 === 5 ? ' ' : 'abcdefghij'[i % 10]);
    await page.waitForFunction((n) => window.costs.length >= n, i + 1);
  }
  const costs = (await page.evaluate('window.costs')).sort((a, b) => a - b);
  cases.push({ case: `${EXAMPLES} examples, typing in ${name}`, p50: costs[costs.length >> 1], p95: costs[Math.floor(costs.length * 0.95)], max: costs.at(-1) });
}
await browser.close();

console.table(cases);
for (const { case: name, p95 } of cases) console.log(JSON.stringify({ bench: 'typing', case: `${name}, 95th percentile`, ours: p95, peer: LIMIT_MILLIS, peer_name: 'the limit of the issue', ratio: LIMIT_MILLIS / p95, unit: 'ms' }));
