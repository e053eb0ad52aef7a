// The main ways through the studio, in any browser that a driver can lead.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { host } from '../journeys/_site.mjs';

const answered = (page) =>
  page.until(
    () => page.script(() => [...document.querySelectorAll('article[aria-label="Answer"]')].some((it) => it.querySelector('.sample__actions')) || null),
    'an answer',
  );
const answer = (page) => page.script(() => document.querySelector('article[aria-label="Answer"] .sample__text')?.textContent ?? '');
const saved = (page) => page.get('text', /^Saved/);
const open = async (page, url) => {
  await page.go(url);
  await page.get('textbox', 'Instruction');
};

/** The file that the browser has saved: { path, text }. */
const download = (page, folder) =>
  page.until(async () => {
    const [name] = readdirSync(folder).filter((it) => /\.json$/.test(it));
    const text = name && readFileSync(join(folder, name), 'utf8');
    return text ? { path: join(folder, name), text } : null;
  }, 'a saved file');

export default {
  'the first visit has a worked example, and Sprout answers it': async ({ page, url, assert }) => {
    await open(page, url);
    await page.press('button', /^Run/);
    await answered(page);
    assert.match(await answer(page), /Bug/);
  },

  'what was written is there after a reload': async ({ page, url, assert }) => {
    await open(page, url);
    await page.write('Instruction', 'Sort each letter into a kind.');
    await page.press('button', /^Add example/);
    await page.get('textbox', /^Example 5, /);
    await page.write(/^Example 5, (Message|Input)/, 'The letter is torn.');
    await page.write(/^Example 5, (Kind|Output|Answer)/, 'Complaint');
    await saved(page);
    await page.reload();
    await page.get('textbox', 'Instruction');
    assert.equal(await page.value('Instruction'), 'Sort each letter into a kind.');
    assert.equal(await page.value(/^Example 5, (Kind|Output|Answer)/), 'Complaint');
    await page.press('button', /^Run/);
    await answered(page);
  },

  'a shared link opens as a copy, and runs nothing': async ({ page, url, assert }) => {
    await open(page, url);
    await page.write('Instruction', 'Shared across browsers.');
    await saved(page);
    await page.press('button', 'Share');
    const link = await page.until(
      () => page.script(() => [...document.querySelectorAll('dialog[open] input, dialog[open] textarea')].map((it) => it.value).find((it) => it.includes('#')) ?? null),
      'the link',
    );
    await page.go('about:blank');
    await page.go(link);
    await page.get('dialog', /./);
    const said = () => page.script(() => document.querySelector('dialog[open]')?.textContent.includes('Shared across browsers.') ?? null);
    await page.until(said, 'the project in the link');
    assert.equal(await page.script(() => document.querySelectorAll('article[aria-label="Answer"]').length), 0);
  },

  'a project is saved as a file and opened from it': async ({ page, url, downloads, assert }) => {
    await open(page, url);
    await page.write('Instruction', 'Kept in a file.');
    await saved(page);
    await page.press('button', 'Projects');
    await page.press('menuitem', 'Save as file');
    const { path, text } = await download(page, downloads);
    assert.match(text, /Kept in a file\./);
    await page.write('Instruction', 'Written afterwards.');
    await saved(page);
    await page.press('button', 'Files');
    await page.choose(path, '.files');
    await page.until(async () => (await page.value('Instruction')) === 'Kept in a file.', 'the project of the file');
  },

  'after one visit it opens and answers with its server stopped': async ({ page, assert }) => {
    const site = await host();
    await open(page, site.url);
    await page.until(() => page.script(() => document.documentElement.dataset.kept ?? null), 'a word about what is kept');
    assert.equal(await page.script(() => document.documentElement.dataset.kept), 'kept');
    await site.stop();
    await page.reload();
    await page.get('textbox', 'Instruction');
    await page.press('button', /^Run/);
    await answered(page);
    assert.match(await answer(page), /Bug/);
    await page.press('button', 'Measure');
    await page.get('heading', /./, 'main');
  },

  'every place opens, and says what this browser has': async ({ page, url, assert }) => {
    await open(page, url);
    for (const [place, heading] of [['Measure', /./], ['Files', 'Files'], ['Models', /./], ['Services', /./]]) {
      await page.press('button', place);
      await page.get('heading', heading, 'main');
    }
    await page.press('button', 'Models');
    await page.get('heading', 'What this browser gives');
    const has = await page.script(() => [crossOriginIsolated && typeof SharedArrayBuffer === 'function', !!navigator.gpu, !!navigator.storage?.getDirectory]);
    const told = (pattern) =>
      page.until(() => page.script((it) => new RegExp(it).test(document.querySelector('main').textContent) || null, pattern.source), String(pattern));
    await told(has[0] ? /Yes: \d+ threads stand ready|Yes, but no second thread started/ : /No: the engine runs on one thread\. Everything works\./);
    await told(has[2] ? /Private files: models are read piece by piece/ : /No private files: models are kept in the database/);
    await told(/Not in use: models run on the processor|Processor/);
    return `${has[0] ? 'threads' : 'one thread'}, ${has[1] ? 'WebGPU' : 'no WebGPU'}, ${has[2] ? 'OPFS' : 'no OPFS'}`;
  },
};
