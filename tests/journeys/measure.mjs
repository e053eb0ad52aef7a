// The Measure place: rows pasted, a question picked, a sentence read; paused and reloaded; taken over into Write.
import { button, downloaded, field, open, paste, saved, setNumber } from './_studio.mjs';

const places = (page) => page.getByRole('navigation', { name: 'Places' });
const sentence = async (page) => {
  await page.getByRole('heading', { name: 'What came out' }).waitFor();
  return (await page.getByRole('region', { name: 'What came out' }).getByRole('status').textContent()).trim();
};
const notes = (page) => page.getByRole('region', { name: 'What came out' }).getByRole('listitem').allTextContents();

/** Goes to Measure and picks a question. */
async function ask(page, question) {
  await places(page).getByText('Measure').first().click();
  await button(page, new RegExp(`^${question.replace('?', '\\?')}`)).click();
  await page.getByRole('heading', { name: question }).waitFor();
}

/** Forty messages with their kinds, as they come out of a spreadsheet. */
function rows() {
  const kinds = {
    Delivery: ['parcel', 'package', 'order', 'letter', 'box'],
    Billing: ['charge', 'invoice', 'refund', 'fee', 'bill'],
    Bug: ['app', 'screen', 'button', 'search', 'map'],
  };
  const says = {
    Delivery: ['Where is my', 'Nobody brought the', 'I still wait for the'],
    Billing: ['I do not know this', 'Please explain the', 'I paid twice for one'],
    Bug: ['Nothing happens with the', 'There is an error in the', 'It crashes at the'],
  };
  const all = [];
  for (let i = 0; all.length < 40; i++) {
    const kind = ['Delivery', 'Billing', 'Bug'][i % 3];
    const at = Math.floor(i / 3);
    all.push(`${says[kind][at % 3]} ${kinds[kind][Math.floor(at / 3) % 5]} ${at}.\t${kind}`);
  }
  return `Message\tKind\n${all.join('\n')}\n`;
}

async function pasteRows(page) {
  await field(page, 'Rows to test on').focus();
  await paste(page, rows());
  await page.getByText('40 rows, 40 with a right answer').waitFor();
}

async function start(page) {
  await page.getByText(/^At most [\d,]+ calls/).waitFor();
  await button(page, 'Start').click();
}

/** Saves every result, and gives its lines. */
async function saveResults(page) {
  const table = page.getByRole('region', { name: 'Every result' });
  const { text } = await downloaded(page, () => table.getByRole('button', { name: 'CSV' }).click());
  return text.trim().split('\r\n').slice(1);
}

const planted = (page) => page.getByRole('checkbox', { name: /^Practice model: something planted/ });

/** Opens the page and sets up two versions on the forty rows, answered by the practice model alone. */
async function setUpVersions(page, url) {
  await open(page, url);
  await ask(page, 'Which version is better?');
  await pasteRows(page);
  await page.getByRole('checkbox', { name: /^Sprout/ }).uncheck();
  await planted(page).check();
}

/** Adds a service with one model, which the project then uses. */
async function useService(page, address, model) {
  await places(page).getByText('Services').first().click();
  const add = page.getByRole('form', { name: 'Add a service' });
  const choice = add.getByLabel('Service');
  const option = choice.locator('option').filter({ hasText: 'Another server of OpenAI' }).first();
  await choice.selectOption(await option.getAttribute('value'));
  await add.getByLabel('Address').fill(address);
  await add.getByRole('button', { name: 'Add service' }).click();
  await page.getByLabel('Model’s name').fill(model);
  await button(page, 'Add model').click();
  await button(page, 'Use in this project').click();
  await page.getByText(/Run sends /).waitFor();
}

/** What OpenAI's batch service would give back for these lines: right kinds to the first version, which stands first, and none to the other. */
function batchResults(lines) {
  const kinds = rows().trim().split('\n').slice(1).map((it) => it.split('\t'));
  return lines.map((line, at) => {
    const { custom_id, body } = JSON.parse(line);
    const asked = JSON.stringify(body);
    const [, kind] = kinds.find(([message]) => asked.includes(message));
    const message = { role: 'assistant', content: at < kinds.length ? kind : 'Neither of these' };
    const answer = { model: body.model, choices: [{ index: 0, message, finish_reason: 'stop' }], usage: { prompt_tokens: 1, completion_tokens: 1 } };
    return JSON.stringify({ id: 'x', custom_id, response: { status_code: 200, request_id: 'y', body: answer }, error: null });
  });
}

