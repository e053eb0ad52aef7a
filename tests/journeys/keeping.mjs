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

  'a tab that has nothing unsaved takes over what another tab wrote': async ({ page, context, url, assert }) => {
    await open(page, url);
    await saved(page);
    const second = await context.newPage();
    await open(second, url);
    await field(second, 'Instruction').fill('From the second tab.');
    await page.waitForFunction(() => document.querySelector('[aria-label="Instruction"]')?.value === 'From the second tab.');
    await button(page, /^Undo:/).click();
    assert.equal(await field(page, 'Instruction').inputValue(), 'Sort each message into a kind.');
  },

  'two tabs that do not hear each other never overwrite each other': async ({ page, context, url, assert }) => {
    // Without the channel between tabs only the store itself can tell.
    await context.addInitScript(() => delete globalThis.BroadcastChannel);
    await open(page, url);
    await saved(page);
    const second = await context.newPage();
    await open(second, url);
    const shows = (tab, text) => tab.waitForFunction((text) => document.querySelector('[aria-label="Instruction"]')?.value === text, text);
    await shows(second, 'Sort each message into a kind.');
    await field(second, 'Instruction').fill('From the second tab.');
    await second.getByText('Saving…').waitFor();
    await saved(second);
    await field(page, 'Instruction').fill('From the first tab.');
    await page.getByText('(from another tab)', { exact: false }).first().waitFor({ state: 'attached' });
    await page.reload();
    await field(page, 'Instruction').waitFor();
    await shows(page, 'From the first tab.');
    await button(page, /^Projects?( menu)?$/).click();
    await page.getByRole('menuitem', { name: 'Sort messages', exact: true }).click();
    await shows(page, 'From the second tab.');
    assert.equal(await cards(page).count(), 4);
  },
};
