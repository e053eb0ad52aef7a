// Variables of every kind in a form, several examples at once, comments for people.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { button, cards, dialog, exactCount, field, open, promptText as textOf, saved } from './_studio.mjs';

const shows = (page, words) => page.getByLabel('The prompt as the model receives it').getByText(words).first().waitFor();
const kindOf = (page, name) => page.getByRole('combobox', { name: `Kind of ${name}`, exact: true });
const pick = (page, n) => page.getByRole('checkbox', { name: `Select example ${n}`, exact: true });
/** Waits for the focus in a text: the button that goes there has the same name, so its name alone says nothing. */
const isIn = (page, name) => page.waitForFunction(
  (name) => document.activeElement.tagName === 'TEXTAREA' && document.activeElement.ariaLabel === name, name,
);
const told = (page, words) => page.getByText(words, { exact: true }).first().waitFor({ state: 'attached' });

export default {
  'each variable is asked for as its kind says, and what does not fit is kept and said': async ({ page, url, assert, axe }) => {
    await open(page, url);
    await field(page, 'Input').fill('{{city}} {{days}} {{start}} {{notes}}.');
    await field(page, 'Value of days').fill('abc');
    await kindOf(page, 'days').selectOption('Number');
    await page.getByText('“abc” is no number. The model sees it as it is.').waitFor();
    await shows(page, 'abc');
    const days = page.getByRole('spinbutton', { name: 'Value of days' });
    await days.fill('2.5');
    await shows(page, '2.5');
    await page.getByText('“abc” is no number').waitFor({ state: 'detached' });

    await kindOf(page, 'city').selectOption('Choice');
    await page.getByText('Options', { exact: true }).click();
    await field(page, 'Options of city').fill('Oslo\n{{days}}\n');
    const city = page.getByRole('combobox', { name: 'Value of city', exact: true });
    await city.selectOption('{{days}}');
    await kindOf(page, 'start').selectOption('Date');
    await page.getByLabel('Value of start').fill('2026-11-27');
    await page.waitForFunction(() => document.querySelector('[aria-label="The prompt as the model receives it"]')?.textContent.includes('2026-11-27'));
    // A value is put in once: what looks like a variable in it stays text.
    assert.match(await textOf(page), /Message: \{\{days\}\} 2\.5 2026-11-27 \{\{notes\}\}\./);

    await kindOf(page, 'notes').selectOption('File');
    const folder = mkdtempSync(join(tmpdir(), 'exemplar-'));
    try {
      const chosen = page.getByLabel('Text file for notes');
      writeFileSync(join(folder, 'picture.txt'), Buffer.from([0x89, 0x50, 0, 1, 0xff]));
      await chosen.setInputFiles(join(folder, 'picture.txt'));
      await page.getByText(/“picture\.txt” is no text file/).waitFor();
      writeFileSync(join(folder, 'large.txt'), 'a'.repeat(256_001));
      await chosen.setInputFiles(join(folder, 'large.txt'));
      await page.getByText(/large\.txt.*256 KB/).waitFor();
      writeFileSync(join(folder, 'wishes.txt'), 'No museums.\n');
      await chosen.setInputFiles(join(folder, 'wishes.txt'));
      await shows(page, 'No museums.');
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.deepEqual(await axe(page, { strict: true }), []);

    // An option that goes leaves the value, and says so; all of it is undone, and kept over a reload.
    await field(page, 'Options of city').fill('Oslo');
    await page.getByText('“{{days}}” is none of the options. The model sees it as it is.').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('“{{days}}” is none of the options').waitFor({ state: 'detached' });
    await saved(page);
    await page.reload();
    await city.waitFor();
    assert.equal(await city.inputValue(), '{{days}}');
    assert.equal(await days.inputValue(), '2.5');
    assert.equal(await kindOf(page, 'start').inputValue(), 'date');
  },

  'several examples are chosen by keyboard and mouse, and changed in one step': async ({ page, url, assert, axe }) => {
    await open(page, url);
    const first = await field(page, 'Example 1, Message').inputValue();
    await button(page, 'Move example 1').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await told(page, '2 examples selected');
    assert.equal(await pick(page, 2).isChecked(), true);
    assert.equal(await pick(page, 3).isChecked(), false);
    assert.deepEqual(await axe(page, { strict: true }), []);

    await button(page, 'Move examples down').click();
    await page.waitForFunction((it) => document.querySelector('[aria-label="Example 2, Message"]')?.value === it, first);
    await button(page, /^Undo/).first().click();
    await page.waitForFunction((it) => document.querySelector('[aria-label="Example 1, Message"]')?.value === it, first);

    await button(page, 'Switch examples off').click();
    await told(page, 'Switch examples off: 2');
    await page.getByText('4 examples, 2 shown').first().waitFor();
    await button(page, 'Duplicate examples').click();
    await field(page, 'Example 6, Message').waitFor();
    assert.equal(await field(page, 'Example 3, Message').inputValue(), first);

    // Ctrl on a handle adds one; Shift reaches from it; the check boxes do as well.
    await button(page, 'Move example 6').click({ modifiers: ['Control'] });
    await told(page, '3 examples selected');
    await button(page, 'Move example 5').click({ modifiers: ['Shift'] });
    await told(page, '2 examples selected');
    await pick(page, 3).check();
    await told(page, '3 examples selected');
    await button(page, 'Delete examples').click();
    await page.waitForFunction(() => document.querySelectorAll('[data-example]').length === 3);
    await button(page, /^Undo/).first().click();
    await page.waitForFunction(() => document.querySelectorAll('[data-example]').length === 6);

    await button(page, 'Move example 2').focus();
    await page.keyboard.press('Control+a');
    await told(page, '6 examples selected');
    await page.keyboard.press('Escape');
    await pick(page, 1).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement.ariaLabel === 'Move example 2');
    assert.equal(await cards(page).count(), 6);

    // What is chosen here is not chosen in another project, whose examples have the same numbers.
    await button(page, 'Select examples').click();
    await pick(page, 1).check();
    await button(page, 'Projects').click();
    await page.getByRole('menuitem', { name: 'Duplicate project' }).click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Project name"]')?.value.includes('copy'));
    await pick(page, 1).waitFor({ state: 'detached' });
  },

  'a comment is for people: not in the prompt, not in its count, not in a link': async ({ page, browser, url, assert, axe }) => {
    await open(page, url);
    const [text, count] = [await textOf(page), await exactCount(page)];
    await button(page, 'Comment on the instruction').click();
    await isIn(page, 'Comment on the instruction');
    await page.keyboard.type('Ann wants a fourth kind.');
    await button(page, 'Comment on example 2').click();
    await isIn(page, 'Comment on example 2');
    await page.keyboard.type('Is this typical?');
    await saved(page);
    assert.equal(await textOf(page), text);
    assert.equal(await exactCount(page), count);
    assert.deepEqual(await axe(page, { strict: true }), []);

    await button(page, 'Share').click();
    await dialog(page, 'Share this project').getByText('Comments are not in the link.').waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-label="Link"]')?.value.includes('#p1='));
    const link = await field(page, 'Link').inputValue();
    const other = await (await browser.newContext()).newPage();
    await other.goto(link);
    await button(other, 'Add to my projects').click();
    await field(other, 'Example 2, Message').waitFor();
    assert.equal(await field(other, 'Comment on example 2').count(), 0);
    await other.context().close();

    await page.keyboard.press('Escape');
    await page.reload();
    await field(page, 'Comment on example 2').waitFor();
    assert.equal(await field(page, 'Comment on example 2').inputValue(), 'Is this typical?');
    assert.equal(await field(page, 'Comment on the instruction').inputValue(), 'Ann wants a fourth kind.');
  },

  'an empty comment that is left does not move what is being pressed, and is gone then': async ({ page, url }) => {
    await open(page, url);
    await button(page, 'Comment on example 2').click();
    await isIn(page, 'Comment on example 2');
    // As long as a person presses.
    await button(page, 'Select examples').click({ delay: 150 });
    await page.getByRole('checkbox', { name: 'Select example 2' }).check();
    await field(page, 'Comment on example 2').waitFor({ state: 'detached' });
  },
};