/** Lines as a file to choose. */
const fileOf = (lines) => ({ name: 'results.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(lines.join('\n')) });

export default {
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

  'an experiment is saved, opened in another browser, and run again beside what was recorded': async ({ page, browser, url, assert }) => {
    await setUpVersions(page, url);
    await start(page);
    const said = await sentence(page);
    assert.match(said, /^Your prompt is better/);
    const config = await downloaded(page, () => button(page, 'Save for promptfoo').click());
    assert.equal(config.name, 'promptfooconfig.yaml');
    const kept = await downloaded(page, () => button(page, 'Save experiment').click());
    assert.match(kept.name, /\.experiment\.json$/);
    const file = { name: kept.name, mimeType: 'application/json', buffer: Buffer.from(kept.text) };

    const context = await browser.newContext();
    const other = await context.newPage();
    await open(other, url);
    await places(other).getByText('Measure').first().click();
    await other.getByText('None yet.').waitFor();
    await other.getByLabel('File of an experiment').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await other.getByRole('alert').getByText('This file is not an experiment of Exemplar.').waitFor();
    await other.getByLabel('File of an experiment').setInputFiles(file);
    assert.equal(await sentence(other), said, 'as it was recorded, without its model');
    await button(other, 'Change and run again').click();
    await other.getByRole('checkbox', { name: /^Sprout/ }).check();
    await start(other);
    await other.getByText('rows answered alike').first().waitFor();
    await context.close();
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

  'a person judges side by side with keys, blind, and finds the votes again after a reload': async ({ page, url, assert, axe }) => {
    await setUpVersions(page, url);
    await start(page);
    await sentence(page);
    const judging = page.getByRole('region', { name: 'Judge them yourself' });
    await judging.getByRole('button', { name: 'Begin to judge' }).click();
    const bar = judging.getByRole('status').first();
    const [, n] = (await bar.textContent()).match(/^0 of (\d+)/);
    assert.deepEqual(await axe(page), []);
    // Always the one on the left: half of the rows have your prompt there, so nobody wins.
    await page.keyboard.press('1');
    await judging.getByText(`1 of ${n}`).waitFor();
    await page.keyboard.press('0');
    await judging.getByText(`2 of ${n}`).waitFor();
    await page.keyboard.press('u');
    await judging.getByText(`1 of ${n}`).waitFor();
    await judging.getByRole('button', { name: 'First is better' }).click();
    await judging.getByText(`2 of ${n}`).waitFor();
    for (let i = 2; i < Number(n); i++) {
      await page.keyboard.press('1');
      await judging.getByText(`${i + 1} of ${n}`).waitFor();
    }
    const verdict = judging.getByText(/^By your votes: /);
    const said = (await verdict.textContent()).trim();
    assert.equal(/is better/.test(said), false, said);
    assert.deepEqual(await axe(page), []);

    await judging.getByText('kept on this device').waitFor();
    await page.reload();
    await places(page).getByText('Measure').first().waitFor();
    await button(page, /^Sort messages: Which version is better\?/).click();
    await page.getByText(`${n} of ${n}`).waitFor();
    assert.equal((await page.getByText(/^By your votes: /).textContent()).trim(), said);
  },

  'a judge with a rubric is named, and so is how often the order decided': async ({ page, url, assert, axe }) => {
    await setUpVersions(page, url);
    await page.getByRole('radio', { name: 'A model judges by a rubric' }).check();
    await page.getByText('Write a rubric: what a better answer does.').waitFor();
    await field(page, 'Rubric').fill('It names the right kind.');
    await page.getByRole('radio', { name: /^Practice model: a judge/ }).check();
    await page.getByText('At most 160 calls').waitFor();
    assert.deepEqual(await axe(page), []);
    await start(page);
    const said = await sentence(page);
    assert.match(said, /^Practice model: a judge, judging by your rubric: Your prompt is better \(.*\)\. On \d+ of 40 pairs \(\d+%\) it changed its mind with the order\.$/);
    await page.getByRole('heading', { name: 'How much more often preferred than the first' }).waitFor();
  },

  'ways to judge are weighed, and settings are compared': async ({ page, url, assert, axe }) => {
    await setUpVersions(page, url);
    await page.getByRole('radio', { name: 'Several of these together, with weights' }).check();
    await page.getByText('Add a way to judge, with a weight.').waitFor();
    await button(page, 'Add a way').click();
    await button(page, 'Add a way').click();
    await setNumber(page, 'Weight of way 1', '3');
    await page.getByText('Sum of the weights: 4').waitFor();
    await page.getByText('Does temperature matter? Compare settings too').click();
    await button(page, 'Add settings').click();
    await page.getByText('At most 160 calls').waitFor();
    await page.getByRole('checkbox', { name: /^Version B with temperature 0\.7/ }).uncheck();
    await page.getByText('At most 120 calls').waitFor();
    assert.deepEqual(await axe(page), []);
    await start(page);
    await sentence(page);
    assert.equal((await notes(page)).some((it) => it.startsWith('Your prompt · temperature 0.7: ')), true, `${await notes(page)}`);
  },

  'a small experiment goes as a link, which is offered in another browser and runs nothing': async ({ page, browser, context, url, assert, axe }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await setUpVersions(page, url);
    await start(page);
    const said = await sentence(page);
    await button(page, 'Copy link').click();
    await page.getByText('The link is copied. It holds the whole experiment.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /#e1=/);

    const there = await browser.newContext();
    const other = await there.newPage();
    await other.goto(link);
    const offer = other.getByRole('region', { name: 'An experiment came with this link' });
    await offer.getByText('Sort messages: Which version is better?').waitFor();
    await other.getByText('None yet.').waitFor();
    assert.equal(other.url().endsWith('#measure'), true, other.url());
    assert.deepEqual(await axe(other), []);
    await offer.getByRole('button', { name: 'Add to your experiments' }).click();
    assert.equal(await sentence(other), said);
    await there.close();
  },

  'a batch leaves as a file, its results fill the experiment in, and nothing is sent': async ({ page, url, server, assert, axe }) => {
    const { url: hostile } = await server('hostile');
    await fetch(`${hostile}/forget`, { method: 'POST' });
    await open(page, url);
    await useService(page, `${hostile}/fast/v1`, 'tiny');
    await ask(page, 'Which version is better?');
    await pasteRows(page);
    await page.getByRole('checkbox', { name: /^tiny/ }).check();
    await page.getByRole('checkbox', { name: /^Sprout/ }).uncheck();
    await page.getByText(/^At most 80 calls .* is not known$/).waitFor();
    await button(page, 'Leave it to a batch').click();
    await page.getByText('0 of 80 calls').waitFor();
    const file = await downloaded(page, () => button(page, 'Save as batch file').click());
    assert.match(file.name, /^batch of tiny.*\.jsonl$/);
    await page.getByText(/^Saved 80 calls of tiny/).waitFor();
    assert.deepEqual(await axe(page), []);
    const lines = file.text.trim().split('\n');
    assert.equal(new Set(lines.map((it) => JSON.parse(it).custom_id)).size, 80);
    const results = page.getByLabel('Results of a batch').locator('xpath=self::input');
    const answers = batchResults(lines);
    await results.setInputFiles(fileOf(answers.slice(0, 50)));
    await page.getByText('50 answers were taken from this file.').waitFor();
    await page.getByText('50 of 80 calls').waitFor();
    await results.setInputFiles(fileOf(answers.slice(50)));
    assert.equal(await sentence(page), 'Your prompt is better (more than 99% sure).');
    // What came of the file is still said, although there is nothing left to do.
    await page.getByText('30 answers were taken from this file.').waitFor();
    const { n_asked } = await (await fetch(`${hostile}/seen`)).json();
    assert.equal(n_asked, 0);
  },

  'files of promptfoo are looked at, and taken only on a word': async ({ page, url, assert, axe }) => {
    await open(page, url);
    await places(page).getByText('Measure').first().click();
    await page.getByText('None yet.').waitFor();
    const config = [
      'description: Greetings',
      'prompts:',
      '  - "Say hello in {{language}}"',
      '  - "Greet somebody, in {{language}}"',
      'providers: [echo]',
      'tests:',
      '  - vars: { language: French }',
      '    assert: [{ type: icontains, value: bonjour }]',
      '  - vars: { language: Spanish }',
      '    assert: [{ type: javascript, value: output.length > 1 }]',
    ].join('\n');
    const files = page.getByLabel('Files of promptfoo').locator('xpath=self::input');
    await files.setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,__expected\n"b') });
    await files.setInputFiles({ name: 'promptfooconfig.yaml', mimeType: 'text/yaml', buffer: Buffer.from(config) });
    const arrived = page.getByRole('region', { name: 'Files of promptfoo' });
    await arrived.getByText('2 rows, 1 with a right answer').waitFor();
    await arrived.getByText(/checks are not the comparison|not offered|code/i).first().waitFor();
    assert.deepEqual(await axe(page), []);
    await arrived.getByRole('button', { name: 'Set up with these' }).click();
    await page.getByRole('heading', { name: 'Which version is better?' }).waitFor();
    await page.getByText('2 rows, 1 with a right answer').waitFor();
    assert.equal(await page.getByRole('radio', { name: 'It contains the right answer' }).isChecked(), true);
  },
};
