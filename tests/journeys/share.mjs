// A project goes to another person inside a link, open or sealed, and a bad link harms nothing.
import { button, cards, dialog, field, open, saved } from './_studio.mjs';

async function link(page, passphrase) {
  await button(page, 'Share').click();
  const box = dialog(page, 'Share this project');
  await box.waitFor();
  if (passphrase) {
    await box.getByLabel('Passphrase').fill(passphrase);
    await button(page, 'Seal the link').click();
    await page.waitForFunction(() => document.querySelector('[aria-label="Link"]')?.value.includes('#s1='), null, { timeout: 30_000 });
  } else {
    await page.waitForFunction(() => document.querySelector('[aria-label="Link"]')?.value.includes('#p1='));
  }
  return page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
}

async function elsewhere(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

export default {
  'a link opens the same prompt on another device, runs nothing and replaces nothing': async ({ page, browser, url, assert }) => {
    await open(page, url);
    await field(page, 'Instruction').fill('Sort each message – “grüße”, 你好.');
    const address = await link(page);
    const other = await elsewhere(browser, address);
    await dialog(other, 'A project came with this link').waitFor();
    assert.equal(await other.getByRole('article', { name: 'Answer' }).count(), 0);
    await button(other, 'Add to my projects').click();
    await other.waitForFunction(() => document.querySelector('[aria-label="Instruction"]')?.value.includes('grüße'));
    assert.equal(await field(other, 'Instruction').inputValue(), 'Sort each message – “grüße”, 你好.');
    assert.equal(await cards(other).count(), 4);
    await other.context().close();
  },

  'without a connection sharing says what to do, and works once there is one': async ({ browser, url, assert }) => {
    // What the guard fetches for the page cannot be kept from it here.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.route(/annex/, (route) => route.abort());
    await open(page, url);
    await button(page, 'Share').click();
    await dialog(page, 'Share this project').getByText('could not be fetched').waitFor();
    await page.unroute(/annex/);
    await page.keyboard.press('Escape');
    assert.match(await link(page), /#p1=/);
    await context.close();
  },

  'a link that is left alone changes nothing': async ({ page, context, url, assert }) => {
    await open(page, url);
    await field(page, 'Instruction').fill('To be sent.');
    const address = await link(page);
    await button(page, 'Close').first().click();
    await field(page, 'Instruction').fill('My own work.');
    await saved(page);
    const again = await context.newPage();
    await again.goto(address);
    await button(again, 'Leave it').click();
    await again.waitForFunction(() => document.querySelector('[aria-label="Instruction"]')?.value === 'My own work.');
    assert.equal(await field(again, 'Instruction').inputValue(), 'My own work.');
  },

  'a sealed link opens with its passphrase only': async ({ page, browser, url, assert }) => {
    await open(page, url);
    const address = await link(page, 'three quiet words');
    assert.equal(address.includes('#p1='), false);
    const other = await elsewhere(browser, address);
    const box = dialog(other, 'A project came with this link');
    await box.getByLabel('Passphrase').fill('wrong');
    await button(other, 'Unlock').click();
    await other.getByText('This passphrase does not open it.', { exact: false }).waitFor({ timeout: 30_000 });
    await box.getByLabel('Passphrase').fill('three quiet words');
    await button(other, 'Unlock').click();
    await button(other, 'Add to my projects').click({ timeout: 30_000 });
    await other.waitForFunction(() => document.querySelectorAll('[aria-label$=", Kind"]').length === 4);
    await other.context().close();
  },

  'broken, foreign and future links say so and lose nothing': async ({ page, browser, url, assert }) => {
    await open(page, url);
    const address = await link(page);
    const [base, fragment] = address.split('#');
    const bad = [fragment.slice(0, -9), `${fragment.slice(0, 30)}AAAA${fragment.slice(34)}`, 'p1=%%%', 'p9=abcdef', 's1=AAAA'];
    for (const broken of bad) {
      const other = await elsewhere(browser, `${base}#${broken}`);
      const box = dialog(other, 'A project came with this link');
      await box.getByRole('alert').waitFor();
      await button(other, 'Leave it').click();
      await other.waitForFunction(() => document.querySelectorAll('[aria-label$=", Kind"]').length === 4);
      await other.context().close();
    }
  },
};
