// Draws the icons of the installed app from public/icon.svg: node tests/journeys/_icons.mjs
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/npm/package.json'))('playwright-core');
const icon = readFileSync(join(root, 'public/icon.svg'), 'utf8');
// Whoever cuts a shape out of it cuts only the ground: the lines lie in the inner circle of 80%.
const whole = icon.replace(/ rx="\d+"/, '').replace('<g ', '<g transform="translate(6.4 6.4) scale(.8)" ');
const pictures = [
  ['icon-192.png', 192, icon],
  ['icon-512.png', 512, icon],
  ['maskable-512.png', 512, whole],
  ['apple-180.png', 180, whole],
];
mkdirSync(join(root, 'public/icons'), { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
for (const [name, size, svg] of pictures) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
  await page.screenshot({ path: join(root, 'public/icons', name), omitBackground: true });
  await page.close();
}
await browser.close();
