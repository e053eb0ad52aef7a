// Names and tokens are shown in the very fields where a person types.
import { button, field, open } from './_studio.mjs';

/** What shows through under a field: each stretch with its classes. */
const under = (page, name) =>
  field(page, name).evaluate((it) =>
    [...(it.parentElement.querySelector('.under')?.children ?? [])].map((it) => ({ text: it.textContent, is: [...it.classList] })),
  );

export default {
  'a name is marked where it is typed, otherwise where it has no value yet': async ({ page, url, assert }) => {
    await open(page, url);
    assert.deepEqual(await under(page, 'Instruction'), []);
    await field(page, 'Instruction').fill('Write to {{who}}.');
    const marked = async (wanted) => {
      await page.waitForFunction(
        (wanted) => [...document.querySelectorAll('.under span')].some((it) => it.textContent === '{{who}}' && it.classList.contains(wanted)),
        wanted,
      );
    };
    await marked('under__missing');
    await field(page, 'Value of who').fill('Ada');
    await marked('under__name');
    // The copy lies under its text to the pixel, also where lines break.
    await field(page, 'Instruction').fill(`Write to {{who}}. ${'Many words that go over several lines. '.repeat(12)}\n\nEnd {{who}}`);
    await page.waitForFunction(() => document.querySelectorAll('.under__name').length === 2);
    const [copy, own] = await field(page, 'Instruction').evaluate((it) => [it.parentElement.querySelector('.under'), it].map((it) => it.getBoundingClientRect().height));
    assert.ok(Math.abs(copy - own) < 1, `${copy} and ${own} px`);
  },

  'tokens begin in the fields where they begin in the prompt': async ({ page, url, assert }) => {
    await open(page, url);
    await button(page, 'Tokens').click();
    await page.waitForFunction(() => document.querySelectorAll('.under .token').length > 20);
    const stretches = await under(page, 'Instruction');
    assert.equal(stretches.map((it) => it.text).join(''), 'Sort each message into a kind.');
    const preview = await page.getByLabel('The prompt as the model receives it').evaluate((it) =>
      [...it.querySelectorAll('[data-part=instruction] .token')].map((it) => it.textContent),
    );
    assert.deepEqual(stretches.map((it) => it.text), preview.slice(0, stretches.length));
    await button(page, 'Tokens').click();
    await page.waitForFunction(() => !document.querySelector('.under span'));
  },
};
