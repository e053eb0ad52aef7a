// Takes the main journeys in Firefox and in WebKit, each in a browser just started: node tests/browsers/run.mjs [words of a name]
//
// EXEMPLAR_URL is the site. A browser that is not installed is skipped, and that is said.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { drive } from './driver.mjs';
import * as firefox from './firefox.mjs';
import journeys from './journeys.mjs';
import * as webkit from './webkit.mjs';

const BROWSERS = { Firefox: firefox, WebKit: webkit };
const TIMEOUT_MS = 120_000;
const url = process.env.EXEMPLAR_URL;
if (!url) throw new Error('EXEMPLAR_URL is the address of a served site');
const wanted = process.argv.slice(2).join(' ');
const shots = fileURLToPath(new URL('../../.exemplar/shots', import.meta.url));

let [passed, failed, skipped] = [0, 0, 0];
for (const [name, kind] of Object.entries(BROWSERS)) {
  const mine = Object.entries(journeys).filter(([journey]) => `${name}: ${journey}`.includes(wanted));
  if (mine.length === 0) continue;
  if (!kind.program()) {
    console.log(`skipped: no ${name} here (${mine.length} journeys)`);
    skipped += mine.length;
    continue;
  }
  for (const [journey, take] of mine) {
    const begun = performance.now();
    const failure = await taken(kind, take, `${name}: ${journey}`);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (failure instanceof Error) {
      failed += 1;
      console.log(`not ok ${name}: ${journey} (${seconds} s)\n${String(failure.stack).replace(/^/gm, '    ')}`);
    } else {
      passed += 1;
      console.log(`ok ${name}: ${journey} (${seconds} s)${failure ? `: ${failure}` : ''}`);
    }
  }
}
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`journeys: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** Takes one journey; gives what it has to say, or why it failed. */
async function taken(kind, take, name) {
  let browser;
  try {
    browser = await kind.start();
    const page = drive(browser.send);
    const late = new Promise((_, reject) => setTimeout(reject, TIMEOUT_MS, new Error(`not done after ${TIMEOUT_MS} ms`)).unref());
    try {
      const said = await Promise.race([take({ page, url, downloads: browser.downloads, assert }), late]);
      return said && `${browser.version}, ${said}`;
    } catch (error) {
      mkdirSync(shots, { recursive: true });
      const path = join(shots, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`);
      const picture = await page.picture().catch(() => null);
      if (picture) writeFileSync(path, Buffer.from(picture, 'base64'));
      error.stack += `\nscreenshot: ${path}`;
      return error;
    }
  } catch (error) {
    return error;
  } finally {
    await browser?.stop();
  }
}
