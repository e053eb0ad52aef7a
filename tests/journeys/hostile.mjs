// Servers that misbehave: each ends in words of its own, what came is kept, and the page goes on answering.
import { answerWith, lastAnswer, place } from './_services.mjs';
import { button, field, open, run } from './_studio.mjs';

const HUNDRED_MB = 100e6;

const stop = (page) => button(page, 'Stop').first();
/** The paragraph of the last answer, once it holds these words. */
const text = (page, words) => lastAnswer(page).getByRole('paragraph').first().filter({ hasText: words });

/** Opens the page with a service that misbehaves in this way. */
async function face(page, url, hostile, mode) {
  // A host that fails again and again is left alone for a while; a new visit forgets that.
  await open(page, url);
  await answerWith(page, { address: `${hostile}/${mode}/v1` });
}

/** Types into the prompt and reads it back: the page answers. */
async function typeAndRead(page) {
  const words = `still here ${Math.random()}`;
  await field(page, 'Instruction').fill(words);
  await page.getByLabel('The prompt as the model receives it').getByText(words).first().waitFor();
}

/** Notes the longest time between two turns of the page from now on; `gap` tells it. */
async function watch(page) {
  await page.evaluate(() => {
    window.longestGap = 0;
    let last = performance.now();
    const turn = () => {
      const now = performance.now();
      window.longestGap = Math.max(window.longestGap, now - last);
      last = now;
      setTimeout(turn, 1);
    };
    turn();
  });
}
const gap = async (page, what) => {
  const millis = await page.evaluate(() => window.longestGap);
  console.log(`    longest gap, ${what}: ${millis.toFixed(0)} ms`);
};

export default {
  'one byte after another is an answer that grows, and is stopped': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await face(page, url, hostile, 'slow-bytes-10');
    await watch(page);
    await button(page, 'Run').first().click();
    await text(page, /^The$/).waitFor();
    // While it comes in, the page answers.
    await typeAndRead(page);
    await text(page, /^The answer$/).waitFor();
    await stop(page).click();
    await lastAnswer(page).getByText(/you stopped it/).waitFor();
    assert.match(await text(page, /The/).textContent(), /^The answer( to)?$/);
    await gap(page, 'slow bytes');
  },

  'an answer of single bytes is whole': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await face(page, url, hostile, 'bytes');
    await watch(page);
    await run(page);
    assert.match(await text(page, /./).textContent(), /^Grüße — 日本/);
    await gap(page, 'single bytes');
  },

  'a stream without end is stopped, and what came stays': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await face(page, url, hostile, 'endless');
    await watch(page);
    await button(page, 'Run').first().click();
    await text(page, /(on\s*){20}/).waitFor();
    await typeAndRead(page);
    await stop(page).click();
    await lastAnswer(page).getByText(/you stopped it/).waitFor();
    assert.match(await text(page, /./).textContent(), /^(on\s*){20,}$/);
    await button(page, 'Run').first().waitFor();
    await gap(page, 'endless');
  },

  'a server that never answers is waited for, stopped, and in the end given up': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await page.clock.install();
    // A browser's numbers of timers fit 32 bits; those of Playwright's clock begin at 10¹².
    await page.addInitScript(() => {
      const FIRST = 1e12;
      const { setTimeout: set, clearTimeout: clear } = window;
      window.setTimeout = (...given) => set(...given) - FIRST;
      window.clearTimeout = (number) => clear(number + FIRST);
    });
    for (const mode of ['stuck', 'silent']) {
      await face(page, url, hostile, mode);
      await button(page, 'Run').first().click();
      await stop(page).click();
      await lastAnswer(page).getByText(/you stopped it/).waitFor();
      assert.doesNotMatch(await lastAnswer(page).innerText(), /ended at once/);
      await button(page, 'Run').first().click();
      await stop(page).waitFor();
      await typeAndRead(page);
      // Five minutes is how long a program on this machine may take to load its model; the retries add theirs.
      const over = lastAnswer(page).getByRole('alert');
      for (let minutes = 0; minutes < 60 && !(await over.isVisible()); minutes += 1) await page.clock.fastForward('01:00');
      assert.match(await over.textContent(), /did not answer (in|within the) time/);
      await button(page, 'Run').first().waitFor();
    }
  },

  'a line of 100 MB ends in a sentence, and the page is alive': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await face(page, url, hostile, `long-line-${HUNDRED_MB / 1e6}`);
    await watch(page);
    await run(page);
    const said = await lastAnswer(page).getByRole('alert').textContent();
    assert.match(said, /^The service sent more than is read here/);
    assert.equal(said.length < 1000, true, said.slice(0, 1000));
    await typeAndRead(page);
    await gap(page, 'a line of 100 MB');
  },

  'wrong encodings end in words, or in the letters that can be read': async ({ page, url, server, assert, problems }) => {
    const { url: hostile } = await server('hostile');
    // What is readable is read; the bytes that are no letters are shown as such.
    for (const [mode, words] of [['gzip', /^The answer to/], ['bad-utf8', /\uFFFD.*after/], ['latin1-lie', /\uFFFD/]]) {
      await face(page, url, hostile, mode);
      await run(page);
      assert.match(await text(page, /./).textContent(), words, mode);
    }
    for (const [mode, words] of [['utf16', /not in this protocol's format/], ['gzip-lie', /^The connection to .* broke off/], ['truncated', /^The answer broke off/]]) {
      await face(page, url, hostile, mode);
      await run(page);
      assert.match(await lastAnswer(page).getByRole('alert').first().textContent(), words, mode);
      await typeAndRead(page);
    }
    // The browser's own words about what it could not unpack.
    problems.length = 0;
  },

  'a server that sends the request on to another host gets a sentence, the other host nothing': async ({ page, url, server, assert, problems }) => {
    const { url: hostile } = await server('hostile');
    await fetch(`${hostile}/forget`, { method: 'POST' });
    await face(page, url, hostile, 'redirect');
    await run(page);
    assert.match(await lastAnswer(page).getByRole('alert').textContent(), /another address/);
    assert.deepEqual(await (await fetch(`${hostile}/caught`)).json(), []);
    await typeAndRead(page);
    await place(page, 'Services');
    await page.getByRole('region', { name: 'Requests' }).getByRole('row').nth(1).waitFor();
    problems.length = 0;
  },
};
