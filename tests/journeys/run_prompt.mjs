// A model in the page answers: streamed, stopped, repeated, side by side; and it may break.
import { answers, button, field, open, run } from './_studio.mjs';

const settings = (page) => page.getByText(/^Settings:/);

export default {
  'Sprout answers in the page, and labels come from the examples': async ({ page, url, assert }) => {
    await open(page, url);
    await run(page);
    assert.match(await answers(page).first().textContent(), /Bug/);
    await page.getByRole('switch', { name: 'Show example 3 to the model' }).click();
    await run(page);
    const second = await answers(page).first().textContent();
    assert.match(second, /Delivery|Billing/);
  },

  'the keyboard runs it, and the same seed gives the same text': async ({ page, url, assert }) => {
    await open(page, url);
    await settings(page).click();
    await page.getByRole('spinbutton', { name: /temperature/i }).fill('1');
    await page.keyboard.press('Tab');
    await field(page, 'Input').focus();
    const said = [];
    for (let i = 1; i <= 2; i++) {
      await page.keyboard.press('Control+Enter');
      await page.waitForFunction((n) => document.querySelectorAll('article[aria-label="Answer"]').length >= n, i);
      await button(page, 'Run').first().waitFor();
      said.push(await answers(page).first().locator('p, pre').first().textContent());
    }
    assert.equal(said[0], said[1]);
  },

  'several answers come side by side': async ({ page, url, assert }) => {
    await open(page, url);
    await settings(page).click();
    await page.getByRole('spinbutton', { name: /samples/i }).fill('3');
    await page.keyboard.press('Tab');
    await run(page);
    await page.waitForFunction(() => document.querySelectorAll('article[aria-label="Answer"]').length >= 3);
    assert.equal(await answers(page).count(), 3);
  },

  'Stop stops': async ({ page, url, assert }) => {
    await open(page, url);
    await settings(page).click();
    await page.getByRole('spinbutton', { name: /max tokens/i }).fill('1500');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: 'My own' }).check({ force: true });
    await field(page, 'Stop texts, one on each line').fill('@@never@@');
    await button(page, 'Run').first().click();
    await button(page, 'Stop').first().waitFor();
    await page.waitForFunction(() => /\w/.test(document.querySelector('article[aria-label="Answer"]')?.textContent ?? ''));
    const start = Date.now();
    await button(page, 'Stop').first().click();
    await button(page, 'Run').first().waitFor();
    assert.equal(Date.now() - start < 2000, true);
    await page.getByText(/stopped/i).first().waitFor();
  },

  'a good answer becomes an example': async ({ page, url, assert }) => {
    await open(page, url);
    await run(page);
    await button(page, 'Use as example').first().click();
    await field(page, 'Example 5, Kind').waitFor();
    assert.equal(await field(page, 'Example 5, Message').inputValue(), 'The screen goes black after I sign in.');
    assert.equal(await field(page, 'Example 5, Kind').inputValue(), 'Bug');
  },

  'an engine that breaks is started again with the prompt intact': async ({ page, url, assert, problems }) => {
    await open(page, url);
    await field(page, 'Input').fill('My package is late.');
    await run(page);
    await Promise.all(page.workers().map((it) => it.evaluate(() => setTimeout(() => { throw new Error('made to break'); })).catch(() => {})));
    await page.waitForFunction(() => true);
    await run(page);
    assert.equal(await field(page, 'Input').inputValue(), 'My package is late.');
    problems.length = 0;
  },

  'a whole session asks nobody but the page\'s own host': async ({ page, url, assert }) => {
    const asked = new Set();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await open(page, url);
    await run(page);
    const own = new URL(url).origin;
    assert.deepEqual([...asked].filter((it) => it !== own && it !== 'null'), []);
  },
};
