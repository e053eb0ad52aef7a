// What a keystroke costs from input to paint in a project with 500 examples, tokens shown, the prompt checked beside it,
// and a table of 10,000 rows in its Data place. Called by `cargo xtask bench typing`.
// Drawn with the letter are the field, its marks while they are few (`ui`, write/under.rs), the counts and the meter; more
// marks, those of other fields and what the model sees follow in a pause between letters (write/pauses.rs), so that they
// are no part of these times unless a pause falls between two letters.
import { chromium } from 'playwright-core';

const LIMIT_MILLIS = 16;
const EXAMPLES = 500;
const ROWS = 10_000;
const KEYS = 200;

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.on('pageerror', (error) => console.error(String(error)));
await page.goto(process.env.EXEMPLAR_URL);
const field = (name) => page.getByRole('textbox', { name, exact: true });
await field('Instruction').waitFor();
await page.getByText('tokens', { exact: false }).first().waitFor();

const paste = (text) =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
const goTo = (address) => page.evaluate((address) => (location.hash = address), address);

// Rows of a table, pasted as from a spreadsheet, in the place for data, which stays there unseen.
await goTo('data');
await field('Rows').focus();
await paste(Array.from({ length: ROWS }, (_, i) => `Order ${i + 1} arrived ${['late', 'broken', 'early'][i % 3]}\t${['Delivery', 'Bug', 'Praise'][i % 3]}\t${i}`).join('\n'));
await page.getByRole('grid', { name: 'Data table' }).waitFor();
await goTo('');

// Examples, pasted the same way.
const rows = Array.from({ length: EXAMPLES }, (_, i) => `Order ${i + 1}: the ${['lamp', 'kettle', 'jacket', 'tent'][i % 4]} arrived ${['late', 'broken', 'early', 'in time'][(i >> 2) % 4]}\t${['Delivery', 'Bug', 'Praise', 'Billing'][(i >> 2) % 4]}`).join('\n');
await field('Input').focus();
await paste(rows);
await page.getByRole('button', { name: `Add ${EXAMPLES} examples` }).click();
await page.getByText(new RegExp(`${EXAMPLES + 4} examples`)).first().waitFor();
await page.getByRole('button', { name: 'Tokens', exact: true }).first().click();
await goTo('/check');
await page.getByRole('heading', { name: 'Check the prompt' }).waitFor();

// `shown` is the time from the input event until a task after the next frame: what the person waits.
// `work` is how long the main thread was busy meanwhile, by the browser's own account, this script's questions included.
// The script looks every 20 ms and not at every frame: asking at every frame would keep the page drawing.
async function watched(page) {
  await page.evaluate(() => {
    window.shown = [];
    addEventListener('input', (event) => {
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => window.shown.push(performance.now() - event.timeStamp);
        after.port2.postMessage(0);
      });
    }, { capture: true });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find((it) => it.name === 'TaskDuration').value * 1000;
  return { page, busy };
}

const cases = [];

/** Types into whatever has the focus. */
async function typing(where, { page, busy } = studio) {
  await page.evaluate('window.shown.length = 0');
  const work = [];
  for (let i = 0; i < KEYS; i++) {
    const before = await busy();
    await page.keyboard.type(i % 6 === 5 ? ' ' : 'abcdefghij'[i % 10]);
    await page.waitForFunction((n) => window.shown.length >= n, i + 1, { polling: 20 });
    work.push((await busy()) - before);
  }
  work.sort((a, b) => a - b);
  const shown = (await page.evaluate('window.shown')).sort((a, b) => a - b);
  const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  cases.push({ case: `typing in ${where}`, p50: at(shown, 0.5), p95: at(shown, 0.95), max: shown.at(-1), 'work p95': at(work, 0.95) });
}

/** What this machine and browser need for a letter at the least: a page that has nothing but a field. */
async function bare() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent('<textarea rows="3" autofocus></textarea>');
  await page.locator('textarea').click();
  await typing('a bare field', await watched(page));
  await page.close();
}

const studio = await watched(page);
await bare();
await page.bringToFront();

/** The first field of that name that is well in sight: of 500 cards those near are drawn, some of them above the window. */
async function inSight(name) {
  for (const field of await page.getByRole('textbox', { name, exact: true }).all()) {
    const { y } = await field.boundingBox();
    if (y > 150 && y < 700) return field;
  }
  throw new Error(`no ${name} is in sight`);
}

for (const [where, name] of [['Instruction', 'Instruction'], ['Input', 'Input'], ['an example', /^Example \d+, Message$/]]) {
  await (where === 'an example' ? await inSight(name) : field(name)).click();
  await page.keyboard.press('End');
  await typing(where);
}
await goTo('data');
await page.getByRole('grid', { name: 'Data table' }).getByText('Order 2 arrived broken').dblclick();
await page.getByRole('grid').getByRole('textbox').waitFor();
await typing('a cell of the table');
await page.keyboard.press('Escape');
await page.getByRole('searchbox', { name: 'Find rows' }).focus();
await typing('the field that finds rows');
await bare();
await browser.close();

console.log(`${EXAMPLES} examples, ${ROWS} rows, tokens shown, the desk open`);
console.table(cases);
for (const { case: name, p95 } of cases) console.log(JSON.stringify({ bench: 'typing', case: `${name}, input to paint, 95th percentile`, ours: p95, peer: LIMIT_MILLIS, peer_name: 'the limit of the issue', ratio: LIMIT_MILLIS / p95, unit: 'ms' }));
