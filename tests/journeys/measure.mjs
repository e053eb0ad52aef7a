// The Measure place: rows pasted, a question picked, a sentence read; paused and reloaded; taken over into Write.
import { ask, notes, pasteRows, places, saveResults, sentence, start } from './_measure.mjs';
import { button, field, open, paste, saved, setNumber } from './_studio.mjs';

export default {
  'what an example is worth stands beside the examples, and is told from changed ones': async ({ page, url, assert, axe, lasts }) => {
    lasts(180_000);
    await open(page, url);
    await ask(page, 'What is each example worth?');
    await field(page, 'Rows to test on').focus();
    await paste(page, 'My parcel has not come yet.\tDelivery\nI paid twice for one order.\tBilling\nThe map does not load.\tBug\nWhere is my letter?\tDelivery');
    await page.getByText('4 rows, 4 with a right answer').waitFor();
    await start(page);
    await sentence(page);
    const withAll = (await notes(page)).join(' ').match(/(\d+) of 4 rows/)[1];
    await places(page).getByText('Write').first().click();
    await page.keyboard.press('Control+.');
    const desk = page.getByRole('complementary', { name: 'Desk' });
    await desk.getByRole('button', { name: 'Examples' }).click();
    await desk.getByText('Measured with Sprout for exactly this prompt.').waitFor();
    const told = desk.getByText(new RegExp(`^Example \\d+: without it \\d of 4 come out right instead of ${withAll}\\. What it adds lies between −?\\d+ and −?\\d+ points`));
    const shown = await page.getByRole('switch', { name: /^Show example/, checked: true }).count();
    assert.equal(await told.count(), shown);
    assert.deepEqual(await axe(page), []);
    const first = page.getByRole('textbox', { name: /^Example 1, / }).first();
    await first.fill('Another message altogether.');
    await desk.getByText('Example 1 changed since it was measured, or was added later.').waitFor();
    await desk.getByText(/Measured with Sprout while some examples were others/).waitFor();
    assert.equal(await told.count(), shown - 1);
    // Another prompt around them: nothing was measured of it.
    await field(page, 'Instruction').fill('Something else.');
    await desk.getByRole('heading', { name: 'What each example is worth' }).waitFor({ state: 'detached' });
  },

  'a planted wording is found, named, and taken over as a new project': async ({ page, url, assert, axe }) => {
    const elsewhere = [];
    page.on('request', (it) => it.url().startsWith(new URL(url).origin) || /^(blob|data):/.test(it.url()) || elsewhere.push(it.url()));
    await open(page, url);
    await places(page).getByText('Measure').first().click();
    await page.getByText('None yet.').waitFor();
    assert.deepEqual(await axe(page), []);
    await ask(page, 'Does the wording matter?');
    await page.getByText('Paste rows to test on.').waitFor();
    assert.equal(await button(page, 'Start').isDisabled(), true);
    await pasteRows(page);
    await page.getByRole('radio', { name: /^Practice model: something planted/ }).check();
    assert.deepEqual(await axe(page), []);
    await start(page);
    assert.match(await sentence(page), /^On the rows held out: “.*I really need your help!” is better \((more than )?9\d% sure\)\.$/);
    assert.equal((await notes(page)).some((it) => it.startsWith('Planted: with “I really need your help!”')), true);
    assert.deepEqual(await axe(page), []);

    await page.getByRole('heading', { name: 'What each phrase does by itself' }).waitFor();
    await page.getByText('As a table').first().click();
    await page.getByRole('region', { name: 'What each phrase does by itself' }).getByRole('cell', { name: '“I really need your help!”' }).waitFor();

    await button(page, 'Use this wording').click();
    await field(page, 'Instruction').waitFor();
    await page.waitForFunction(() => /I really need your help!$/.test(document.querySelector('textarea[aria-label="Instruction"]')?.value ?? ''));
    await saved(page);
    assert.deepEqual(elsewhere, [], 'nothing left the device');
  },

  'the bundled model is measured, and the sentence agrees with every single result': async ({ page, url, assert }) => {
    await open(page, url);
    await ask(page, 'Does the wording matter?');
    await pasteRows(page);
    await page.getByRole('radio', { name: /^Sprout/ }).check();
    await start(page);
    const said = await sentence(page);
    assert.match(said, /^(On the rows held out: |No wording did better|No difference seen|Not enough yet|“)/);
    const plain = (await notes(page))[0].match(/^The plain prompt: (\d+) of (\d+) rows/);
    const lines = await saveResults(page);
    const ofPlain = lines.filter((it) => /^\d+,plain,/.test(it));
    assert.equal(ofPlain.length, Number(plain[2]));
    assert.equal(ofPlain.filter((it) => it.endsWith(',yes')).length, Number(plain[1]));
    assert.equal(lines.length, 12 * Number(plain[2]));
    for (const it of ofPlain.filter((it) => it.endsWith(',yes'))) {
      const [, , , expected, answer] = it.split(',');
      assert.equal(answer.toLowerCase(), expected.toLowerCase());
    }
  },

  'labels that the model reads in pieces are named before the start': async ({ page, url, assert, axe }) => {
    await open(page, url);
    await ask(page, 'In which order should the examples stand?');
    await page.getByRole('radio', { name: /^Sprout/ }).check();
    await page.getByText(/^Sprout reads these labels in pieces: Delivery \(\d\), /).waitFor();
    assert.equal(await button(page, 'Start').isDisabled(), true);
    assert.deepEqual(await axe(page), []);
    // The practice model reads each as one.
    await page.getByRole('radio', { name: /^Practice model: something planted/ }).check();
    await page.getByText(/^At most [\d,]+ calls/).waitFor();
    assert.equal(await button(page, 'Start').isDisabled(), false);
  },

  'a run that was paused goes on after a reload with what it has': async ({ page, url, assert }) => {
    await open(page, url);
    await ask(page, 'Which version is better?');
    await pasteRows(page);
    await page.getByText('More settings', { exact: true }).click();
    await setNumber(page, /^Times each row is asked/, '20');
    await setNumber(page, /^Temperature/, '0.8');
    await page.getByText('At most 1,600 calls').waitFor();
    await start(page);
    await page.getByText(/^\d[\d,]* of 1,600 calls/).waitFor();
    await button(page, 'Pause').click();
    await page.getByText('Paused. Every answer so far is kept.').waitFor();
    const before = Number((await page.getByText(/of 1,600 calls/).first().textContent()).match(/^([\d,]+)/)[1].replace(',', ''));
    assert.equal(before > 0 && before < 1600, true, `${before}`);

    await page.reload();
    await places(page).getByText('Measure').first().waitFor();
    await button(page, /^Sort messages: Which version is better\?.*Paused/).click();
    await page.getByText('Paused. Every answer so far is kept.').waitFor();
    await button(page, 'Go on').click();
    await page.getByText(/known from before/).first().waitFor();
    const said = await sentence(page);
    assert.match(said, /^Your prompt is better/);
    await button(page, 'All experiments').click();
    await page.getByText(said).waitFor();
    await button(page, 'Delete “Sort messages: Which version is better?”').click();
    await page.getByText('None yet.').waitFor();
  },

  'a coin wins nothing, and a keyboard is enough': async ({ page, url, assert }) => {
    await open(page, url);
    await places(page).getByText('Measure').first().click();
    const question = button(page, /^Does thinking step by step help\?/);
    await question.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Does thinking step by step help?' }).waitFor();
    await button(page, 'Use sample rows').focus();
    await page.keyboard.press('Enter');
    await page.getByText('42 rows, 42 with a right answer').waitFor();
    await page.getByRole('radio', { name: /^Practice model: a coin/ }).focus();
    await page.keyboard.press('Space');
    await button(page, 'All sixteen').focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^At most [\d,]+ calls/).waitFor();
    await button(page, 'Start').focus();
    await page.keyboard.press('Enter');
    const said = await sentence(page);
    assert.equal(/is better/.test(said), false, said);
    assert.equal((await notes(page)).some((it) => it.includes('text-davinci-002, not your model')), true);
    assert.equal((await notes(page)).some((it) => it.startsWith('Nothing was planted')), true);
    await button(page, 'All experiments').focus();
    await page.keyboard.press('Enter');
    await page.getByText(said).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Measure' && document.activeElement.tagName === 'H1');
  },
};
