// The Data place: rows pasted from a spreadsheet, edited by keyboard, split, given to the prompt and to an experiment.
import { button, cards, dialog, field, open, paste, promptText, setNumber } from './_studio.mjs';

const place = (page, name) => page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click();
const grid = (page) => page.getByRole('grid', { name: 'Data table' });
/** A cell by its row and column, both from 1, as the grid numbers them. */
const cell = (page, row, column) =>
  grid(page).locator(`[role=row][aria-rowindex="${row + 1}"] [aria-colindex="${column + 2}"]`);
const status = (page, text) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
const editor = (page) => grid(page).getByRole('textbox').or(grid(page).getByRole('combobox'));

const ROWS = [
  'Message\tKind\tPrice',
  'Where is my parcel?\tDelivery\t12',
  'I was charged twice.\tBilling\t3.5',
  '"Two\nlines"\tBug\t7',
  'Say {{name}} please\tBug\t8',
  'The app crashes.\tBug\t9',
  'Refund me.\tBilling\t10',
].join('\n');

/** Many rows, each with words of its own. */
const many = (n) =>
  ['Message\tKind', ...Array.from({ length: n }, (_, at) => `Message number ${at}\t${['a', 'b', 'c'][at % 3]}`)].join('\n');

async function begin(page, url, rows = ROWS) {
  await open(page, url);
  await place(page, 'Data');
  await field(page, 'Rows').focus();
  await paste(page, rows);
  await grid(page).waitFor();
}

/** Waits until the bytes of the table that are kept hold a text, or do not; what is only typed is kept elsewhere. */
async function kept(page, text, is = true) {
  const holds = (text) =>
    new Promise((done) => {
      const opening = indexedDB.open('exemplar-data');
      opening.onerror = () => done(false);
      opening.onsuccess = () => {
        const db = opening.result;
        const name = db.objectStoreNames[0];
        const all = db.transaction(name).objectStore(name).getAll(IDBKeyRange.bound('table/', 'table0'));
        all.onsuccess = () => {
          db.close();
          done(all.result.some((it) => new TextDecoder().decode(it).includes(text)));
        };
      };
    });
  // Not `waitForFunction`, which takes a promise for true.
  while ((await page.evaluate(holds, text)) !== is);
}

