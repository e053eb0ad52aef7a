// The gallery of starters: found by a word, opened beside one's own, each right at its first run; and Sprout's card.
import { answers, button, dialog, field, open, run, saved } from './_studio.mjs';

const search = (page) => page.getByRole('searchbox', { name: 'Find a starter' });
const starters = (page) => dialog(page, 'Start from an example').getByRole('listitem').getByRole('button');
const modelsPlace = (page) => page.getByRole('navigation', { name: 'Places' }).getByText('Models').first();

/** Opens the gallery from the menu of projects. */
async function gallery(page) {
  await button(page, 'Projects').click();
  await page.getByRole('menuitem', { name: 'Start from an example…' }).click();
  await search(page).waitFor();
}

/** Opens a starter and waits until it is on the desk. */
async function start(page, name) {
  await gallery(page);
  await dialog(page, 'Start from an example').getByRole('button', { name, exact: true }).click();
  await page.waitForFunction((name) => document.querySelector('[aria-label="Project name"]')?.value === name, name);
}

/** The text of the newest answer. */
const said = async (page) => (await answers(page).first().getByRole('paragraph').first().textContent()).trim();

export default {
  'a starter is found by a word, opened, run, and turned by its examples': async ({ page, url, assert, axe }) => {
    await open(page, url);
    await field(page, 'Input').fill('My own words stay.');
    await gallery(page);
    const all = await starters(page).count();
    assert.equal(all >= 20, true, `${all} starters`);
    assert.deepEqual(await axe(page), []);

    await page.keyboard.type('email');
    assert.equal(await search(page).inputValue(), 'email', 'typing anywhere looks for a starter');
    await page.getByText(/^\d+ of \d+ small projects$/).waitFor();
    assert.equal((await starters(page).count()) < all, true);
    await search(page).fill('nothing like this');
    await page.getByText('No starter goes by that name').waitFor();
    await button(page, 'Show all starters').click();
    await page.waitForFunction((n) => document.querySelectorAll('dialog[open] li button').length === n, all);

    await search(page).fill('customer');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[aria-label="Project name"]')?.value === 'Sort customer emails');
    await run(page);
    assert.equal(await said(page), 'Bookings');

    await page.getByText('Switch off examples 2 and 5 and run again.').waitFor();
    await page.getByRole('switch', { name: 'Show example 2 to the model' }).click();
    await page.getByText('Switch off example 5 and run again.').waitFor();
    await page.getByRole('switch', { name: 'Show example 5 to the model' }).click();
    await page.getByText('Now run again.').waitFor();
    await run(page);
    const after = await said(page);
    assert.match(after, /Accounts|Payments/);
    await page.getByText(`With examples 2 and 5 it said “Bookings”, without them “${after}”.`).waitFor();

    await saved(page);
    await button(page, 'Projects').click();
    await page.getByRole('menuitem', { name: 'Sort messages' }).click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Input"]')?.value === 'My own words stay.');
  },

  'where every example teaches, one press switches all of them off and on': async ({ page, url, assert }) => {
    await open(page, url);
    await start(page, 'Translate into German');
    await run(page);
    assert.equal(await said(page), 'Brot');
    await page.getByText('Switch off all examples and run again.').waitFor();
    await page.getByRole('group', { name: 'Try it' }).getByRole('button', { name: 'Switch all examples off' }).click();
    await run(page);
    assert.notEqual(await said(page), 'Brot');
    await page.getByText('With the examples it said “Brot”, without them').waitFor();
    await button(page, 'Switch all examples on').click();
    await run(page);
    assert.equal(await said(page), 'Brot');
    await button(page, /^Undo: switch all examples on/).click();
    await button(page, 'Switch all examples on').waitFor();
  },

  'every starter is right at its first run': async ({ page, url, assert }) => {
    await open(page, url);
    await run(page);
    await gallery(page);
    const names = await starters(page).allTextContents();
    await page.keyboard.press('Escape');
    const wrong = [];
    for (const name of names) {
      await start(page, name);
      const wanted = ANSWERS[name];
      await run(page);
      const got = await said(page);
      if (got !== wanted) wrong.push(`${name}: ${got} (wanted ${wanted})`);
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(names.toSorted(), Object.keys(ANSWERS).toSorted(), 'the list below names every starter');
  },

  'the gallery fits a phone': async ({ page, url, assert, axe }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, url);
    await gallery(page);
    const wide = await page.evaluate(() => {
      const shelves = document.querySelector('dialog[open] .dialog__body');
      return shelves.scrollWidth > shelves.clientWidth || document.documentElement.scrollWidth > innerWidth;
    });
    assert.equal(wide, false, 'nothing is scrolled sideways');
    assert.deepEqual(await axe(page), []);
    await search(page).fill('json');
    await starters(page).first().click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Project name"]')?.value === 'Turn notes into JSON');
  },

  'Sprout says what it can and cannot, with figures, and real models are named': async ({ page, url, assert, axe }) => {
    const asked = new Set();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await open(page, url);
    await modelsPlace(page).click();
    await page.getByRole('heading', { name: 'Sprout, a tiny demo model' }).waitFor();
    await page.getByText('Not made for', { exact: true }).waitFor();
    await page.getByText(/^How often it is right/).click();
    const table = page.getByRole('table');
    await table.waitFor();
    assert.equal((await table.getByRole('row').count()) > 16, true);
    assert.match(await table.getByRole('row').nth(3).textContent(), /\d+%/);
    assert.equal(await button(page, /^Fetch SmolLM2 135M/).isEnabled(), true);
    assert.deepEqual(await axe(page), []);
    const own = new URL(url).origin;
    assert.deepEqual([...asked].filter((it) => it !== own && it !== 'null'), [], 'nothing is fetched from elsewhere');
  },
};

// What `domain::STARTERS` says is right.
const ANSWERS = await answersOfTheSource();

/** Reads names and answers where they are written down. */
async function answersOfTheSource() {
  const { readFileSync, readdirSync } = await import('node:fs');
  const folder = new URL('../../src/domain/starters/', import.meta.url);
  const pairs = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .flatMap((text) => text.split(/^pub\(super\) const \w+: Starter/m).slice(1))
    .map((text) => [text.match(/name: "(.*)",/)[1], text.match(/^ {4}answer: (?:r#"(.*)"#|"(.*)"),$/m).slice(1).find(Boolean)]);
  return Object.fromEntries(pairs);
}
