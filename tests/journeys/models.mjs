// The Models place: what answers, adding a model from disk or by address, and deleting it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, button, exactCount, field, open, run } from './_studio.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sprout = join(root, 'public/models/sprout.gguf');
const shared = process.env.EXEMPLAR_SHARED ?? join(root, '../shared');

const goTo = (page, place) => page.getByRole('navigation', { name: 'Places' }).getByText(place).first().click();

/** Chooses files as with the file picker. */
async function choose(page, files) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Choose files…').click()]);
  await chooser.setFiles(files);
}

/** The names of files in the engine's private folder. */
const keptFiles = (page) =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('models');
    return Array.fromAsync(folder.keys());
  });

/** A file that ends where a model file goes on. */
const torn = () => ({ name: 'torn.gguf', mimeType: 'application/octet-stream', buffer: readFileSync(sprout).subarray(0, 300_000) });

export default {
  'the bundled model is there, and the browser is described': async ({ page, url, assert, axe }) => {
    await open(page, url);
    await exactCount(page);
    await goTo(page, 'Models');
    await page.getByText('comes with this page', { exact: false }).waitFor();
    await page.getByText('In memory', { exact: false }).waitFor();
    await page.getByText('threads stand ready', { exact: false }).waitFor();
    assert.deepEqual(await axe(page), []);
  },

  'a GGUF from disk is kept, answers, survives a reload and is deleted': async ({ page, url, assert }) => {
    await open(page, url);
    await goTo(page, 'Models');
    const bytes = Buffer.from(readFileSync(sprout));
    // One weight differs, so that it is another model.
    bytes[bytes.length - 1] ^= 1;
    await choose(page, { name: 'my-model.gguf', mimeType: 'application/octet-stream', buffer: bytes });
    await page.getByText('SHA-256', { exact: false }).waitFor();
    await button(page, 'Use in this project').last().click();
    await goTo(page, 'Write');
    await run(page);
    assert.equal(await answers(page).count(), 1);
    // Its image is written beside it, between other work; the seal comes last.
    await page.waitForFunction(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('models');
      for await (const [name, file] of folder) {
        if (!name.startsWith('image-')) continue;
        const bytes = new Uint8Array(await (await file.getFile()).slice(0, 4).arrayBuffer());
        return new TextDecoder().decode(bytes) === 'EXim';
      }
      return false;
    });
    await page.reload();
    await field(page, 'Instruction').waitFor();
    await run(page);
    assert.match(await answers(page).first().textContent(), /Bug/);
    await goTo(page, 'Models');
    await page.getByText('SHA-256', { exact: false }).waitFor();
    await button(page, /^Delete /).click();
    await page.getByText('SHA-256', { exact: false }).waitFor({ state: 'detached' });
    assert.deepEqual(await keptFiles(page), []);
  },

  'a model is fetched from an address': async ({ page, url, assert }) => {
    await open(page, url);
    await goTo(page, 'Models');
    await page.getByLabel('Or the address of the file').fill(new URL('models/sprout.gguf', url).href);
    await button(page, 'Fetch').click();
    await page.getByText('SHA-256', { exact: false }).waitFor();
    assert.equal(await button(page, /^Delete /).count(), 1);
  },

  'a file that is no model is refused with a reason, and nothing is kept': async ({ page, url, assert }) => {
    await open(page, url);
    await goTo(page, 'Models');
    await choose(page, { name: 'notes.gguf', mimeType: 'text/plain', buffer: Buffer.from('not a model at all') });
    await page.getByText(/cannot be read|is not a model|not a model/i).first().waitFor();
    await choose(page, torn());
    await page.waitForFunction(() => document.querySelectorAll('[aria-label="Notices"] > *').length >= 2);
    assert.equal(await button(page, /^Delete /).count(), 0);
    await goTo(page, 'Write');
    await run(page);
  },

  'safetensors with its two companions answers as published': async ({ page, url, assert }) => {
    const folder = join(shared, 'data/stories260K/hf');
    if (!existsSync(folder)) return console.log('    skipped: ../shared/data is not here');
    await open(page, url);
    await goTo(page, 'Models');
    await choose(page, ['model.safetensors', 'config.json', 'tokenizer.json'].map((it) => join(folder, it)));
    await page.getByText('SHA-256', { exact: false }).waitFor();
    await button(page, 'Use in this project').last().click();
    await page.getByText('In memory', { exact: false }).waitFor();
    await goTo(page, 'Write');
    await run(page);
    assert.equal(await answers(page).count(), 1);
  },
};