export default {
  'rows are pasted, edited by keyboard, undone, and survive a reload': async ({ page, url, assert, axe }) => {
    await begin(page, url);
    assert.equal(await cell(page, 1, 1).textContent(), 'Where is my parcel?');
    // The field that was pasted into is gone; the focus is in the table, and back in the field without one.
    await page.waitForFunction(() => document.activeElement?.dataset.cell === '0:0');
    await page.keyboard.press('Control+z');
    await field(page, 'Rows').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await paste(page, ROWS);
    await page.waitForFunction(() => document.activeElement?.dataset.cell === '0:0');
    // Types are guessed: text, choice, number.
    for (const head of ['Message', 'Kind', 'Price']) await grid(page).getByRole('columnheader', { name: head }).waitFor();
    await grid(page).getByRole('columnheader', { name: 'Price' }).getByText('Number').waitFor();

    await cell(page, 1, 1).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('New words');
    await page.keyboard.press('Tab');
    assert.equal(await cell(page, 2, 1).textContent(), 'New words');
    // The focus went on to the right.
    await page.waitForFunction(() => document.activeElement?.dataset.cell === '1:1');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('seven');
    await page.keyboard.press('Enter');
    // What is no number stays, and is marked.
    assert.equal(await cell(page, 2, 3).textContent(), 'seven');
    assert.equal(await cell(page, 2, 3).getAttribute('aria-invalid'), 'true');

    await page.waitForFunction(() => document.activeElement?.dataset.cell === '2:2');
    await page.keyboard.press('Control+z');
    assert.equal(await cell(page, 2, 3).textContent(), '3.5');
    await page.keyboard.press('Control+y');
    assert.equal(await cell(page, 2, 3).textContent(), 'seven');
    await page.keyboard.press('Control+z');

    await page.keyboard.press('Control+Home');
    await page.waitForFunction(() => document.activeElement?.dataset.cell === '0:0');
    await page.keyboard.press('F2');
    await editor(page).press('End');
    await page.keyboard.type(' Now?');
    await page.keyboard.press('Enter');
    await kept(page, 'Where is my parcel? Now?');
    await page.reload();
    await grid(page).waitFor();
    assert.equal(await cell(page, 1, 1).textContent(), 'Where is my parcel? Now?');
    assert.equal(await cell(page, 2, 3).textContent(), '3.5');
    await axe(page);
  },

  'a deleted table is brought back, and what was typed goes into no other row': async ({ page, context, url, assert }) => {
    const choose = async (page, item) => {
      await button(page, 'More for the table').click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await begin(page, url);
    await choose(page, 'Delete the table…');
    await dialog(page, 'Delete the table?').getByRole('button', { name: 'Delete the table' }).click();
    await button(page, 'Undo in the table').click();
    await grid(page).waitFor();
    await cell(page, 6, 1).click();
    await page.keyboard.press('F2');
    await editor(page).press('End');
    await page.keyboard.type(' Now.');
    await page.keyboard.press('Enter');
    await kept(page, 'Refund me. Now.');

    // Another tab takes the first row away; what is typed here then belongs to no row there.
    const other = await context.newPage();
    await open(other, url);
    await place(other, 'Data');
    await grid(other).waitFor();
    await cell(other, 1, 1).click();
    await choose(other, 'Delete selected rows');
    await other.waitForFunction(() => document.querySelector('[role=grid]').getAttribute('aria-rowcount') === '6');
    await kept(other, 'Where is my parcel?', false);
    await other.close();
    await cell(page, 2, 1).click();
    await page.keyboard.type('Stray');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').first().waitFor();
    await page.reload();
    await grid(page).waitFor();
    assert.equal(await grid(page).getAttribute('aria-rowcount'), '6');
    assert.equal(await grid(page).getByText('Stray').count(), 0);
  },

  'a block goes out and comes in as spreadsheets have it': async ({ page, url, assert }) => {
    await begin(page, url);
    await cell(page, 1, 2).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForFunction(() => document.activeElement?.dataset.cell === '1:2');
    const copied = await page.evaluate(() => {
      const data = new DataTransfer();
      document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
      return data.getData('text/plain');
    });
    assert.equal(copied, 'Delivery\t12\nBilling\t3.5');
    await cell(page, 6, 3).click();
    await page.waitForFunction(() => document.activeElement?.dataset.cell === '5:2');
    await paste(page, '1\tx\n2\ty\n');
    // A row and a column more than there were.
    assert.equal(await cell(page, 7, 4).textContent(), 'y');
    assert.equal(await grid(page).getAttribute('aria-colcount'), '6');
    await page.keyboard.press('Delete');
    assert.equal(await cell(page, 7, 4).textContent(), '');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    assert.equal(await grid(page).getAttribute('aria-colcount'), '5');
  },

  'columns have names and types, and sort; rows are found': async ({ page, url, assert }) => {
    await begin(page, url);
    await grid(page).getByRole('button', { name: /Price/ }).click();
    await dialog(page, 'Column').getByRole('textbox', { name: 'Name' }).fill('Cost');
    await dialog(page, 'Column').getByRole('button', { name: 'Done' }).click();
    await grid(page).getByRole('button', { name: /Cost/ }).click();
    await dialog(page, 'Column').getByRole('button', { name: 'Sort Z to A' }).click();
    assert.equal(await cell(page, 1, 3).textContent(), '12');
    assert.equal(await cell(page, 6, 3).textContent(), '3.5');
    await page.getByLabel('Find rows').fill('refund');
    await status(page, '1 of 6 rows');
    assert.equal(await cell(page, 1, 1).textContent(), 'Refund me.');
  },

  'rows become examples, and braces in them stay text': async ({ page, url, assert }) => {
    await begin(page, url);
    await cell(page, 4, 1).click();
    await page.keyboard.press('Shift+ArrowDown');
    await button(page, 'Add as examples…').click();
    const asked = dialog(page, 'Add rows as examples');
    await asked.getByText('Say {{name}} please').waitFor();
    await asked.getByRole('button', { name: 'Add 2 examples' }).click();
    await field(page, 'Instruction').waitFor();
    const before = await cards(page).count();
    assert.ok(before >= 2);
    assert.ok((await promptText(page)).includes('Say {{name}} please'));
    await button(page, 'Undo').first().click();
    await page.waitForFunction((n) => document.querySelectorAll('[aria-label^="Example "]').length < n * 2, before);
    // A row as the input.
    await place(page, 'Data');
    await cell(page, 5, 1).click();
    await button(page, 'Use row as input').click();
    await page.waitForFunction(() => [...document.querySelectorAll('textarea')].some((it) => it.value === 'The app crashes.'));
  },

  'the split is counted, adjusted, and its parts go to Measure': async ({ page, url, assert }) => {
    await begin(page, url, many(200));
    const split = page.getByRole('region', { name: 'Split' });
    const counts = async () => (await split.locator('strong').allTextContents()).map((it) => Number(it.match(/\d+/)[0]));
    await page.waitForFunction(() => /[1-9]/.test(document.querySelector('[aria-labelledby=data-parts] strong')?.textContent ?? ''));
    const [train, selection, heldOut] = await counts();
    assert.equal(train + selection + heldOut, 200);
    assert.ok(train > 90 && selection > 15 && heldOut > 15);
    // Held-out rows stay where they are when the others are shared out anew.
    await setNumber(page, 'Percent selection', '40');
    await page.waitForFunction((n) => !document.querySelectorAll('[aria-labelledby=data-parts] strong')[1].textContent.startsWith(`${n} `), selection);
    assert.equal((await counts())[2], heldOut);
    await page.getByLabel('Which rows').selectOption('Held-out');
    await status(page, `${heldOut} of 200 rows`);
    await kept(page, 'Message number 199');
    // Held-out rows are examples only after a word of warning.
    await page.keyboard.press('Escape');
    await cell(page, 1, 1).click();
    await page.keyboard.press('Shift+ArrowDown');
    await button(page, 'Add as examples…').click();
    await dialog(page, 'Add rows as examples').getByRole('alert').filter({ hasText: '2 held-out rows' }).waitFor();
    await page.keyboard.press('Escape');

    await place(page, 'Measure');
    await button(page, /^Which version is better/).click();
    await button(page, new RegExp(`^Held-out: ${heldOut} rows`)).click();
    await page.getByText(`${heldOut} rows, ${heldOut} with a right answer`).waitFor();
  },

  'ten thousand rows are scrolled and edited, on a phone too': async ({ page, url, assert }) => {
    await begin(page, url, many(10_000));
    await status(page, '10,000 rows');
    // Only what is in sight is drawn.
    assert.ok((await grid(page).getByRole('row').count()) < 120);
    await cell(page, 1, 1).click();
    await page.keyboard.press('Control+End');
    await page.waitForFunction(() => document.activeElement?.dataset.cell === '9999:1');
    await page.keyboard.press('Home');
    await page.keyboard.type('The last one');
    await page.keyboard.press('Enter');
    await kept(page, 'The last one');
    await page.setViewportSize({ width: 390, height: 844 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wider <= 0, `${wider} px too wide`);
    await page.reload();
    await grid(page).waitFor();
    await cell(page, 1, 1).click();
    await page.keyboard.press('Control+End');
    await page.waitForFunction(() => document.activeElement?.dataset.cell === '9999:1');
    assert.equal(await cell(page, 10_000, 1).textContent(), 'The last one');
  },
};
