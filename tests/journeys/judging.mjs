// Who judges in the Measure place: a person by votes, a model by a rubric, several ways with weights.
import { notes, places, sentence, setUpVersions, start } from './_measure.mjs';
import { button, field, setNumber } from './_studio.mjs';

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
    await page.getByRole('radio', { name: 'Several of these together, with weights' }).check();
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
};
