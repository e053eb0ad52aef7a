// Takes the README's pictures: node tests/journeys/_screenshots.mjs ADDRESS (of a served `dist`).
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { button, exactCount, open, run } from './_studio.mjs';

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
await browser.close();
