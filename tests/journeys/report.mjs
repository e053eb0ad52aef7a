// A project on paper and as a report: readable, whole, and inert whatever its texts say.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { place } from './_services.mjs';
import { button, downloaded, field, open, run, saved } from './_studio.mjs';

const HOSTILE = '</pre></title><script>document.title = "ran"</script><img src=x onerror="document.title = \'ran\'"><style>*{display:none}</style>';

export default {
  'a report is one file that shows every text and runs none': async ({ page, context, url, assert, axe }) => {
    await open(page, url);
    await page.getByRole('textbox', { name: 'Project name' }).fill(`Letters ${HOSTILE}`);
    await field(page, 'Instruction').fill(`Sort each letter. ${HOSTILE}`);
    await field(page, 'Input').fill(HOSTILE);
    await saved(page);
    await place(page, 'Files');
    await page.getByRole('navigation', { name: 'Screens of this place' }).getByRole('link', { name: 'Save and copy' }).click();
    const { name, text } = await downloaded(page, () => button(page, 'Save report').click());
    assert.match(name, /^Letters .*, report\.html$/);
    const folder = mkdtempSync(join(tmpdir(), 'exemplar-report-'));
    writeFileSync(join(folder, 'report.html'), text);
    const report = await context.newPage();
    const asked = [];
    report.on('request', (it) => asked.push(it.url()));
    await report.goto(pathToFileURL(join(folder, 'report.html')).href);
    assert.equal(asked.length, 1, asked.join());
    assert.match(await report.title(), /^Letters <\/pre>.* · Exemplar$/);
    assert.equal(await report.locator('script, img, iframe, a, form').count(), 0);
    const said = await report.locator('main').textContent();
    for (const wanted of [HOSTILE, 'My package never arrived.', 'temperature', 'Versions, newest first']) {
      assert.equal(said.includes(wanted), true, wanted);
    }
    // Its own style is the one that its policy knows.
    assert.equal(await report.locator('main').evaluate((it) => getComputedStyle(it).maxWidth), '736px');
    for (const colorScheme of ['light', 'dark']) {
      await report.emulateMedia({ colorScheme });
      assert.deepEqual(await axe(report), []);
    }
    await report.setViewportSize({ width: 320, height: 640 });
    assert.equal(await report.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), true);
    rmSync(folder, { recursive: true });
  },

  'the page prints as a document: all of it, and nothing to press': async ({ page, url, assert }) => {
    await open(page, url);
    for (let i = 5; i <= 24; i += 1) {
      await button(page, 'Add example').click();
      await page.getByRole('textbox', { name: new RegExp(`^Example ${i}, `) }).first().fill(`Letter ${i}`);
    }
    await run(page);
    await page.setViewportSize({ width: 700, height: 900 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const seen = await page.evaluate(() => {
      const shown = (it) => it.checkVisibility() && it.getBoundingClientRect().height > 0;
      const bottom = (name) => document.querySelector(name).getBoundingClientRect().bottom + scrollY;
      return {
        pressed: [...document.querySelectorAll('button:not(.card__grip), [role="switch"], nav')].filter(shown).length,
        examples: [...document.querySelectorAll('.card')].filter(shown).length,
        answer: shown(document.querySelector('article[aria-label="Answer"]')),
        // Nothing is cut off by a window that scrolls inside of the page.
        isWhole: document.scrollingElement.scrollHeight >= Math.max(bottom('.card:last-child'), bottom('.preview__text')) - 1,
        paper: getComputedStyle(document.documentElement).colorScheme,
      };
    });
    assert.deepEqual(seen, { pressed: 0, examples: 24, answer: true, isWhole: true, paper: 'light' });
    // A4 with a margin of 16 mm holds 265 mm; one page would have lost most of it.
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length > 1, true);
  },
};
