// Measure with answers that are judged by their meaning: a model of this page reads them, and nothing is read twice.
import { notes, places, saveResults, sentence, setUpVersions, start } from './_measure.mjs';
import { button, setNumber } from './_studio.mjs';

export default {
  'answers are judged by their meaning with a model of this page, and nothing is read twice': async ({ page, url, assert, axe }) => {
    await setUpVersions(page, url);
    await page.getByRole('radio', { name: 'It is similar in meaning' }).check();
    // What is missing is said before the start.
    await page.getByText('add the GGUF file of an embedding model').waitFor();
    assert.equal(await button(page, 'Start').isDisabled(), true);
    const comparing = page.getByRole('region', { name: 'How near in meaning' });
    await comparing.getByRole('radio', { name: /^Sprout .* not made for this, by its name/ }).check();
    await setNumber(page, 'Near enough from', '0.9');
    // 80 answers, 80 comparisons with 3 different right answers.
    await page.getByText('At most 163 calls').waitFor();
    assert.deepEqual(await axe(page), []);
    await start(page);
    const said = await sentence(page);
    assert.match(said, /^Your prompt is better/);
    const told = await notes(page);
    for (const begins of ['Your prompt: mean similarity ', 'Version B: mean similarity ', 'Sprout compared the meanings: ', 'As far as its name says, Sprout was not made to compare meanings']) {
      assert.equal(told.some((it) => it.startsWith(begins)), true, `${begins}: ${told}`);
    }
    // Equal texts are 1; others are what the model made of them, and not all the same.
    const lines = await saveResults(page);
    const cells = lines.map((it) => it.split(','));
    const scores = cells.map((it) => Number(it.at(-1)));
    for (const [at, cell] of cells.entries()) {
      const [, , , expected, answer] = cell;
      assert.equal(scores[at] === 1, expected === answer, lines[at]);
      assert.equal(scores[at] >= 0 && scores[at] <= 1, true, lines[at]);
    }
    assert.equal(new Set(scores).size > 2, true, `${scores}`);
    const table = page.getByRole('table', { name: 'Every result' });
    await table.getByRole('cell', { name: /^right 1\.00$/ }).first().waitFor();
    assert.deepEqual(await axe(page), []);

    // The same once more, after a reload: with a model that is not in memory yet, and none is asked.
    await page.reload();
    await places(page).getByText('Measure').first().waitFor();
    await button(page, /^Sort messages: Which version is better\?/).click();
    assert.equal(await sentence(page), said);
    await button(page, 'Change and run again').click();
    await start(page);
    assert.equal(await sentence(page), said);
    assert.deepEqual(await saveResults(page), lines);
  },
};
