// How long a starter takes from Run to its whole answer, by the bundled model. Called by `cargo xtask bench starters`.
import { chromium } from 'playwright-core';

const LIMIT_MILLIS = 1000;
const ROUNDS = 3;

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.on('pageerror', (error) => console.error(String(error)));
await page.goto(process.env.EXEMPLAR_URL);
const button = (name) => page.getByRole('button', { name, exact: true }).first();
const gallery = async () => {
  await button('Projects').click();
  await page.getByRole('menuitem', { name: 'Start from an example…' }).click();
  return page.getByRole('dialog', { name: 'Start from an example' }).getByRole('listitem').getByRole('button');
};

/** Presses Run in the page itself and gives the milliseconds until the answer has ended there. */
const run = () => page.evaluate(async () => {
  const named = (name) => [...document.querySelectorAll('button')].find((it) => it.textContent.trim().startsWith(name) && it.offsetParent);
  const answers = () => document.querySelectorAll('article[aria-label="Answer"]').length;
  const before = answers();
  const begun = performance.now();
  named('Run').click();
  while (answers() === before || !named('Run')) await new Promise(requestAnimationFrame);
  return performance.now() - begun;
});

// The first run loads the model; it is told apart.
await page.getByRole('textbox', { name: 'Instruction', exact: true }).waitFor();
await button('Run').or(page.getByRole('button', { name: /^Run/ })).first().waitFor();
const first = await run();

const names = await (await gallery()).allTextContents().then((all) => all.length);
await page.keyboard.press('Escape');
const cases = [];
for (let at = 0; at < names; at++) {
  await (await gallery()).nth(at).click();
  const name = await page.getByLabel('Project name').inputValue();
  const millis = [];
  for (let round = 0; round < ROUNDS; round++) millis.push(await run());
  millis.sort((a, b) => a - b);
  cases.push({ starter: name, median: Math.round(millis[ROUNDS >> 1]), max: Math.round(millis.at(-1)) });
}
await browser.close();

console.table(cases);
const slowest = cases.toSorted((a, b) => b.median - a.median)[0];
for (const [name, ours] of [['first answer, the model being loaded', first], [`slowest starter (${slowest.starter}), median of ${ROUNDS}`, slowest.median]]) {
  console.log(JSON.stringify({ bench: 'starters', case: name, ours, peer: LIMIT_MILLIS, peer_name: 'the limit of the issue', ratio: LIMIT_MILLIS / ours, unit: 'ms' }));
}
