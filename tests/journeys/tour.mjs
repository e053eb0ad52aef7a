// The tour: it waits until a person has done each step, points at the control, is kept over a reload, and can be left.
import { button, field, open, run } from './_studio.mjs';

const tour = (page) => page.getByRole('complementary', { name: 'Tour' });
const step = (page, name) => tour(page).getByRole('heading', { name, exact: true }).waitFor();

async function begin(page) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Type a command' }).fill('take the tour');
  await page.keyboard.press('Enter');
  await step(page, 'Run the prompt');
}

/** Whether the ring lies around this control, and a press where they are reaches the control. */
async function isPointedAt(page, control) {
  const handle = await control.elementHandle();
  await page.waitForFunction((control) => {
    const ring = document.querySelector('.tour__ring')?.getBoundingClientRect();
    const box = control.getBoundingClientRect();
    if (!ring || Math.abs(ring.x - box.x) > 2 || Math.abs(ring.y - box.y) > 2) return false;
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return control.contains(hit) || hit?.contains(control);
  }, handle);
}

export default {
  'each step of the tour waits for the real thing, also after a reload': async ({ page, url, assert, axe, lasts }) => {
    lasts(120_000);
    await open(page, url);
    await begin(page);
    await isPointedAt(page, button(page, 'Run').first());
    assert.deepEqual(await axe(page), []);
    await run(page);
    await step(page, 'Switch an example off');
    const shown = page.getByRole('switch', { name: /^Show example/, checked: true });
    await isPointedAt(page, shown.first());
    // Kept with the address: the step is the same.
    await page.reload();
    await step(page, 'Switch an example off');
    await isPointedAt(page, shown.first());
    await shown.first().click();
    await step(page, 'Run once more');
    await isPointedAt(page, button(page, 'Run').first());
    await run(page);
    await step(page, 'Type a variable');
    await isPointedAt(page, field(page, 'Input'));
    await field(page, 'Input').fill('The lamp is broken, says');
    assert.ok(await tour(page).getByRole('heading', { name: 'Type a variable' }).isVisible(), 'no variable yet');
    await field(page, 'Input').press('End');
    await page.keyboard.type(' {{name}}');
    await step(page, 'Share the project');
    await isPointedAt(page, button(page, 'Share'));
    // Also in another place.
    await page.getByRole('navigation', { name: 'Places' }).getByText('Models').first().click();
    await page.reload();
    await step(page, 'Share the project');
    await page.getByRole('navigation', { name: 'Places' }).getByText('Write').first().click();
    // The link is looked at no longer than a glance takes.
    await page.evaluate(async () => {
      document.querySelector('.top-bar__share button').click();
      const frame = () => new Promise(requestAnimationFrame);
      while (!document.querySelector('dialog[open] input[readonly]')) await frame();
      document.querySelector('dialog[open] .dialog__head button').click();
    });
    await step(page, 'Measure');
    const measure = page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Measure' });
    await isPointedAt(page, measure);
    await measure.click();
    await step(page, 'That was the tour');
    await tour(page).getByRole('button', { name: 'Close' }).click();
    await tour(page).waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('heading', { name: 'Measure' }).waitFor();
    assert.equal(await tour(page).isVisible(), false, 'a tour that is over does not come back');
  },

  'the tour is gone through by keyboard, and left with Escape': async ({ page, url, assert }) => {
    await open(page, url);
    await begin(page);
    const focused = () => page.evaluate('document.activeElement?.textContent');
    await page.waitForFunction(() => document.activeElement?.closest('.tour') !== null);
    assert.equal(await focused(), 'Run the prompt');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Show me');
    await page.keyboard.press('Enter');
    assert.match(await focused(), /^Run/);
    await tour(page).getByRole('button', { name: 'Skip this step' }).focus();
    await page.keyboard.press('Enter');
    await step(page, 'Switch an example off');
    assert.equal(await focused(), 'Skip this step');
    await page.keyboard.press('Escape');
    await tour(page).waitFor({ state: 'hidden' });
    assert.equal(new URL(page.url()).hash, '');
  },

  'the gallery of starters leads to the tour': async ({ page, url }) => {
    await open(page, url);
    await page.getByRole('button', { name: /^Projects?( menu)?$/ }).click();
    await page.getByRole('menuitem', { name: /Start from an example/ }).click();
    await page.getByRole('link', { name: 'Take the tour' }).click();
    await step(page, 'Run the prompt');
  },
};
