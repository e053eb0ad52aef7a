// The main job: a few-shot prompt is written, seen, counted and changed.
import { button, cards, dialog, exactCount, field, open, paste, promptText as textOf } from './_studio.mjs';

export default {
  'the first visit has a worked example and one button to press': async ({ page, url, assert, axe }) => {
    await open(page, url);
    assert.equal(await cards(page).count(), 4);
    assert.equal(await field(page, 'Input').inputValue(), 'The screen goes black after I sign in.');
    assert.equal(await button(page, 'Run').first().isEnabled(), true);
    assert.deepEqual(await axe(page), []);
  },

  'an example is added, written, duplicated, switched off, moved and deleted': async ({ page, url, assert }) => {
    await open(page, url);
    await button(page, 'Add example').first().click();
    await field(page, 'Example 5, Message').fill('The invoice is wrong.');
    await field(page, 'Example 5, Kind').fill('Billing');
    assert.match(await textOf(page), /Message: The invoice is wrong\.\nKind: Billing/);

    await button(page, 'Duplicate example 5').click();
    await field(page, 'Example 6, Kind').waitFor();
    assert.equal(await field(page, 'Example 6, Message').inputValue(), 'The invoice is wrong.');

    await page.getByRole('switch', { name: 'Show example 6 to the model' }).click();
    await page.waitForFunction(() => !document.body.textContent.includes('nothing'));
    assert.equal((await textOf(page)).match(/The invoice is wrong/g).length, 1);

    await button(page, 'Move example 6').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText('Example moved to place 5 of 6.').waitFor({ state: 'attached' });

    await button(page, 'Delete example 5').click();
    await field(page, 'Example 6, Kind').waitFor({ state: 'detached' });
    assert.equal(await cards(page).count(), 5);
  },

  'Enter in an answer goes on to the next card': async ({ page, url, assert }) => {
    await open(page, url);
    await field(page, 'Example 4, Kind').focus();
    await page.keyboard.press('Enter');
    await field(page, 'Example 5, Message').waitFor();
    await page.keyboard.type('typed at once');
    assert.equal(await field(page, 'Example 5, Message').inputValue(), 'typed at once');
  },

  'a card is dragged with the mouse': async ({ page, url, assert }) => {
    await open(page, url);
    const from = await button(page, 'Move example 1').boundingBox();
    const to = await button(page, 'Move example 3').boundingBox();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => {
      const first = document.querySelector('[aria-label="Example 1, Message"]');
      return first?.value.startsWith('I was charged');
    });
    assert.match(await textOf(page), /^[^]*charged twice[^]*package never arrived/);
  },

  'a label is renamed once for every example': async ({ page, url, assert }) => {
    await open(page, url);
    await field(page, 'Output label').fill('Team');
    await field(page, 'Example 2, Team').waitFor();
    const text = await textOf(page);
    assert.equal(text.match(/^Team:/gm).length, 5);
    assert.equal(text.includes('Kind:'), false);
  },

  'variables are found while typing and offered as a form': async ({ page, url, assert }) => {
    await open(page, url);
    await field(page, 'Input').fill('Dear {{name}}, where is my {{thing}}?');
    await field(page, 'Value of name').fill('{{thing}}');
    await field(page, 'Value of thing').fill('lamp');
    assert.match(await textOf(page), /Message: Dear \{\{thing\}\}, where is my lamp\?\nKind:$/);
  },

  'rows of a spreadsheet become examples': async ({ page, url, assert }) => {
    await open(page, url);
    await field(page, 'Input').focus();
    await paste(page, 'Text\tKind\n"Two\nlines"\tA\n"He said ""no"""\tB\nplain\tA\n');
    await dialog(page, 'Make examples from this table').waitFor();
    await button(page, 'Add 3 examples').click();
    await field(page, 'Example 7, Message').waitFor();
    assert.equal(await field(page, 'Example 5, Message').inputValue(), 'Two\nlines');
    assert.equal(await field(page, 'Example 6, Message').inputValue(), 'He said "no"');
  },

  'a pasted table stays text where that is meant, and is not kept once it was used or left': async ({ page, url, assert }) => {
    await open(page, url);
    const asked = dialog(page, 'Make examples from this table');
    // Asked for by its address, the table that was pasted last would be shown again.
    const isGone = async () => {
      await asked.waitFor({ state: 'hidden' });
      await page.evaluate(() => (location.hash = '/table'));
      await page.waitForFunction(() => location.hash === '');
      assert.equal(await asked.isVisible(), false);
    };
    const input = field(page, 'Input');
    await input.fill('');
    await paste(page, 'red\tA\nblue\tB');
    await button(page, 'Add 2 examples').click();
    await isGone();
    await input.focus();
    await paste(page, 'red\tA\nblue\tB');
    await asked.waitFor();
    await page.keyboard.press('Escape');
    await isGone();
    await input.focus();
    await paste(page, 'red\tA\nblue\tB');
    await button(page, 'Paste as text instead').click();
    await page.waitForFunction((it) => it.value === 'red\tA\nblue\tB', await input.elementHandle());
    await isGone();
  },

  'ten thousand rows do not freeze the page': async ({ page, url, assert }) => {
    await open(page, url);
    await field(page, 'Input').focus();
    await paste(page, Array.from({ length: 10_000 }, (_, i) => `message ${i}\tkind ${i % 7}`).join('\n'));
    await button(page, 'Add 10,000 examples').click();
    await page.getByText(/10,00[04]/).first().waitFor();
    await field(page, 'Input').fill('still typing');
    assert.equal(await field(page, 'Input').inputValue(), 'still typing');
  },

  'what the model sees is shown byte for byte, as text or as chat': async ({ page, url, assert }) => {
    await open(page, url);
    await exactCount(page);
    assert.equal(
      await textOf(page),
      'Sort each message into a kind.\n\nMessage: My package never arrived.\nKind: Delivery\n\n' +
        'Message: I was charged twice this month.\nKind: Billing\n\nMessage: The app closes when I tap Save.\nKind: Bug\n\n' +
        'Message: Where is my parcel?\nKind: Delivery\n\nMessage: The screen goes black after I sign in.\nKind:',
    );
    await page.getByRole('radio', { name: 'Chat' }).check({ force: true });
    await page.waitForFunction(() => document.body.textContent.includes('<|im_start|>'));
    assert.match(await textOf(page), /<\|im_start\|>user\nWhere is my parcel\?<\|im_end\|>/);
    assert.equal(await exactCount(page) > 50, true);
  },

  'token counts move with every keystroke, whichever tokenizer counts': async ({ page, url, assert }) => {
    await open(page, url);
    const before = await exactCount(page);
    await field(page, 'Input').fill('The screen goes black after I sign in. And again, and again.');
    const after = await exactCount(page);
    assert.equal(after > before, true, `${before} then ${after}`);
  },

  'everything is undone and redone': async ({ page, url, assert }) => {
    await open(page, url);
    const first = await textOf(page);
    await field(page, 'Instruction').fill('Another wish.');
    await button(page, 'Delete example 2').click();
    await page.getByRole('switch', { name: 'Show example 1 to the model' }).click();
    const last = await textOf(page);
    for (let i = 0; i < 3; i++) await button(page, /^Undo:/).click();
    assert.equal(await textOf(page), first);
    for (let i = 0; i < 3; i++) await button(page, /^Redo:/).click();
    assert.equal(await textOf(page), last);
  },

  'hostile text is only text': async ({ page, url, assert }) => {
    await open(page, url);
    const hostile = '<img src=x onerror="globalThis.intruder=1"><script>globalThis.intruder=1</script>{{<b>}}';
    await field(page, 'Input').fill(hostile);
    await field(page, 'Example 1, Message').fill(hostile);
    assert.equal((await textOf(page)).includes(hostile), true);
    assert.equal(await page.evaluate(() => globalThis.intruder ?? null), null);
  },
};
