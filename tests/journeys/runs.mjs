// Many requests: ten thousand runs through the queue, and two tabs that write one ledger.
import { answerWith, ledger, place } from './_services.mjs';
import { downloaded, field, open, paste, run } from './_studio.mjs';

export default {
  'ten thousand runs, left in the middle and gone on with: none is lost, none paid for twice': async ({ page, url, server, assert, lasts }) => {
    lasts(420_000);
    const { url: hostile } = await server('hostile');
    await fetch(`${hostile}/forget`, { method: 'POST' });
    await open(page, url);
    await answerWith(page, { address: `${hostile}/fast/v1` });
    await place(page, 'Measure');
    await page.getByRole('button', { name: /Which version is better/ }).click();
    await field(page, 'Rows to test on').focus();
    await paste(page, Array.from({ length: 250 }, (_, i) => `this is run-${i}\tyes`).join('\n'));
    await page.getByText('250 rows').waitFor();
    await page.getByRole('checkbox', { name: /^tiny/ }).check();
    await page.getByRole('checkbox', { name: /^Sprout/ }).uncheck();
    await page.getByText('More settings', { exact: true }).click();
    for (const [name, value] of [[/^Times each row is asked/, '20'], [/^Temperature/, '0.8']]) {
      const number = page.getByRole('spinbutton', { name });
      await number.fill(value);
      await number.press('Enter');
    }
    await page.getByText('At most 10,000 calls').waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    const count = page.getByText(/of 10,000 calls/).first();
    await count.filter({ hasText: /^[3-9],\d{3} of/ }).waitFor({ timeout: 160_000 });
    await page.reload();
    await place(page, 'Measure');
    await page.getByRole('button', { name: /Which version is better\?.*Paused/ }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('region', { name: 'Every result' }).waitFor({ timeout: 200_000 });
    const { runs, n_asked } = await (await fetch(`${hostile}/seen`)).json();
    const answered = Object.values(runs).map((it) => it[1]);
    // 250 rows, 20 times, with and without examples; what was under way at the reload was asked once more.
    assert.equal(answered.length, 250);
    assert.equal(Math.min(...answered), 40);
    assert.equal(n_asked < 10_150, true, `${n_asked} asked`);
  },

  'two tabs write the ledger at the same time, and no row is lost': async ({ page, context, url, server, assert }) => {
    const TIMES = 12;
    const { url: hostile } = await server('hostile');
    await fetch(`${hostile}/forget`, { method: 'POST' });
    await open(page, url);
    await answerWith(page, { address: `${hostile}/fast/v1` });
    const second = await context.newPage();
    await open(second, url);
    await second.getByText(/Run sends /).waitFor();
    const tabs = [[page, 'run-first'], [second, 'run-second']];
    for (const [tab, name] of tabs) {
      await field(tab, 'Message').or(field(tab, 'Input')).first().fill(`this is ${name}`);
    }
    // Both at once, again and again: more than one write of the ledger falls between.
    for (let i = 0; i < TIMES; i += 1) await Promise.all(tabs.map(([tab]) => run(tab)));
    const { runs } = await (await fetch(`${hostile}/seen`)).json();
    assert.deepEqual(Object.keys(runs).sort(), ['run-first', 'run-second']);
    for (const [asked] of Object.values(runs)) assert.equal(asked, TIMES);
    // A tab sees what the others wrote when it is opened.
    await second.close();
    await page.reload();
    await place(page, 'Services');
    await ledger(page).nth(1).waitFor();
    const { text } = await downloaded(page, () => page.getByRole('button', { name: 'Save as JSON' }).click());
    const rows = JSON.parse(text);
    const all = (Array.isArray(rows) ? rows : rows.rows).filter((it) => it.why === 'Run');
    assert.equal(all.length, 2 * TIMES);
  },
};
