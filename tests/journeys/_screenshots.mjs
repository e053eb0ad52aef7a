// Takes the README's pictures, and every page in light, dark, on a phone and in Arabic:
// node tests/journeys/_screenshots.mjs ADDRESS (of a served `dist`).
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { button, exactCount, field, open, paste, run, saved } from './_studio.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/npm/package.json'))('playwright-core');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const pictures = [
  { name: 'write-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'write-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'write-phone', width: 390, height: 844, colorScheme: 'light' },
];
for (const { name, width, height, colorScheme } of pictures) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await open(page, process.argv[2]);
  await exactCount(page);
  await run(page);
  if (width > 500) await button(page, 'Tokens').first().click();
  await page.screenshot({ path: join(root, `public/screenshots/${name}.png`) });
  await context.close();
}
{
  // A finished experiment: planted, so that the picture is the same each time.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await open(page, process.argv[2]);
  await page.getByRole('navigation', { name: 'Places' }).getByText('Measure').first().click();
  await button(page, /^Does the wording matter/).click();
  await button(page, 'Use sample rows').click();
  await page.getByRole('radio', { name: /^Practice model: something planted/ }).check();
  await page.getByText(/^At most [1-9][\d,]* calls/).waitFor();
  await button(page, 'Start').click();
  await page.getByRole('heading', { name: 'What came out' }).waitFor();
  await page.screenshot({ path: join(root, 'public/screenshots/measure-light.png') });
  await context.close();
}

/** Where each page is, by the address that a person may type. */
const PAGES = {
  write: '',
  measure: '#measure',
  data: '#data',
  files: '#files',
  'files-save': '#files/save',
  versions: '#files/versions',
  rescue: '#files/rescue',
  models: '#models',
  services: '#services',
  check: '#/check',
  'choose-examples': '#/examples',
  find: '#/find',
  snippets: '#/snippets',
  starters: '#/starters',
};
const LOOKS = {
  light: { width: 1440, height: 900, colorScheme: 'light' },
  dark: { width: 1440, height: 900, colorScheme: 'dark' },
  phone: { width: 390, height: 844, colorScheme: 'light' },
  arabic: { width: 1440, height: 900, colorScheme: 'light' },
};

/** Something to see on every page: an answer, a version, a table, a finished experiment. */
async function work(page) {
  await open(page, process.argv[2]);
  await exactCount(page);
  await run(page);
  await field(page, 'Instruction').fill('Sort each message into one kind. Answer with the kind alone.');
  await saved(page);
  await page.goto(new URL('#data', page.url()).href);
  await field(page, 'Rows').focus();
  const kinds = ['Delivery', 'Billing', 'Bug', 'Praise'];
  const rows = Array.from({ length: 60 }, (_, i) => `Message ${i + 1}: ${['where is my parcel?', 'I was charged twice.', 'the app crashes.', 'thank you!'][i % 4]}\t${kinds[i % 4]}\t${i + 3}`);
  await paste(page, ['Message\tKind\tPrice', ...rows].join('\n'));
  await page.getByRole('grid').waitFor();
  await page.goto(new URL('#measure', page.url()).href);
  await button(page, /^Does the wording matter/).click();
  await button(page, 'Use sample rows').click();
  await page.getByRole('radio', { name: /^Practice model: something planted/ }).check();
  await page.getByText(/^At most [1-9][\d,]* calls/).waitFor();
  await button(page, 'Start').click();
  await page.getByRole('heading', { name: 'What came out' }).waitFor();
}

for (const [look, { width, height, colorScheme }] of Object.entries(LOOKS)) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await work(page);
  await page.goto(new URL('#', page.url()).href);
  if (look === 'arabic') {
    await button(page, 'Projects').click();
    await page.getByRole('menuitemradio', { name: 'العربية' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'ar');
  }
  await page.setViewportSize({ width, height });
  const folder = join(root, 'public/screenshots', look);
  mkdirSync(folder, { recursive: true });
  for (const [name, address] of Object.entries(PAGES)) {
    await page.goto(new URL(address || '#', page.url()).href);
    // What was said before a switch of the language is said anew where it is shown again.
    if (name === 'measure' && look === 'arabic') {
      await page.reload();
      await page.locator('.trials__open').first().click();
      await page.locator('.trials__open').first().waitFor({ state: 'hidden' });
    }
    if (name === 'versions') await page.locator('.versions__list button').first().waitFor();
    // Drawn, and at rest.
    // What the desk or a dialog shows comes over the Write place, which stands there before it.
    const drawn = address.startsWith('#/') ? '.desk h2:visible, dialog[open] h2:visible' : '.place h1:visible, .write:visible';
    await page.locator(drawn).first().waitFor();
    await page.waitForFunction(() => !document.querySelector('.skeleton') && document.fonts.status === 'loaded');
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 60 });
    await page.keyboard.press('Escape');
  }
  await context.close();
}
await browser.close();
