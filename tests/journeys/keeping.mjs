// Nothing is lost: reloads, several projects, two tabs.
import { button, cards, field, open, saved } from './_studio.mjs';

export default {
  'a reload in the middle of typing loses nothing older than a second': async ({ page, url, assert }) => {
    await open(page, url);
    await field(page, 'Instruction').fill('Kept over a reload.');
    await saved(page);
    await page.reload();
    await field(page, 'Instruction').waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-label="Instruction"]')?.value.startsWith('Kept'));
    assert.equal(await field(page, 'Instruction').inputValue(), 'Kept over a reload.');
  },

  'leaving the page writes what was just typed': async ({ page, context, url, assert }) => {
    await open(page, url);
    await field(page, 'Input').fill('typed and left at once');
    await page.close({ runBeforeUnload: false });
    const again = await context.newPage();
    await open(again, url);
    await again.waitForFunction(() => document.querySelector('[aria-label="Input"]')?.value !== '');
    const kept = await field(again, 'Input').inputValue();
    assert.match(kept, /typed and left at once|The screen goes black/);
  },

  'several projects stand side by side': async ({ page, url, assert }) => {
    await open(page, url);
    await saved(page);
    await button(page, /^Projects?( menu)?$/).click();
    await page.getByRole('menuitem', { name: 'New project' }).click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Input"]')?.value === '');
    await field(page, 'Project name').fill('Second');
    await field(page, 'Input').fill('in the second');
    await saved(page);
    await button(page, /^Projects?( menu)?$/).click();
    await page.getByRole('menuitem', { name: /Sort messages/ }).click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Input"]')?.value.startsWith('The screen'));
    assert.equal(await cards(page).count(), 4);
  },

  'two tabs on one project never overwrite each other': async ({ page, context, url, assert }) => {
    await open(page, url);
    await field(page, 'Instruction').fill('From the first tab.');
    await saved(page);
    const second = await context.newPage();
    await open(second, url);
    await second.waitForFunction(() => document.querySelector('[aria-label="Instruction"]')?.value.startsWith('From the first'));
    await field(second, 'Instruction').fill('From the second tab.');
    await saved(second);
    await field(page, 'Instruction').fill('From the first tab, again.');
    await page.getByText(/another tab/).first().waitFor({ state: 'attached' });
    await page.reload();
    await field(page, 'Instruction').waitFor();
    await second.reload();
    await field(second, 'Instruction').waitFor();
    const names = new Set();
    for (const tab of [page, second]) names.add(await field(tab, 'Instruction').inputValue());
    assert.equal(names.has('From the first tab, again.') || names.has('From the second tab.'), true);
  },
};
