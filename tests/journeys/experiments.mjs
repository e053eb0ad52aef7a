// Experiments that leave and come back: as a file, as a link, as a batch, and as files of promptfoo.
import { ask, pasteRows, places, rows, sentence, setUpVersions, start } from './_measure.mjs';
import { button, downloaded, open } from './_studio.mjs';

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
