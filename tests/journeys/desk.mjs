// The desk beside the prompt: findings mended, find and replace, examples chosen, snippets, and the palette; each one step to undo.
import { button, cards, field, open, saved } from './_studio.mjs';

const desk = (page) => page.getByRole('complementary', { name: 'Desk' });
const undo = (page) => page.getByRole('button', { name: /^Undo/ }).click();
const shown = (page) => page.getByRole('switch', { name: /^Show example/, checked: true });

async function check(page) {
  await page.getByRole('link', { name: 'Check' }).click();
  await desk(page).getByRole('heading', { name: 'Check the prompt' }).waitFor();
}

async function tool(page, name) {
  await desk(page).getByRole('navigation', { name: 'Tools' }).getByRole('button', { name }).click();
}

async function texts(page) {
  const values = [];
  for (const it of await cards(page).all()) values.push(await it.inputValue());
  return values;
}

export default {
  'a finding is mended and the fix undone': async ({ page, url, assert, axe }) => {
    await open(page, url);
    const typed = 'Sort each message into a kind. ';
    await field(page, 'Instruction').fill(typed);
    await check(page);
    const rule = desk(page).getByRole('heading', { name: 'White space at the end' });
    await rule.waitFor();
    assert.deepEqual(await axe(page), []);
    // The stretch that is meant is selected where it stands.
    await desk(page).getByRole('button', { name: 'Show: Instruction' }).click();
    const selected = await field(page, 'Instruction').evaluate((it) => [it.selectionStart, it.selectionEnd]);
    assert.deepEqual(selected, [typed.length - 1, typed.length]);
    await desk(page).getByRole('button', { name: 'Remove it' }).click();
    assert.equal(await field(page, 'Instruction').inputValue(), typed.trimEnd());
    await rule.waitFor({ state: 'detached' });
    await undo(page);
    assert.equal(await field(page, 'Instruction').inputValue(), typed);
    await rule.waitFor();
  },

  'what was typed in the meantime is not lost by a fix': async ({ page, url, assert }) => {
    await open(page, url);
    await field(page, 'Instruction').fill('Sort them. ');
    await check(page);
    await desk(page).getByRole('button', { name: 'Remove it' }).waitFor();
    // In one step of the page, before the desk has read again.
    await page.evaluate(() => {
      const area = document.querySelector('[data-part="instruction"] textarea');
      area.value = 'Sort them by kind.  ';
      area.dispatchEvent(new Event('input', { bubbles: true }));
      [...document.querySelectorAll('.desk button')].find((it) => it.textContent === 'Remove it').click();
    });
    await desk(page).getByText('The prompt was changed in the meantime.').waitFor();
    assert.equal(await field(page, 'Instruction').inputValue(), 'Sort them by kind.  ');
  },

  'find and replace over examples is one step': async ({ page, url, assert, axe }) => {
    await open(page, url);
    const before = await texts(page);
    assert.ok(before.some((it) => it.includes('I ')));
    await page.keyboard.press('Control+Shift+F');
    const find = desk(page).getByRole('textbox', { name: 'Find', exact: true });
    await find.waitFor();
    await find.fill('I');
    await desk(page).getByRole('checkbox', { name: 'Match case' }).check();
    await desk(page).getByRole('checkbox', { name: 'Whole words' }).check();
    await desk(page).getByRole('textbox', { name: 'Replace with' }).fill('$0 we');
    await desk(page).locator('ins', { hasText: '$0 we' }).first().waitFor();
    assert.deepEqual(await axe(page), []);
    await desk(page).getByRole('button', { name: 'Replace all' }).click();
    await desk(page).getByText('It stands nowhere in this prompt.').waitFor();
    const after = before.map((it) => it.replace(/\bI\b/g, '$$0 we'));
    assert.deepEqual(await texts(page), after);
    await undo(page);
    assert.deepEqual(await texts(page), before);
    await desk(page).getByRole('checkbox', { name: 'Regular expression' }).check();
    await find.fill('(');
    await desk(page).getByText('This is no regular expression.').waitFor();
  },

  'the nearest examples are seen, then shown': async ({ page, url, assert, axe }) => {
    await open(page, url);
    const n = await shown(page).count();
    await check(page);
    await tool(page, 'Examples');
    await desk(page).getByRole('spinbutton', { name: 'How many' }).fill('2');
    await desk(page).getByText(/^nearness/).first().waitFor();
    assert.equal(await desk(page).locator('.desk__chosen li').count(), 2);
    assert.equal(await shown(page).count(), n, 'nothing is done before it is asked for');
    assert.deepEqual(await axe(page), []);
    await desk(page).getByRole('button', { name: 'Show only these' }).click();
    await desk(page).getByText('2 examples shown, the others are off.').waitFor();
    assert.equal(await shown(page).count(), 2);
    await undo(page);
    assert.equal(await shown(page).count(), n);
  },

  'a phrase is inserted, and a snippet of one’s own is there after a reload': async ({ page, url, assert }) => {
    await open(page, url);
    const before = await field(page, 'Instruction').inputValue();
    await check(page);
    await tool(page, 'Snippets');
    await desk(page).getByRole('button', { name: 'Insert “Answer with one word.”' }).click();
    assert.equal(await field(page, 'Instruction').inputValue(), `${before}\nAnswer with one word.`);
    await desk(page).getByRole('textbox', { name: 'A text to use again' }).fill('Mind the dates.');
    await desk(page).getByRole('button', { name: 'Keep it' }).click();
    await desk(page).getByRole('button', { name: 'Add to input' }).click();
    assert.match(await field(page, 'Input').inputValue(), /\nMind the dates\.$/);
    await saved(page);
    await page.reload();
    // The address names the desk, so that it comes back with the page.
    await desk(page).getByRole('heading', { name: 'Check the prompt' }).waitFor();
    await tool(page, 'Snippets');
    await desk(page).getByText('Mind the dates.').waitFor();
  },

  'the palette by keyboard alone, from another place': async ({ page, url, assert, axe }) => {
    await open(page, url);
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Models' }).click();
    await page.keyboard.press('Control+k');
    const typed = page.getByRole('combobox', { name: 'Type a command' });
    await typed.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    assert.deepEqual(await axe(page), []);
    await page.keyboard.type('fire');
    await page.keyboard.press('Enter');
    await desk(page).getByRole('textbox', { name: 'Find', exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('.desk'));
    await page.keyboard.press('Escape');
    await desk(page).waitFor({ state: 'hidden' });
    // What cannot be done says why, and what can is done.
    const n = await cards(page).count();
    await page.keyboard.press('Control+k');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    await page.keyboard.type('add ex');
    await page.keyboard.press('Enter');
    await typed.waitFor({ state: 'hidden' });
    await cards(page).nth(n).waitFor();
  },

  'on a phone the desk lies over the prompt and is closed again': async ({ page, url, assert, axe }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, url);
    await field(page, 'Instruction').fill('Sort {{these}} ');
    await check(page);
    await desk(page).getByRole('heading', { name: 'A variable has no value' }).waitFor();
    assert.deepEqual(await axe(page), []);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `${width} px wide`);
    await button(page, 'Close the desk').click();
    await desk(page).waitFor({ state: 'hidden' });
    assert.equal(new URL(page.url()).hash, '');
  },
};
