// How long 5,000 versions of a 100 KB project take from the press on Versions to the list, out of IndexedDB. Called by
// `cargo xtask bench history`, whose native part has written the log and the project into the folder EXEMPLAR_HISTORY.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const LIMIT_MILLIS = 200;
const ROUNDS = 9;
const BIG = 'b'.repeat(32);
// As `versions::log` lays a log into the store.
const PIECE_BYTES = 64 << 10;

const folder = process.env.EXEMPLAR_HISTORY;
const record = [...readFileSync(join(folder, 'record'))];
const log = readFileSync(join(folder, 'log'));
const pieces = [];
for (let at = 0; at < log.length; at += PIECE_BYTES) pieces.push([0, ...log.subarray(at, at + PIECE_BYTES)]);

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.on('pageerror', (error) => console.error(String(error)));
await page.goto(process.env.EXEMPLAR_URL);
const field = (name) => page.getByRole('textbox', { name, exact: true });
await field('Instruction').fill('A small project.');
await page.getByText('Saved', { exact: true }).waitFor();

/** Puts values under keys into the studio's store, or reads one. */
const store = (values) =>
  page.evaluate(
    (values) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('exemplar', 1);
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('records', 'readwrite');
          const records = writing.objectStore('records');
          for (const [key, bytes] of values) records.put(new Uint8Array(bytes), key);
          writing.oncomplete = () => done(opening.result.close());
          writing.onerror = () => failed(writing.error);
        };
      }),
    values,
  );
const last = await page.evaluate(
  () =>
    new Promise((done) => {
      const opening = indexedDB.open('exemplar', 1);
      opening.onsuccess = () => {
        const reading = opening.result.transaction('records').objectStore('records').get('last');
        reading.onsuccess = () => done([...new Uint8Array(reading.result.buffer ?? reading.result)]);
      };
    }),
);
const names = pieces.map((bytes, at) => [`history/${BIG}/00000000/${String(at).padStart(8, '0')}`, bytes]);
await store([[`project/${BIG}`, record], ...names]);

const times = [];
for (let round = 0; round < ROUNDS; round++) {
  // The small project is the last one, so the module of the place reads its history when it begins and not the big one.
  await store([['last', last]]);
  await page.goto('about:blank');
  await page.goto(`${process.env.EXEMPLAR_URL}#files`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByRole('button', { name: /^Projects?( menu)?$/ }).click();
  await page.getByRole('menuitem', { name: 'Support mail', exact: true }).click();
  // The place looks at which project is open twice a second.
  await page.waitForTimeout(2000);
  times.push(
    await page.evaluate(
      () =>
        new Promise((done) => {
          const begun = performance.now();
          const look = new MutationObserver(() => {
            if (document.querySelectorAll('.versions__list > li').length < 50) return;
            look.disconnect();
            const after = new MessageChannel();
            after.port1.onmessage = () => done(performance.now() - begun);
            requestAnimationFrame(() => after.port2.postMessage(0));
          });
          look.observe(document.body, { childList: true, subtree: true });
          location.hash = 'files/versions';
        }),
    ),
  );
}
const more = await page.getByRole('button', { name: /^Show \d+ more/ }).count();
if (!more) throw new Error('the list is not the long one');
await browser.close();
times.sort((a, b) => a - b);
const median = times[Math.floor(ROUNDS / 2)];
const line = { case: '5,000 versions of a 100 KB project, from the press to the list', median, fastest: times[0], slowest: times.at(-1), 'log bytes': log.length, 'last bytes': statSync(join(folder, 'record')).size };
console.log(`opened and drawn in ${median.toFixed(0)} ms (median of ${ROUNDS}, ${times[0].toFixed(0)} to ${times.at(-1).toFixed(0)})`);
console.log(JSON.stringify(line));
if (median > LIMIT_MILLIS) {
  console.log(`more than ${LIMIT_MILLIS} ms`);
  process.exitCode = 1;
}
