// The page in other languages: switched live, from the right in Arabic, and nothing typed is lost.
import { button, field, open, saved } from './_studio.mjs';

/** Chooses a language in the menu of projects, which goes by another name in each. */
async function speak(page, menu, language) {
  await button(page, menu).click();
  await page.getByRole('menuitemradio', { name: language }).click();
}

const spoken = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

export default {
  'a person reads the page in German and in Arabic, and keeps what was typed': async ({ page, url, assert }) => {
    await open(page, url);
    await field(page, 'Input').fill('typed in English');
    await speak(page, 'Projects', 'Deutsch');
    await field(page, 'Eingabe').waitFor();
    assert.deepEqual(await spoken(page), ['de', 'ltr']);
    assert.equal(await field(page, 'Eingabe').inputValue(), 'typed in English');
    await button(page, /^Ausführen/).first().waitFor();
    await button(page, 'Messen').waitFor();

    await field(page, 'Eingabe').fill('getippt auf Deutsch');
    await speak(page, 'Projekte', 'العربية');
    await field(page, 'المدخل').waitFor();
    assert.deepEqual(await spoken(page), ['ar', 'rtl']);
    assert.equal(await field(page, 'المدخل').inputValue(), 'getippt auf Deutsch');
    // The rail stands where lines begin.
    const rail = await page.getByRole('navigation', { name: 'الأقسام' }).boundingBox();
    const width = await page.evaluate(() => innerWidth);
    assert.ok(rail.x + rail.width / 2 > width / 2, `the rail is at ${rail.x} of ${width}`);

    await page.getByText('محفوظ', { exact: true }).waitFor();
    await page.reload();
    await field(page, 'المدخل').waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-label="المدخل"]')?.value.startsWith('getippt'));
    assert.deepEqual(await spoken(page), ['ar', 'rtl']);

    await speak(page, 'المشاريع', 'English');
    await field(page, 'Input').waitFor();
    assert.deepEqual(await spoken(page), ['en', 'ltr']);
    assert.equal(await field(page, 'Input').inputValue(), 'getippt auf Deutsch');
    await saved(page);
  },

  'a service that is being added is kept when the language changes': async ({ page, url, assert }) => {
    await open(page, url);
    await page.getByRole('navigation', { name: 'Places' }).getByText('Services').first().click();
    const form = page.locator('form.services__add');
    const choice = form.locator('select');
    const option = await choice.locator('option').last().getAttribute('value');
    await choice.selectOption(option);
    await form.getByLabel('Address').fill('https://models.example/v1');
    await speak(page, 'Projects', 'Deutsch');
    await form.getByLabel('Adresse').waitFor();
    assert.equal(await form.getByLabel('Adresse').inputValue(), 'https://models.example/v1');
    assert.equal(await choice.inputValue(), option);
  },

  'the focus stays at the menu when the language changes': async ({ page, url, assert }) => {
    await open(page, url);
    await speak(page, 'Projects', 'Español');
    await button(page, 'Proyectos').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Proyectos');
    assert.equal(await page.getByRole('menu').count(), 0);
  },

  'a first visit speaks the language of the browser': async ({ browser, url, assert }) => {
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(url);
    await field(page, '输入').waitFor();
    assert.deepEqual(await spoken(page), ['zh', 'ltr']);
    await context.close();
  },

  'words that cannot be fetched leave the page in English, and it is said': async ({ browser, url, assert }) => {
    // Without a guard nothing is kept, so that what is not on the server is nowhere.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.route(/\/words\/de\//, (route) => route.abort());
    await open(page, url);
    await speak(page, 'Projects', 'Deutsch');
    await page.getByRole('region', { name: 'Notices' }).getByText(/could not be fetched/).waitFor();
    assert.deepEqual(await spoken(page), ['en', 'ltr']);
    assert.equal(await field(page, 'Input').count(), 1);
    await context.close();
  },

  'in Arabic nothing is wider than a phone': async ({ page, url, assert }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, url);
    await speak(page, 'Projects', 'العربية');
    await field(page, 'المدخل').waitFor();
    for (const place of ['الكتابة', 'النماذج']) {
      await button(page, place).click();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 390, `${place} is ${width} px wide`);
    }
  },
};
