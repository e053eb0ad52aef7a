// Versions: made while the person works, compared, restored, named, branched, merged, and there after a reload.
import { exactCount, field, open, paste, saved } from './_studio.mjs';

const place = (page, name) => page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click();
const screen = (page, name) => page.getByRole('navigation', { name: 'Screens of this place' }).getByRole('link', { name }).click();
const list = (page) => page.getByRole('list', { name: 'Versions, newest first' });
const rows = (page) => list(page).locator('> li');
const row = (page, name) => list(page).getByRole('button', { name });

async function versions(page) {
  await place(page, 'Files');
  await screen(page, 'Versions');
  await page.getByRole('heading', { name: 'Versions', level: 1 }).waitFor();
}

async function instruct(page, text) {
  await place(page, 'Write');
  await field(page, 'Instruction').fill(text);
  await saved(page);
}

/** Does something that makes a version, and waits until it is kept: then the other tabs are told, to show it. */
async function untilKept(page, act) {
  await page.evaluate(() => {
    globalThis.kept = new Promise((done) => {
      const tab = new BroadcastChannel('exemplar');
      tab.onmessage = ({ data }) => String(data).startsWith('versions ') && done(tab.close());
    });
  });
  await act();
  await page.evaluate(() => globalThis.kept);
}

export default {
  'a version is compared, restored and still there after a reload': async ({ page, url, assert, axe }) => {
    await open(page, url);
    await instruct(page, 'Sort the letters by their date.');
    await versions(page);
    await rows(page).first().waitFor();
    await instruct(page, 'Sort the parcels by their date.');
    await versions(page);
    await row(page, /Instruction reworded/).first().click();
    const change = page.locator('.versions__change').first();
    await change.getByText('parcels').waitFor();
    assert.equal(await change.locator('del').textContent(), 'letters');
    assert.equal(await change.locator('ins').textContent(), 'parcels');
    assert.deepEqual(await axe(page), []);
    await row(page, /Instruction reworded/).first().click();
    // The one before.
    await rows(page).nth(1).getByRole('button').first().click();
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByText('Restored. The project is as it was then').waitFor();
    await place(page, 'Write');
    assert.equal(await field(page, 'Instruction').inputValue(), 'Sort the letters by their date.');
    // An ordinary step: undo takes it back.
    await page.getByRole('button', { name: /^Undo/ }).click();
    assert.equal(await field(page, 'Instruction').inputValue(), 'Sort the parcels by their date.');
    await saved(page);
    await page.reload();
    await field(page, 'Instruction').waitFor();
    await versions(page);
    await row(page, /^Restored: /).waitFor();
    assert.ok((await rows(page).count()) >= 4);
  },

  'two versions are compared with what each costs, as the page counts it': async ({ page, url, assert }) => {
    await open(page, url);
    await page.getByLabel('Counted with').selectOption({ label: 'o200k_base (GPT-4o and later)' });
    const counts = [];
    for (const text of ['Sort the letters by their date, and by nothing else.', 'Sort the letters.']) {
      await instruct(page, text);
      counts.push(await exactCount(page));
      await versions(page);
      await rows(page).first().waitFor();
    }
    const [old, now] = counts;
    assert.ok(now < old);
    await row(page, /Instruction reworded/).first().click();
    await page.getByText(`Tokens of the prompt: ${old} → ${now} (−${old - now}), counted with o200k_base.`).waitFor();
  },

  'versions are kept though the place was never opened': async ({ page, url }) => {
    await open(page, url);
    for (const words of ['First words.', 'Second words.']) {
      // The module comes with the first change, and each pause makes a version.
      await untilKept(page, async () => {
        await field(page, 'Instruction').fill(words);
        await saved(page);
      });
    }
    await page.reload();
    await field(page, 'Instruction').waitFor();
    await versions(page);
    await rows(page).nth(1).waitFor();
    await row(page, /Instruction reworded/).first().waitFor();
  },

  'a version is named and pinned, branched and merged again': async ({ page, url, assert }) => {
    await open(page, url);
    await instruct(page, 'Sort the letters by their date.');
    await versions(page);
    await rows(page).first().getByRole('button').first().click();
    await page.getByLabel('A name of your own').fill('as sent to Ana');
    await page.getByRole('button', { name: 'Name', exact: true }).click();
    await row(page, /as sent to Ana/).waitFor();
    await page.getByRole('button', { name: 'Pin', exact: true }).click();
    await page.getByRole('button', { name: 'Unpin', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Branch', exact: true }).click();
    await page.getByText('is a project of its own now, and it is open.').waitFor();
    // Open at once, as a project that remembers where it came from.
    await page.waitForFunction(() => document.querySelector('.top-bar input')?.value.endsWith('(branch)'));
    await page.getByText('This project began as a branch of').waitFor();
    await instruct(page, 'Sort the parcels by their date.');
    await versions(page);
    await row(page, /Instruction reworded/).first().waitFor();
    await page.getByLabel('From the project').waitFor();
    const names = await page.getByLabel('From the project').locator('option').allTextContents();
    assert.ok(names.length && !names.some((it) => it.endsWith('(branch)')), names.join());
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    // The one it came from has changed nothing since.
    await page.getByRole('alert').getByText('There is nothing to merge').waitFor();
  },

  'the change that broke a row is found among the versions, and results stand beside theirs': async ({ page, url, assert, axe }) => {
    await open(page, url);
    const steps = [
      () => field(page, 'Instruction').fill('Put each message into its kind.'),
      () => page.getByRole('button', { name: 'Switch all examples off' }).click(),
      () => field(page, 'Instruction').fill('Put each message into a kind.'),
    ];
    for (const step of steps) {
      await place(page, 'Write');
      await step();
      await saved(page);
      await versions(page);
      await rows(page).first().waitFor();
    }
    await place(page, 'Measure');
    await page.getByRole('button', { name: /Which version is better/ }).click();
    await field(page, 'Rows to test on').focus();
    await paste(page, 'My parcel has not come yet.\tDelivery\nI paid twice for one order.\tBilling');
    await page.getByText('2 rows').waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    const sentence = await page.getByRole('region', { name: 'What came out' }).getByRole('status').first().textContent();
    const which = page.getByRole('region', { name: 'Which change broke a row?' });
    await which.getByRole('spinbutton', { name: 'Row' }).fill('2');
    await which.getByRole('button', { name: 'Find the change' }).click();
    await which.getByText(/Row 2 came out right until this change: .*switched off/i).waitFor();
    assert.deepEqual(await axe(page), []);
    await versions(page);
    // The sentence of the experiment, at the version that it was got with.
    await rows(page).first().getByText(sentence).waitFor();
  },
};
