// Who judges in the Measure place: a person by votes, a model by a rubric, several ways with weights.
import { ask, notes, places, sentence, setUpVersions, start } from './_measure.mjs';
import { button, field, open, paste, setNumber } from './_studio.mjs';

export default {
  'a person judges side by side with keys, blind, and finds the votes again after a reload': async ({ page, url, assert, axe }) => {
    await setUpVersions(page, url);
    await start(page);
    await sentence(page);
    const judging = page.getByRole('region', { name: 'Judge them yourself' });
    await judging.getByRole('button', { name: 'Begin to judge' }).click();
    const bar = judging.getByRole('status').first();
    const [, n] = (await bar.textContent()).match(/^0 of (\d+)/);
    assert.deepEqual(await axe(page), []);
    // Always the one on the left: half of the rows have your prompt there, so nobody wins.
    await page.keyboard.press('1');
    await judging.getByText(`1 of ${n}`).waitFor();
    await page.keyboard.press('0');
    await judging.getByText(`2 of ${n}`).waitFor();
    await page.keyboard.press('u');
    await judging.getByText(`1 of ${n}`).waitFor();
    await judging.getByRole('button', { name: 'First is better' }).click();
    await judging.getByText(`2 of ${n}`).waitFor();
    for (let i = 2; i < Number(n); i++) {
      await page.keyboard.press('1');
      await judging.getByText(`${i + 1} of ${n}`).waitFor();
    }
    const verdict = judging.getByText(/^By your votes: /);
    const said = (await verdict.textContent()).trim();
    assert.equal(/is better/.test(said), false, said);
    assert.deepEqual(await axe(page), []);

    await judging.getByText('kept on this device').waitFor();
    await page.reload();
    await places(page).getByText('Measure').first().waitFor();
    await button(page, /^Sort messages: Which version is better\?/).click();
    await page.getByText(`${n} of ${n}`).waitFor();
    assert.equal((await page.getByText(/^By your votes: /).textContent()).trim(), said);
  },

  'a judge with a rubric is named, and so is how often the order decided': async ({ page, url, assert, axe }) => {
    await setUpVersions(page, url);
    await page.getByRole('radio', { name: 'A model judges by a rubric' }).check();
    await page.getByText('Write a rubric: what a better answer does.').waitFor();
    await field(page, 'Rubric').fill('It names the right kind.');
    await page.getByRole('radio', { name: /^Practice model: a judge/ }).check();
    await page.getByText('At most 160 calls').waitFor();
    assert.deepEqual(await axe(page), []);
    await start(page);
    const said = await sentence(page);
    assert.match(said, /^Practice model: a judge, judging by your rubric: Your prompt is better \(.*\)\. On \d+ of 40 pairs \(\d+%\) it changed its mind with the order\.$/);
    await page.getByRole('heading', { name: 'How much more often preferred than the first' }).waitFor();
  },

  'ways to judge are weighed, and settings are compared': async ({ page, url, assert, axe }) => {
    await setUpVersions(page, url);
    await page.getByRole('radio', { name: 'Several of these, or rules of your own, with weights' }).check();
    await page.getByText('Add a way to judge, with a weight.').waitFor();
    await button(page, 'Add a way').click();
    await button(page, 'Add a way').click();
    await setNumber(page, 'Weight of way 1', '3');
    await page.getByText('Sum of the weights: 4').waitFor();
    await page.getByText('Does temperature matter? Compare settings too').click();
    await button(page, 'Add settings').click();
    await page.getByText('At most 160 calls').waitFor();
    await page.getByRole('checkbox', { name: /^Version B with temperature 0\.7/ }).uncheck();
    await page.getByText('At most 120 calls').waitFor();
    assert.deepEqual(await axe(page), []);
    await start(page);
    await sentence(page);
    assert.equal((await notes(page)).some((it) => it.startsWith('Your prompt · temperature 0.7: ')), true, `${await notes(page)}`);
  },

  'rules of one’s own judge rows that have no right answers, and a model gives its opinion': async ({ page, url, assert, axe }) => {
    await open(page, url);
    await ask(page, 'Which version is better?');
    await field(page, 'Rows to test on').focus();
    await paste(page, 'My parcel has not come yet.\nI paid twice for one order.\nThe map does not load.\n');
    await page.getByText('None of the rows has a right answer.').waitFor();
    await page.getByRole('radio', { name: 'Several of these, or rules of your own, with weights' }).check();
    await button(page, 'Add a rule').click();
    const first = page.getByRole('group', { name: 'Rule 1', exact: true });
    // A rule that says nothing is named before the start.
    await page.getByText('Rule 1: ').waitFor();
    await first.getByRole('combobox', { name: 'What rule 1 asks' }).selectOption({ label: 'It matches the pattern (regular expression)' });
    await first.getByRole('textbox', { name: 'Words of rule 1' }).fill('^ ?(Delivery|Billing|Bug)$');
    await page.getByText('At most 6 calls').waitFor();
    await button(page, 'Add a rule').click();
    const second = page.getByRole('group', { name: 'Rule 2', exact: true });
    await second.getByRole('combobox', { name: 'What rule 2 asks' }).selectOption({ label: 'It has at most so many words' });
    await setNumber(page, 'Number of rule 2', '3');
    await button(page, 'Add a rule').click();
    const third = page.getByRole('group', { name: 'Rule 3', exact: true });
    await third.getByRole('combobox', { name: 'What rule 3 asks' }).selectOption({ label: 'A model says it does what is asked here' });
    await third.getByRole('textbox', { name: 'Words of rule 3' }).fill('It names the right kind.');
    await setNumber(page, 'Weight of rule 3', '2');
    await button(page, 'Add a rule').click();
    const fourth = page.getByRole('group', { name: 'Rule 4', exact: true });
    await fourth.getByRole('combobox', { name: 'What rule 4 asks' }).selectOption({ label: 'The model was this sure of its words, or surer (perplexity at most)' });
    await page.getByText('Sum of the weights: 5').waitFor();
    await page.getByText('Choose the model that judges.').waitFor();
    await page.getByRole('radio', { name: /^Practice model: a judge/ }).check();
    // An answer of each version to each row, and an opinion on it.
    await page.getByText('At most 12 calls').waitFor();
    assert.deepEqual(await axe(page), []);
    await start(page);
    await sentence(page);
    const told = await notes(page);
    for (const begins of ['Your prompt: 3 of 3', 'Your prompt: mean score 1.00', 'What Practice model: a judge said of each answer is its opinion']) {
      assert.equal(told.some((it) => it.startsWith(begins)), true, `${begins}: ${told}`);
    }
  },
};
